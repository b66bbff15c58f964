import { parentPort, workerData } from 'node:worker_threads'
import { doJob } from '#modules/workforce/foretell.ts'
import { giveWay } from '#platform/give-way.ts'

/** The thread's own entrance: does the one job it was started with, says what came out, and ends. */
giveWay()
parentPort?.postMessage(doJob(workerData))
