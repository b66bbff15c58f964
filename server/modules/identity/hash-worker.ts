import { parentPort } from 'node:worker_threads'
import { hashSync, verifySync } from '@node-rs/argon2'
import { giveWay } from '#platform/give-way.ts'
import { COST, type HashAnswer, type HashJob } from './hash-job.ts'

/** A thread that does one hash after the other, as it is told to. */
giveWay()
parentPort?.on('message', (job: HashJob) => parentPort?.postMessage(answer(job)))

function answer({ password, stored }: HashJob): HashAnswer {
  try {
    return { result: stored === undefined ? hashSync(password, COST) : verifySync(stored, password) }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}
