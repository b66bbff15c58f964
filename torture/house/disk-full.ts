import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { query } from './database.ts'

const WRITES = 'pwrite64,pwritev,pwritev2,fallocate,ftruncate'
const DETACHED_WITHIN_MS = 3_000

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
  const isAllowed = mayTrace(tracer)
  await Promise.race([gone(tracer), isAllowed, sleep(lastsMs)])
  tracer.kill('SIGINT')
  await Promise.race([gone(tracer), sleep(DETACHED_WITHIN_MS)])
  tracer.kill('SIGKILL')
  return Promise.race([isAllowed, sleep(0, true)])
}

const INJECT = `inject=${WRITES}:error=ENOSPC`

/**
 * Resolves, with false, when there is no strace or it may not trace. That it ends early is no sign of that: a database
 * that cannot write its log stops at once, and then nobody is left to be traced.
 */
function mayTrace(tracer: ChildProcess): Promise<false> {
  return new Promise((resolve) => {
    tracer.once('error', () => resolve(false))
    tracer.stderr?.setEncoding('utf8').on('data', (words: string) => {
      if (/not permitted|denied/.test(words)) resolve(false)
    })
  })
}

const gone = (tracer: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    const hasEnded = tracer.exitCode !== null || tracer.signalCode !== null || tracer.pid === undefined
    if (hasEnded) resolve()
    else tracer.once('exit', () => resolve())
  })
