import { parentPort } from 'node:worker_threads'
import { hashSync, verifySync } from '@node-rs/argon2'
import { giveWay } from '#platform/give-way.ts'
import { COST, type HashAnswer, type HashJob } from './hash-job.ts'

/** Behind the chats, but not by so much that nobody can sign in while the machine has all its hands full. */
const STEPS_BEHIND = 4

/** A thread that does one hash after the other, as it is told to. */
giveWay(STEPS_BEHIND)
parentPort?.on('message', (job: HashJob) => parentPort?.postMessage(answer(job)))

function answer({ password, stored }: HashJob): HashAnswer {
  try {
    return { result: stored === undefined ? hashSync(password, COST) : verifySync(stored, password) }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}
