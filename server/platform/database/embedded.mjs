/**
 * A real PostgreSQL in a folder, for those who have none: made, started, shared and stopped without anybody's care.
 * Several processes may use one folder; the first starts the server and the last one to leave stops it. A process that
 * was killed leaves the server running, and the next start finds it. In the folder: `pg` (the cluster), `password` and
 * `port` (what clients need), `postgres.log`, `users` (a claim for each process) and `lock` (who starts or stops now).
 */
import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries } from './embedded-binaries.mjs'
import { isRunning, TOUCH_EVERY_MS, touch, tryLock, withLock } from './embedded-claims.mjs'
import { makeCluster, urlOf } from './embedded-cluster.mjs'
import { findServer, signalStop, startServer } from './embedded-server.mjs'
import { claimUse, livingUsers, waitForOthersElsewhere } from './embedded-users.mjs'

const LOOK_EVERY_MS = 20
const WATCH_EVERY_MS = 500
const LONGEST_PAUSE_MS = 30_000
const STOP_PATIENCE_MS = 60_000
/** At process exit nothing else can run, so the wait is short; a server left behind is found by the next start. */
const EXIT_PATIENCE_MS = 10_000

/**
 * Brings the database of a folder up, or joins those who use it already, and keeps it up: a killed server is started
 * again at the same port where that is free. `stop` leaves, and stops the server when nobody else uses it.
 * @throws in plain words when PostgreSQL cannot run here, or another machine or container has the folder open
 */
export async function startEmbedded(folder, { unsafeFast = false, onProgress = () => {} } = {}) {
  const base = openFolder(folder)
  const settings = { unsafeFast, onProgress }
  const tell = ({ pid }) => onProgress(`Waiting for process ${pid}, which starts or stops the database`)
  const locked = (work) => withLock(join(base, 'lock'), work, tell)
  let server
  const { joined, claim } = await locked(async () => {
    await waitForOthersElsewhere(base, onProgress)
    const joined = livingUsers(base).length > 0
    server = await bringUp(base, settings)
    return { joined, claim: claimUse(base) }
  })

  let healing
  let leaving
  function ensureRunning() {
    if (leaving) return Promise.reject(new Error('This process has left the embedded database: call startEmbedded.'))
    healing ??= locked(async () => {
      server = await bringUp(base, settings)
      return urlOf(base, server.port)
    }).finally(() => {
      healing = undefined
    })
    return healing
  }
  function stop() {
    leaving ??= leave()
    return leaving
  }
  async function leave() {
    unwatch()
    process.off('exit', leaveAtExit)
    await healing?.catch(() => {})
    await locked(async () => {
      rmSync(claim, { force: true })
      if (livingUsers(base).length === 0) await stopServer(base)
    })
  }
  const leaveAtExit = () => leaveNow(base, claim)
  const unwatch = watch(claim, () => server.pid, ensureRunning, onProgress)
  process.on('exit', leaveAtExit)

  return {
    get url() {
      return urlOf(base, server.port)
    },
    joined,
    ensureRunning,
    stop,
  }
}

function openFolder(folder) {
  try {
    mkdirSync(join(folder, 'users'), { recursive: true, mode: 0o700 })
    return realpathSync(folder)
  } catch (error) {
    throw new Error(`The data folder ${folder} cannot be used (${error.message}): choose another with --data.`)
  }
}

/** Returns the server once it takes connections, having made and started whatever was missing. */
async function bringUp(base, settings) {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const server = findServer(base)
    if (server?.state === 'ready') return server
    if (!server) {
      const binaries = findBinaries(join(base, 'pg'))
      await makeCluster(base, binaries, settings.onProgress)
      await startServer(base, binaries, settings)
    } else {
      // Stopping, but not by us, for we have the lock: perhaps politely, which waits for every client to go.
      if (server.state === 'stopping' && waited === 2_000) signalStop(base)
      await sleep(LOOK_EVERY_MS)
    }
  }
}

async function stopServer(base) {
  signalStop(base)
  for (let waited = 0; findServer(base) && waited < STOP_PATIENCE_MS; waited += LOOK_EVERY_MS)
    await sleep(LOOK_EVERY_MS)
}

/** Shows signs of life and has a dead server started again; returns the function that ends this. */
function watch(claim, serverPid, ensureRunning, onProgress) {
  let next = 0
  let pause = WATCH_EVERY_MS
  const watching = setInterval(() => {
    if (Date.now() < next || isRunning(serverPid())) return
    next = Number.POSITIVE_INFINITY
    onProgress('The database has stopped: starting it again')
    ensureRunning().then(
      () => {
        pause = WATCH_EVERY_MS
        next = 0
      },
      (error) => {
        onProgress(error.message)
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
        next = Date.now() + pause
      },
    )
  }, WATCH_EVERY_MS).unref()
  const touching = setInterval(touch, TOUCH_EVERY_MS, claim).unref()
  return () => {
    clearInterval(watching)
    clearInterval(touching)
  }
}

/** The same as `stop`, for a process that is about to end and can no longer wait for anything but the clock. */
function leaveNow(base, claim) {
  const release = lockNow(join(base, 'lock'))
  rmSync(claim, { force: true })
  if (!release) return
  if (livingUsers(base).length === 0) {
    signalStop(base)
    waitNow(() => findServer(base) === undefined)
  }
  release()
}

/** The function that releases the lock; undefined when it is held for long, or by this very process. */
function lockNow(file) {
  let attempt = {}
  waitNow(() => {
    attempt = tryLock(file)
    return attempt.release || attempt.holder?.pid === process.pid
  })
  return attempt.release
}

function waitNow(isDone) {
  const clock = new Int32Array(new SharedArrayBuffer(4))
  for (let waited = 0; !isDone() && waited < EXIT_PATIENCE_MS; waited += LOOK_EVERY_MS)
    Atomics.wait(clock, 0, 0, LOOK_EVERY_MS)
}
