import { parentPort, workerData } from 'node:worker_threads'
import { readModel } from '#libs/language/classify/intent-model.ts'
import { train } from '#modules/bot/train.ts'
import { giveWay } from '#platform/give-way.ts'

/** The thread's own entrance: learns the one release it was started with, says what came out, and ends. */
giveWay()
parentPort?.postMessage(train(workerData, readModel))
