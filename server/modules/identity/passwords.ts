import { availableParallelism } from 'node:os'
import { createComeBack } from '#platform/come-back.ts'
import type { HashJob } from './hash-job.ts'
import { createHashThreads } from './hash-threads.ts'
import { newSecret } from './secrets.ts'
import { createSlots } from './slots.ts'

/** First guess of what a hash takes; measured from then on. */
const HASH_MS = 20
const MOST_AWAY_MS = 60_000
const SOONER = 0.75
/** Whoever would wait longer for a hash is told to come back. */
const LONGEST_LINE_MS = 5_000

/** Hashing of passwords in threads that give way, a few at a time, so that chats stay quick in a sign-in storm. */
export interface Passwords {
  /**
   * Keeps a place in the line while `work` runs.
   * @returns undefined at once, and `work` is not begun, when the line is full
   */
  inLine<T>(work: () => Promise<T>): Promise<T | undefined>
  hash(password: string): Promise<string>
  /** Takes as long without a stored hash as with one, and is then false: nobody learns which accounts exist. */
  matches(stored: string | null | undefined, password: string): Promise<boolean>
  /** When somebody who found the line full should come back: each is given a time of their own, in milliseconds. */
  comeBackMs(): number
  /** How many hashes are under way or waiting. */
  waiting(): number
  stop(): Promise<void>
}

export function createPasswords(parallel: number = availableParallelism()): Passwords {
  const slots = createSlots(parallel)
  const comeBack = createComeBack(MOST_AWAY_MS)
  const threads = createHashThreads()
  let hashMs = HASH_MS
  let nobody: Promise<string> | undefined
  let inLine = 0
  const most = () => parallel * (1 + Math.ceil(LONGEST_LINE_MS / hashMs))
  const timed = (job: HashJob) =>
    slots.run(async () => {
      const from = performance.now()
      const result = await threads.run(job)
      hashMs += (performance.now() - from - hashMs) / 20
      return result
    })
  const hash = async (password: string) => String(await timed({ password }))
  const nobodys = () => {
    nobody ??= hash(newSecret().token)
    nobody.catch(() => {
      nobody = undefined
    })
    return nobody
  }
  return {
    async inLine(work) {
      if (inLine >= most()) return undefined
      inLine += 1
      try {
        return await work()
      } finally {
        inLine -= 1
      }
    },
    hash: (password) => hash(asTyped(password)),
    async matches(stored, password) {
      const known = stored ?? undefined
      // Made with the first password of all, whoever's it is.
      const against = nobodys()
      const equal = await timed({ password: asTyped(password), stored: known ?? (await against) })
      return known !== undefined && equal === true
    },
    comeBackMs() {
      // Rather too soon than too late: who finds the line full again costs little, a core without work costs everybody.
      const stepMs = (hashMs / parallel) * SOONER
      return comeBack.next(performance.now(), (most() / 2) * stepMs, stepMs)
    },
    waiting: () => inLine,
    stop: threads.stop,
  }
}

/** Chinese input methods type full-width digits and letters: the same password must work from every keyboard. */
const asTyped = (password: string): string => password.normalize('NFKC')
