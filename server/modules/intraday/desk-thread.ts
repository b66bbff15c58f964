import type { Worker } from 'node:worker_threads'
import type { DeskJob, DeskResult, DeskResults } from '#modules/intraday/desk-jobs.ts'
import { startThread } from '#platform/thread.ts'

export interface DeskThread {
  /** Rejects when the job failed, the thread was lost, or the node stops. */
  run<K extends DeskJob['kind']>(job: Extract<DeskJob, { kind: K }>): Promise<DeskResults[K]>
  stop(): Promise<void>
}

interface Waiting {
  readonly answer: (result: DeskResult) => void
  readonly fail: (fault: Error) => void
}

/** A desk of a whole bank takes a second; what takes this long is lost. */
const MOST_MS = 60_000

/** One thread a node, begun when it is first needed, and again when it was lost. */
export function createDeskThread(): DeskThread {
  const waiting = new Map<number, Waiting>()
  let worker: Promise<Worker> | undefined
  let isStopped = false
  let number = 0

  function failAll(fault: Error): void {
    worker = undefined
    for (const { fail } of waiting.values()) fail(fault)
    waiting.clear()
  }

  async function begin(): Promise<Worker> {
    const begun = await startThread('server/modules/intraday/desk-worker.ts', null)
    begun.unref()
    begun.on('message', (told: { number: number; result?: DeskResult; fault?: string }) => {
      const own = waiting.get(told.number)
      waiting.delete(told.number)
      if (told.result !== undefined) own?.answer(told.result)
      else own?.fail(new Error(told.fault ?? 'the desk was not worked out'))
    })
    begun.on('error', failAll)
    begun.on('exit', (code) => failAll(new Error(`the thread of the desk ended with code ${code}`)))
    return begun
  }

  async function run<K extends DeskJob['kind']>(job: Extract<DeskJob, { kind: K }>): Promise<DeskResults[K]> {
    if (isStopped) throw new Error('the node stops: the desk is not worked out any more')
    worker ??= begin().catch((fault: unknown) => {
      worker = undefined
      throw fault
    })
    const thread = await worker
    number += 1
    const own = number
    return new Promise<DeskResults[K]>((resolve, reject) => {
      const late = setTimeout(() => void thread.terminate(), MOST_MS)
      waiting.set(own, {
        // The thread answers by the number of the job, with what that kind of job gives.
        answer: (result) => {
          clearTimeout(late)
          resolve(result as DeskResults[K])
        },
        fail: (fault) => {
          clearTimeout(late)
          reject(fault)
        },
      })
      thread.postMessage({ number: own, job })
    })
  }

  return {
    run,
    async stop() {
      isStopped = true
      await (await worker?.catch(() => undefined))?.terminate()
    },
  }
}
