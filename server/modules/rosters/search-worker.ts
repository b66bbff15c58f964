import { parentPort, workerData } from 'node:worker_threads'
import { search } from '#modules/rosters/search.ts'
import { giveWay } from '#platform/give-way.ts'

/** The thread's own entrance: searches as it is told to, says how far it is and what came out, and ends. */
giveWay()
const startedAt = performance.now()
search(
  workerData,
  () => performance.now() - startedAt,
  (news) => parentPort?.postMessage(news),
)
