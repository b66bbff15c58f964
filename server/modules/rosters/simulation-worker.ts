import { parentPort, workerData } from 'node:worker_threads'
import { playRoster } from '#modules/rosters/simulation.ts'
import { giveWay } from '#platform/give-way.ts'

/** The thread's own entrance: plays the one roster it was started with, says what came out, and ends. */
giveWay()
parentPort?.postMessage(playRoster(workerData))
