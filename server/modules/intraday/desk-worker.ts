import { parentPort } from 'node:worker_threads'
import { type DeskJob, doDeskJob } from '#modules/intraday/desk-jobs.ts'
import { giveWay } from '#platform/give-way.ts'

/** Somebody waits for the answer: it gives way less than a search does. */
const GIVE_WAY_BY = 4

/** The thread's own entrance: does one job after another, each answered by its number. */
giveWay(GIVE_WAY_BY)
parentPort?.on('message', ({ number, job }: { readonly number: number; readonly job: DeskJob }) => {
  try {
    parentPort?.postMessage({ number, result: doDeskJob(job) })
  } catch (error) {
    parentPort?.postMessage({ number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
