import type { Worker } from 'node:worker_threads'
import { startThread } from '#platform/thread.ts'
import type { HashAnswer, HashJob } from './hash-job.ts'

/**
 * Threads that hash and give way to all who answer people, so that a sign-in storm is not felt in the chats. Each is
 * started when all others are at work, and kept; one that dies fails what it was doing and is not used again.
 */
export interface HashThreads {
  run(job: HashJob): Promise<string | boolean>
  stop(): Promise<void>
}

export function createHashThreads(): HashThreads {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  let isStopped = false

  async function begin(): Promise<Worker> {
    const worker = await startThread('server/modules/identity/hash-worker.ts', undefined)
    all.add(worker)
    worker.once('exit', () => {
      all.delete(worker)
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
    })
    // Told to whoever waits for it; one that fails while nobody waits only ends.
    worker.on('error', () => {})
    if (isStopped) await worker.terminate()
    return worker
  }

  return {
    async run(job) {
      const worker = idle.pop() ?? (await begin())
      const answer = await ask(worker, job)
      idle.push(worker)
      if ('failed' in answer) throw new Error(`The password could not be hashed: ${answer.failed}`)
      return answer.result
    },
    async stop() {
      isStopped = true
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

/** Only while it works does the thread keep the process alive. */
function ask(worker: Worker, job: HashJob): Promise<HashAnswer> {
  return new Promise((answered, failed) => {
    const quit = (why: unknown) => {
      worker.removeAllListeners('message')
      failed(new Error('The thread that hashes passwords ended before it answered: try again.', { cause: why }))
    }
    worker.ref()
    worker.once('error', quit)
    worker.once('exit', quit)
    worker.once('message', (answer: HashAnswer) => {
      worker.off('error', quit)
      worker.off('exit', quit)
      worker.unref()
      answered(answer)
    })
    worker.postMessage(job)
  })
}
