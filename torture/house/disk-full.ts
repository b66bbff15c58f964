import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { query } from './database.ts'

const WRITES = 'pwrite64,pwritev,pwritev2,fallocate,ftruncate'
const ATTACHED_WITHIN_MS = 3_000

/**
 * For this long every write of PostgreSQL is answered "no space left on device", as a full disk would: strace puts the
 * answer in the kernel's place. Nobody else's disk fills.
 * @returns whether it could be done here: needs Linux, strace, and the right to trace one's own processes
 */
export async function fillDisk(databaseUrl: string, postmaster: number, lastsMs: number): Promise<boolean> {
  const backends = await query<{ pid: number }>(databaseUrl, 'select pid from pg_stat_activity').catch(() => [])
  const words = [postmaster, ...backends.map(({ pid }) => pid)].flatMap((pid) => ['-p', String(pid)])
  const tracer = spawn('strace', ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${WRITES}`, '-e', INJECT, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (!(await isAttached(tracer))) return false
  await sleep(lastsMs)
  tracer.kill('SIGINT')
  await Promise.race([gone(tracer), sleep(ATTACHED_WITHIN_MS)])
  tracer.kill('SIGKILL')
  return true
}

const INJECT = `inject=${WRITES}:error=ENOSPC`

/** Where it may not trace, strace ends at once; it says nothing when it may. */
async function isAttached(tracer: ChildProcess): Promise<boolean> {
  const failed = new Promise<false>((resolve) => tracer.once('error', () => resolve(false)))
  return Promise.race([failed, gone(tracer).then(() => false), sleep(500).then(() => true)])
}

const gone = (tracer: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (tracer.exitCode !== null || tracer.signalCode !== null) resolve()
    else tracer.once('exit', () => resolve())
  })
