import { parentPort, workerData } from 'node:worker_threads'
import { playRoster } from '#modules/rosters/simulation.ts'

/** The thread's own entrance: plays the one roster it was started with, says what came out, and ends. */
parentPort?.postMessage(playRoster(workerData))
