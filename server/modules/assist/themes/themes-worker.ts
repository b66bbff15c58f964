import { parentPort, workerData } from 'node:worker_threads'
import { findFound } from '#modules/assist/themes/find-found.ts'
import { giveWay } from '#platform/give-way.ts'

/** The thread's own entrance: looks through the weeks it was given, says what came up, and ends. */
giveWay()
parentPort?.postMessage({ found: findFound(workerData) ?? null })
