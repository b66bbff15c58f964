import type { Worker } from 'node:worker_threads'
import type { Job, Results } from '#modules/workforce/foretell.ts'
import { startThread } from '#platform/thread.ts'

export interface Foreteller {
  /** Undefined when too many wait already. Rejects when the thread failed, took too long, or the node stops. */
  run<K extends Job['kind']>(job: Extract<Job, { kind: K }>): Promise<Results[K] | undefined>
  stop(): Promise<void>
}

/** One at a time on a node: the house has customers to serve beside. */
const MOST_WAITING = 8
/** Two years of half hours take a few seconds; what takes this long is lost. */
const MOST_MS = 120_000

/** Runs jobs on threads, each on a fresh one, one after the other. */
export function createForeteller(): Foreteller {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let isStopped = false
  let running: Worker | undefined
  async function run<K extends Job['kind']>(job: Extract<Job, { kind: K }>): Promise<Results[K] | undefined> {
    if (waiting >= MOST_WAITING) return undefined
    waiting += 1
    const turn = last.then(() => {
      if (isStopped) throw new Error('the node stops: nothing more is foretold')
      return onThread<Results[K]>(job, (worker) => {
        running = worker
      })
    })
    last = turn.catch(() => {})
    try {
      return await turn
    } finally {
      waiting -= 1
    }
  }
  return {
    run,
    async stop() {
      isStopped = true
      await running?.terminate()
      await last
    },
  }
}

async function onThread<R>(job: Job, onStart: (worker: Worker | undefined) => void): Promise<R> {
  const worker = await startThread('server/modules/workforce/foretell-worker.ts', job)
  onStart(worker)
  const late = setTimeout(() => void worker.terminate(), MOST_MS)
  return new Promise<R>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread ended with code ${code} and no answer`)))
  }).finally(() => {
    clearTimeout(late)
    onStart(undefined)
  })
}
