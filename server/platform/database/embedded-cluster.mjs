/** The files of the embedded database: made once, whole or not at all, and opened by a password that only we hold. */
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { ended } from './embedded-binaries.mjs'

const USER = 'yinuo'

/** Makes the cluster `pg` in the folder `base` unless it is there; refuses one of another PostgreSQL version. */
export async function makeCluster(base, binaries, onProgress) {
  const cluster = join(base, 'pg')
  if (fs.existsSync(join(cluster, 'PG_VERSION'))) return refuseOtherVersion(cluster, binaries.version)
  if (fs.existsSync(cluster)) throw new Error(`${cluster} holds no database: move it away and start again.`)
  onProgress('Making the database')
  removeDrafts(base)
  writePassword(base)
  const draft = `${cluster}.draft-${randomBytes(6).toString('hex')}`
  await initdb(binaries, draft, passwordFile(base))
  fs.renameSync(draft, cluster)
  syncFolder(base)
}

/** Where clients connect. */
export function urlOf(base, port) {
  const file = passwordFile(base)
  if (!fs.existsSync(file)) {
    throw new Error(`${file} is missing: put it back from a backup; the database opens with that password only.`)
  }
  return `postgres://${USER}:${fs.readFileSync(file, 'utf8').trim()}@127.0.0.1:${port}/postgres`
}

function refuseOtherVersion(cluster, version) {
  const made = fs.readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (made === version.split('.')[0]) return
  throw new Error(
    `${cluster} was made by PostgreSQL ${made}, this release brings ${version}: start the release that made it, ` +
      'dump it with pg_dump, and load the dump into a new --data folder.',
  )
}

/** Left by a start that was killed. An initdb that still writes there fails by itself; the next start removes the rest. */
function removeDrafts(base) {
  for (const name of fs.readdirSync(base).filter((name) => name.startsWith('pg.draft-'))) {
    try {
      fs.rmSync(join(base, name), { recursive: true, force: true })
    } catch {
      // Files appeared while we removed: it is still being written.
    }
  }
}

const passwordFile = (base) => join(base, 'password')

/** Readable by the owner alone: PostgreSQL listens on this machine only, but other people may work on it. */
function writePassword(base) {
  const file = passwordFile(base)
  if (fs.existsSync(file)) return
  fs.writeFileSync(`${file}.draft`, randomBytes(32).toString('hex'), { mode: 0o600, flush: true })
  fs.renameSync(`${file}.draft`, file)
}

/**
 * The ctype must be a UTF-8 one of the system's, or pg_trgm sees no Chinese characters; old systems lack C.UTF-8.
 * Sorting is C, the same on every system, so that an upgrade of the system never breaks an index.
 */
async function initdb(binaries, folder, password) {
  const words = ['-D', folder, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8', '--locale=C']
  const sorting = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C']
  let faults = ''
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const args = [...words, ...sorting, `--lc-ctype=${ctype}`]
    const initdb = binaries.run('initdb', args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let fault = ''
    initdb.stderr.on('data', (text) => {
      fault += text
    })
    if ((await ended(initdb)) === 0) return
    faults += fault
    if (!/invalid locale/.test(fault)) break
  }
  throw new Error(`The database could not be made:\n${faults.trim() || 'initdb gave no reason'}`)
}

/** A rename survives a power cut only when its folder is on disk; Windows has no such call. */
function syncFolder(folder) {
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  fs.fsyncSync(handle)
  fs.closeSync(handle)
}
