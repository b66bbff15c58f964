import { parentPort, workerData } from 'node:worker_threads'
import { doJob } from '#modules/workforce/foretell.ts'

/** The thread's own entrance: does the one job it was started with, says what came out, and ends. */
parentPort?.postMessage(doJob(workerData))
