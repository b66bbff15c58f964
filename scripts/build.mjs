/** `npm run build`: server, console and widget into `dist`, each only when something it is made of has changed. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install, isInstalled } from './install.mjs'
import { alone, createSteps, fromRoot, root, runNode } from './lib.mjs'
import { checkNode } from './node-version.mjs'

const HELP = `npm run build -- [--force]

Builds the server, the console and the widget into dist/, each when its sources have changed.

  --force   build all of them in any case
  --help    show this`

/** What each part is made of; the screens read contracts from the server's folders. */
const PARTS = [
  { name: 'server', entry: 'server/main.ts', sources: ['server', 'libs', 'seed'], make: bundleServer },
  { name: 'console', entry: 'console/vite.config.ts', sources: ['console', 'server', 'libs'], make: viteBuild },
  { name: 'widget', entry: 'widget/vite.config.ts', sources: ['widget', 'server', 'libs'], make: viteBuild },
]
const SHARED_SOURCES = ['package-lock.json', 'package.json', 'tsconfig.json', 'scripts/build.mjs']
const NOT_BUILT_FROM = /\.(test\.tsx?|sql|md)$/

async function main(argv) {
  checkNode()
  if (argv.includes('--help')) return console.log(HELP)
  if (argv.includes('--force')) for (const { name } of PARTS) rmSync(stampOf(name), { force: true })
  const step = createSteps(Number(!isInstalled()) + Number(staleParts().length > 0))
  try {
    await install(step)
    await build(step)
    console.log('Built: dist/ is up to date.')
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}

/** Builds what is stale. A build that fails or is killed leaves the last good one in its place. */
export async function build(step) {
  if (staleParts().length === 0) return
  await alone(async () => {
    const stale = staleParts()
    if (stale.length === 0) return
    const names = stale.map(({ name }) => name).join(', ')
    await step(`Building ${names}`, () => buildAll(stale))
  })
}

/** The parts whose sources differ from those they were last built from, each with the stamp of the sources now. */
export function staleParts() {
  const hashes = new Map()
  return PARTS.filter(({ entry }) => existsSync(fromRoot(entry)))
    .map((part) => ({ ...part, stamp: stampFor(part, hashes) }))
    .filter(({ name, stamp }) => !existsSync(outputOf(name)) || readStamp(name) !== stamp)
}

/** Waits for all of them even when one fails, so that none still writes when the next build begins. */
async function buildAll(parts) {
  const built = await Promise.allSettled(parts.map(buildPart))
  const failed = built.find(({ status }) => status === 'rejected')
  if (failed) throw failed.reason
}

async function buildPart(part) {
  removeDrafts(part.name)
  // A name of its own: a build tool may outlive a start that was killed outright, and still be writing.
  const draft = `${outputOf(part.name)}.draft-${randomBytes(6).toString('hex')}`
  await part.make(part, draft)
  rmSync(stampOf(part.name), { force: true })
  rmSync(outputOf(part.name), { recursive: true, force: true })
  renameSync(draft, outputOf(part.name))
  writeFileSync(stampOf(part.name), part.stamp)
}

function removeDrafts(name) {
  const drafts = readdirSync(fromRoot('dist')).filter((entry) => entry.startsWith(`${name}.draft`))
  for (const draft of drafts) rmSync(fromRoot(`dist/${draft}`), { recursive: true, force: true, maxRetries: 5 })
}

/** Threads of the server: `server/platform/thread.ts` looks for them beside it. */
const THREADS = [
  'server/modules/assist/themes/themes-worker.ts',
  'server/modules/bot/train-worker.ts',
  'server/modules/identity/hash-worker.ts',
  'server/modules/intraday/desk-worker.ts',
  'server/modules/rosters/search-worker.ts',
  'server/modules/rosters/simulation-worker.ts',
  'server/modules/workforce/foretell-worker.ts',
]

/** One file, and one a thread; packages stay outside, and SQL files are read from the sources. */
async function bundleServer({ entry }, folder) {
  const { build } = await import('esbuild')
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [entry, ...THREADS].map((file) => ({ in: file, out: basename(file, '.ts') })),
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: true,
      logLevel: 'silent',
    })
  } catch (error) {
    throw new Error(`The server could not be built:\n${error.message}`)
  }
}

async function viteBuild({ name, entry }, folder) {
  const args = ['build', '-c', fromRoot(entry), '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn']
  const { code, output } = await runNode('node_modules/vite/bin/vite.js', args, { env: { NODE_ENV: 'production' } })
  if (code !== 0) throw new Error(`The ${name} could not be built:\n${output.trim()}`)
}

const outputOf = (name) => fromRoot(`dist/${name}`)
const stampOf = (name) => fromRoot(`dist/${name}.stamp`)
const readStamp = (name) => (existsSync(stampOf(name)) ? readFileSync(stampOf(name), 'utf8') : undefined)

/** A hash over the names and contents of all that a part is made of, and the Node that builds it. */
function stampFor({ sources }, hashes) {
  const whole = createHash('sha256').update(process.versions.node.split('.')[0] ?? '')
  for (const path of [...SHARED_SOURCES, ...sources]) {
    if (!hashes.has(path)) hashes.set(path, hashOf(path))
    whole.update(`${path} ${hashes.get(path)}\n`)
  }
  return whole.digest('hex')
}

function hashOf(path) {
  const hash = createHash('sha256')
  for (const file of filesBelow(path))
    hash
      .update(`${file}\n`)
      .update(readFileSync(fromRoot(file)))
      .update('\n')
  return hash.digest('hex')
}

function filesBelow(path) {
  if (!existsSync(fromRoot(path))) return []
  if (statSync(fromRoot(path)).isFile()) return [path]
  return readdirSync(fromRoot(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_BUILT_FROM.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2))
