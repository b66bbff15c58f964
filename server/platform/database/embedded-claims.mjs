/**
 * Claims on a shared folder: which process holds the lock, and which processes use what lies in it. Only files, so it
 * works before anything is installed. A claim names its process so that it is mistaken neither for a later process with
 * the same number nor for one in another container or on another machine that sees the same folder.
 */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

/** A claim made elsewhere counts as alive while it was touched within this time; its process cannot be asked. */
const SIGN_OF_LIFE_MS = 30_000
export const TOUCH_EVERY_MS = 5_000
/** Where hard links do not exist a claim is written in two steps; a claim this young may only be half written. */
const HALF_WRITTEN_MS = 5_000

/**
 * Runs `work` while no other process runs under the same lock file, and waits for its turn as long as it takes: a
 * holder that died is noticed and followed. `onWait` is called once, after a second, with the living holder's claim.
 */
export async function withLock(file, work, onWait = () => {}) {
  for (let waited = 0; ; waited += 50) {
    const { release, holder } = tryLock(file)
    if (release) return await whileTouching(file, work).finally(release)
    if (holder && waited === 1_000) onWait(holder)
    await sleep(50)
  }
}

/** One attempt: `{ release }` when the lock is ours now, `{ holder }` when a living process has it, else try again. */
export function tryLock(file) {
  if (writeClaim(file)) return { release: () => rmSync(file, { force: true }) }
  const holder = readClaim(file)
  if (!holder) return {}
  if (isAlive(file, holder)) return { holder }
  removeAfterDeath(file, holder)
  return {}
}

/** Makes a claim file for this process; false when the file exists already. It appears whole or not at all. */
export function writeClaim(file) {
  const claim = { ...here(), pid: process.pid, birth: birthOf(process.pid), token: randomBytes(8).toString('hex') }
  const draft = `${file}.draft-${claim.token}`
  writeFileSync(draft, JSON.stringify(claim), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    return writeWithoutLink(file, claim)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The claim in a file; undefined when there is no such file. One that cannot be read belongs to nobody. */
export function readClaim(file) {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
  try {
    return JSON.parse(text)
  } catch {
    return { token: 'unreadable' }
  }
}

/** Whether the process that made this claim still lives. */
export function isAlive(file, claim) {
  if (claim.token === 'unreadable') return touchedWithin(file, HALF_WRITTEN_MS)
  if (isElsewhere(claim)) return touchedWithin(file, SIGN_OF_LIFE_MS)
  const birth = birthOf(claim.pid)
  return birth !== undefined && birth === claim.birth
}

/** Whether the claim was made where its process number means nothing to us: another boot, container or machine. */
export function isElsewhere(claim) {
  return claim.token !== 'unreadable' && claim.place !== here().place
}

/** Shows the others elsewhere that we live; a claim that is gone needs no sign. */
export function touch(file) {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // The folder was taken away under us; whoever works in it will say so better.
  }
}

/**
 * When a process was born, in whatever unit the system has; undefined when no such process lives. A zombie is dead.
 * Windows tells no birth cheaply, so there a number is trusted while it is in use.
 */
export function birthOf(pid) {
  if (process.platform === 'linux') return birthFromProc(pid)
  if (!isRunning(pid)) return undefined
  if (process.platform === 'win32') return 'unknown'
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** Whether any process has this number now; a zombie, where it can be told, is dead. */
export function isRunning(pid) {
  if (process.platform === 'linux') return birthFromProc(pid) !== undefined
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Field 3 of /proc/PID/stat is the state, field 22 the start in ticks since boot; field 2 may contain anything. */
function birthFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

let place
/** On Linux a boot and a process namespace, which survive a change of host name; else the host name. */
function here() {
  place ??= linuxPlace() ?? hostname()
  return { place, host: hostname() }
}

function linuxPlace() {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return undefined
  }
}

/**
 * Only one process may remove the claim of a given dead holder, or a slow one would remove the claim of whoever came
 * next; so removing has a lock of its own, named after the dead holder.
 */
function removeAfterDeath(file, dead) {
  const { release } = tryLock(`${file}.after-${dead.token}`)
  if (!release) return
  if (readClaim(file)?.token === dead.token) rmSync(file, { force: true })
  release()
}

function writeWithoutLink(file, claim) {
  try {
    writeFileSync(file, JSON.stringify(claim), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

async function whileTouching(file, work) {
  const touching = setInterval(touch, TOUCH_EVERY_MS, file).unref()
  try {
    return await work()
  } finally {
    clearInterval(touching)
  }
}

function touchedWithin(file, ms) {
  try {
    return Date.now() - statSync(file).mtimeMs < ms
  } catch {
    return false
  }
}
