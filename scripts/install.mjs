import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { birthOf } from '../server/platform/database/embedded-claims.mjs'
import { alone, fromRoot, run } from './lib.mjs'

const STAMP = 'node_modules/.installed'
/** npm writes this last, so it is absent during an install and after a broken one. */
const NPM_RECORD = 'node_modules/.package-lock.json'

const RUNNING = 'dist/installing'

/** Makes `node_modules` what the lock says, unless it is that already. */
export async function install(step) {
  if (isInstalled()) return
  await alone(async () => {
    await earlierInstall()
    if (isInstalled()) return
    await step('Installing packages, once, about a minute', installNow)
  })
}

/** Whether the packages of this lock are installed, for this system and this Node; by us or by hand. */
export function isInstalled() {
  if (!existsSync(fromRoot(NPM_RECORD))) return false
  const stamp = fromRoot(STAMP)
  const wanted = wantedStamp()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  if (!holdsAll(readJson('package-lock.json'), readJson(NPM_RECORD))) return false
  try {
    writeFileSync(stamp, wanted)
  } catch {
    // A read-only installation, made by hand: looked through at every start.
  }
  return true
}

/** npm outlives a start that was killed outright, and two in one folder would destroy each other's work: so it goes first. */
async function earlierInstall() {
  if (!existsSync(fromRoot(RUNNING))) return
  const { pid, birth } = readJson(RUNNING)
  if (birth !== undefined && birthOf(pid) === birth)
    console.log(`Waiting for process ${pid}, an npm that installs here ...`)
  while (birth !== undefined && birthOf(pid) === birth) await sleep(100)
  rmSync(fromRoot(RUNNING), { force: true })
}

/** `--include=dev`: the build tools are needed also where NODE_ENV is production. */
async function installNow() {
  const npm = findNpm()
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const onStart = (pid) => {
    writeFileSync(fromRoot(`${RUNNING}.draft`), JSON.stringify({ pid, birth: birthOf(pid) }))
    renameSync(fromRoot(`${RUNNING}.draft`), fromRoot(RUNNING))
  }
  const { code, output } = await run(npm.program, [...npm.before, ...args], { shell: npm.shell, onStart })
  if (code !== 0) {
    throw new Error(
      `${output.trim()}\n\nThe packages could not be installed. If npm could not reach its registry, set the proxy or ` +
        'mirror it should use (npm config set registry, proxy) and start again; nothing half-done is in the way.',
    )
  }
  writeFileSync(fromRoot(STAMP), wantedStamp())
  rmSync(fromRoot(RUNNING), { force: true })
}

function wantedStamp() {
  const lock = readFileSync(fromRoot('package-lock.json'))
  const system = `${process.versions.node.split('.')[0]} ${process.platform} ${process.arch}`
  return createHash('sha256').update(lock).update(system).digest('hex')
}

/**
 * Whether npm's record of what it installed has every package of the lock that belongs on this system. An optional one
 * may be absent when it is made for other systems, or names none: then it serves only such a one.
 */
export function holdsAll(lock, record, { platform, arch } = process) {
  return Object.entries(lock.packages).every(([path, { version, optional, os, cpu, libc, link }]) => {
    if (path === '' || link) return true
    const installed = record.packages[path]
    if (installed) return installed.version === version
    const belongsHere = os?.includes(platform) && (cpu?.includes(arch) ?? true) && libc === undefined
    return optional === true && !belongsHere
  })
}

const readJson = (path) => JSON.parse(readFileSync(fromRoot(path), 'utf8'))

/** The npm that started us, else the one that came with this Node, else whatever the system calls npm. */
export function findNpm() {
  const beside = dirname(process.execPath)
  const scripts = [
    process.env.npm_execpath,
    join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(beside, 'node_modules/npm/bin/npm-cli.js'),
  ]
  const script = scripts.find((file) => file && /npm-cli\.js$/.test(file) && existsSync(file))
  if (script) return { program: process.execPath, before: [script], shell: false }
  return { program: 'npm', before: [], shell: process.platform === 'win32' }
}
