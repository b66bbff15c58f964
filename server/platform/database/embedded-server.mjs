/** The PostgreSQL server of a folder: looked for, started, asked to stop. Whoever starts or stops holds the folder's lock. */
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ended } from './embedded-binaries.mjs'
import { isRunning } from './embedded-claims.mjs'

const LOG_LIMIT_BYTES = 10_000_000
const LOOK_EVERY_MS = 20
const TELL_EVERY_MS = 5_000
/** The backends of a killed server notice within moments, unless a long query keeps one busy. */
const OLD_BACKENDS_MS = 60_000

/** Modest, for a machine that does other work too. Logs keep no row contents, which may be personal. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_connections: '200',
  wal_compression: 'on',
  min_wal_size: '128MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** For data that is thrown away: a crash of the machine may destroy the cluster. */
const UNSAFE_FAST = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '64MB',
}

/**
 * The server on this folder's cluster as its own pid file tells it; undefined when none runs.
 * `state` is PostgreSQL's word: starting, ready, stopping.
 */
export function findServer(base) {
  const lines = pidFileLines(base)
  const pid = Number(lines?.[0])
  if (!lines || !(pid > 0) || !isRunning(pid) || !isPostgres(pid, lines[1])) return undefined
  return { pid, port: Number(lines[3]), state: (lines[7] ?? 'starting').trim() }
}

/** Starts the server and waits until it takes connections; at last time's port if free, so that clients find it again. */
export async function startServer(base, binaries, { unsafeFast, onProgress }) {
  const deadline = Date.now() + OLD_BACKENDS_MS
  let port = rememberedPort(base) ?? (await freePort())
  for (let takenPorts = 0; ; ) {
    ignoreRecycledPid(base)
    const fault = await run(base, binaries, port, unsafeFast, onProgress)
    if (fault === undefined) break
    if (/Address already in use|could not bind|could not create any TCP/.test(fault) && takenPorts < 10) {
      takenPorts += 1
      port = await freePort()
    } else if (/is still in use/.test(fault) && Date.now() < deadline) {
      await sleep(500)
    } else {
      throw new Error(`PostgreSQL did not start:\n${fault}\nThe whole log is in ${join(base, 'postgres.log')}.`)
    }
  }
  fs.writeFileSync(join(base, 'port'), String(port))
}

/**
 * Asks for a fast shutdown: open transactions are undone, all that was committed is on disk. Windows has no such signal
 * and ends the server at once; the next start then recovers from its log.
 */
export function signalStop(base) {
  const server = findServer(base)
  if (!server) return
  try {
    process.kill(server.pid, 'SIGINT')
  } catch {
    // It ended between the look and the signal.
  }
}

function pidFileLines(base) {
  try {
    return fs.readFileSync(join(base, 'pg', 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
}

/** After a crash the number in a pid file may belong to any process; the command line names program and folder. */
function isPostgres(pid, folder) {
  const words = commandLine(pid)
  return words.includes('postgres') && (process.platform === 'win32' || words.includes(folder))
}

function commandLine(pid) {
  try {
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    const [program, ...args] =
      process.platform === 'win32'
        ? ['tasklist', '/FI', `PID eq ${pid}`, '/NH']
        : ['ps', '-o', 'command=', '-p', `${pid}`]
    return execFileSync(program, args, { encoding: 'utf8', windowsHide: true })
  } catch {
    return ''
  }
}

/**
 * PostgreSQL refuses to start while the number in an old pid file is in use by anybody but its own parent. No server of
 * this cluster runs, so we put our number there; the rest of the file stays, by which PostgreSQL finds backends that
 * still hold the old memory. On Windows PostgreSQL asks for a pipe with that number instead, and needs no help.
 */
function ignoreRecycledPid(base) {
  const lines = pidFileLines(base)
  if (!lines || process.platform === 'win32' || findServer(base)) return
  fs.writeFileSync(join(base, 'pg', 'postmaster.pid'), [process.pid, ...lines.slice(1)].join('\n'))
}

/** One attempt to start; undefined when the server is ready, else what it said before it ended. */
async function run(base, binaries, port, unsafeFast, onProgress) {
  const settings = Object.entries({ ...SETTINGS, ...(unsafeFast ? UNSAFE_FAST : {}) })
  const words = ['-D', join(base, 'pg'), '-p', String(port)]
  const log = openLog(base)
  const from = fs.fstatSync(log).size
  // Detached, so that Ctrl-C reaches only us and the database goes last.
  const server = binaries.run(
    'postgres',
    [...words, ...settings.flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    {
      detached: true,
      cwd: base,
      stdio: ['ignore', log, log],
    },
  )
  fs.closeSync(log)
  server.unref()
  let end
  ended(server).then(
    (code) => {
      end = `it ended with ${code ?? 'a signal'}`
    },
    (error) => {
      end = error.message
    },
  )
  for (let waited = 0; end === undefined; waited += LOOK_EVERY_MS) {
    const found = findServer(base)
    if (found?.pid === server.pid && found.state === 'ready') return undefined
    if (waited > 0 && waited % TELL_EVERY_MS === 0) onProgress(`PostgreSQL is coming up (${waited / 1000} s)`)
    await sleep(LOOK_EVERY_MS)
  }
  return fs.readFileSync(join(base, 'postgres.log')).subarray(from).toString('utf8').trim() || end
}

function openLog(base) {
  const file = join(base, 'postgres.log')
  if (fs.existsSync(file) && fs.statSync(file).size > LOG_LIMIT_BYTES) fs.renameSync(file, `${file}.1`)
  return fs.openSync(file, 'a', 0o600)
}

function rememberedPort(base) {
  try {
    const port = Number(fs.readFileSync(join(base, 'port'), 'utf8'))
    return Number.isInteger(port) && port > 1023 && port < 65536 ? port : undefined
  } catch {
    return undefined
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve, reject) => probe.once('listening', resolve).once('error', reject))
  const { port } = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return port
}
