import type { Worker } from 'node:worker_threads'
import type { RunProgress } from '#modules/rosters/run-views.ts'
import type { SearchJob, SearchNews } from '#modules/rosters/search.ts'
import { startThread } from '#platform/thread.ts'

/** The searches of this node, each on a thread of its own. */
export interface Searches {
  readonly isFull: () => boolean
  /** Those that go on here, with how far each has come. */
  readonly underWay: () => ReadonlyMap<string, RunProgress>
  /** @returns what was found; rejects when the thread failed, or the node stops */
  start(runId: string, job: Omit<SearchJob, 'stop' | 'iterations'>): Promise<Exclude<SearchNews, { kind: 'progress' }>>
  /** Has it end with what it has. */
  stop(runId: string): void
  /** What is still to be written when the node stops. */
  watch(task: Promise<void>): void
  readonly isStopping: () => boolean
  stopAll(): Promise<void>
}

/** The house has customers to serve beside. */
const MOST_AT_ONCE = 2
const NOTHING_YET: RunProgress = { share: 0, cost: null }
/** Beyond its seconds: to lay out the problem, and to say what stands against it. */
const GRACE_MS = 120_000

/** @param iterations in place of the seconds of every search: for tests, which must not depend on how fast they run */
export function createSearches(iterations: number | null = null): Searches {
  const going = new Map<string, { readonly stop: Int32Array; progress: RunProgress; worker?: Worker }>()
  const tasks = new Set<Promise<void>>()
  let isStopped = false
  return {
    isStopping: () => isStopped,
    watch(task) {
      tasks.add(task)
      void task.finally(() => tasks.delete(task))
    },
    isFull: () => going.size >= MOST_AT_ONCE,
    underWay: () => new Map([...going].map(([runId, { progress }]) => [runId, progress])),
    async start(runId, job) {
      const own = {
        stop: new Int32Array(new SharedArrayBuffer(4)),
        progress: NOTHING_YET,
        worker: undefined as Worker | undefined,
      }
      going.set(runId, own)
      try {
        const data: SearchJob = { ...job, iterations, stop: own.stop }
        own.worker = await startThread('server/modules/rosters/search-worker.ts', data)
        if (isStopped) void own.worker.terminate()
        const late = job.seconds * 1000 + GRACE_MS
        return await newsOf(own.worker, late, (progress) => {
          own.progress = progress
        })
      } finally {
        going.delete(runId)
      }
    },
    stop(runId) {
      const own = going.get(runId)
      if (own) Atomics.store(own.stop, 0, 1)
    },
    async stopAll() {
      isStopped = true
      await Promise.all([...going.values()].map(({ worker }) => worker?.terminate()))
      await Promise.all(tasks)
    },
  }
}

async function newsOf(
  worker: Worker,
  lateMs: number,
  onProgress: (progress: RunProgress) => void,
): Promise<Exclude<SearchNews, { kind: 'progress' }>> {
  const late = setTimeout(() => void worker.terminate(), lateMs)
  return new Promise<Exclude<SearchNews, { kind: 'progress' }>>((resolve, reject) => {
    worker.on('message', (news: SearchNews) => {
      if (news.kind === 'progress') onProgress(news.progress)
      else resolve(news)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the search ended with code ${code} and no answer`)))
  }).finally(() => clearTimeout(late))
}
