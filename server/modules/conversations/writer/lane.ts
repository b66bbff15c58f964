import { groupBy } from '#modules/conversations/grouping.ts'
import type { Draft } from '#modules/conversations/writer/draft.ts'
import type { Written } from '#modules/conversations/writer/write-messages.ts'
import { Problem } from '#platform/http/problem.ts'
import type { Logger } from '#platform/logger.ts'

const MOST_A_STATEMENT = 500
const MOST_STATEMENTS = 2
/** About one second of work; more would only be answered after its sender gave up. */
const MOST_WAITING = 5_000
const GIVE_UP_MS = 2_000
const WATCH_MS = 250
const RETRY_MS = 50
const LONGEST_BUSY_MS = 64

/** Things to try again as they are: another node was first, a lock, or the database went away for a moment. */
const TRANSIENT = /^(23505|23503|40001|40P01|55P03|08...|57P..|53...|25P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/

export interface LaneWork {
  /** Writes many at once; verdicts in the order given. */
  readonly writeMany: (drafts: readonly Draft[]) => Promise<readonly Written[]>
  /** Writes one that may be the first response. */
  readonly writeAlone: (draft: Draft) => Promise<Written>
  /** Told of what is durable now, after its senders. */
  readonly committed: (written: readonly Written[]) => void
  readonly logger: Logger
}

export interface Lane {
  /**
   * Resolves when the message is durable, or refused with a verdict. Rejects with `Problem` 503 when too much waits, or
   * after 2 s without certainty: the message may then still be written, and its client id makes sending it again safe.
   */
  write(draft: Draft): Promise<Written>
  /** Waits until nothing is under way. */
  stop(): Promise<void>
}

interface Item {
  readonly draft: Draft
  readonly since: number
  readonly resolve: (written: Written) => void
  readonly reject: (error: Error) => void
  settled: boolean
}

/**
 * Groups the messages of all senders on this node into few statements: at most two under way, each at most 500
 * messages, each one commit. While a conversation is in a statement its later messages wait, so a sender's messages
 * keep their order. A statement that fails in passing is repeated, which is safe because of the client ids.
 */
export function createLane(work: LaneWork): Lane {
  let waiting: Item[] = []
  const open = new Set<Item>()
  /** Conversations in a statement, or resting after another transaction was found on them. */
  const taken = new Set<string>()
  const busyRounds = new Map<string, number>()
  let statements = 0
  let isScheduled = false
  let watch: NodeJS.Timeout | undefined
  let idle: (() => void) | undefined

  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      while (statements < MOST_STATEMENTS) {
        const batch = takeBatch()
        if (batch.length === 0) break
        void run(batch)
      }
    })
  }

  function takeBatch(): Item[] {
    const batch: Item[] = []
    const rest: Item[] = []
    for (const item of waiting) {
      if (item.settled) continue
      const fits = batch.length < MOST_A_STATEMENT && !taken.has(item.draft.conversationId)
      ;(fits ? batch : rest).push(item)
    }
    waiting = rest
    for (const item of batch) taken.add(item.draft.conversationId)
    return batch
  }

  async function run(batch: readonly Item[]): Promise<void> {
    statements += 1
    try {
      await flush(batch)
    } finally {
      statements -= 1
      schedule()
    }
  }

  async function flush(batch: readonly Item[]): Promise<void> {
    let written: readonly Written[]
    try {
      written = await work.writeMany(batch.map((item) => item.draft))
    } catch (error) {
      if (isTransient(error)) return tryAgain(batch, error)
      if (batch.length === 1) {
        for (const item of batch) {
          free(item.draft.conversationId)
          fail(item, error as Error)
        }
        return
      }
      // One message the database cannot take must not fail its neighbours.
      for (const item of batch) await flush([item])
      return
    }
    settle(batch, written)
  }

  function settle(batch: readonly Item[], written: readonly Written[]): void {
    const busy: Item[] = []
    const alone: Item[] = []
    const fresh: Written[] = []
    for (const [place, item] of batch.entries()) {
      const result = written[place]
      if (result?.verdict === 'busy') busy.push(item)
      else if (result?.verdict === 'alone') alone.push(item)
      else if (result === undefined) fail(item, new Error('a message came back without a verdict'))
      else {
        if (result.verdict === 'new') fresh.push(result)
        succeed(item, result)
      }
    }
    if (fresh.length > 0) work.committed(fresh)
    const held = new Set([...busy, ...alone].map((item) => item.draft.conversationId))
    for (const { draft } of batch) if (!held.has(draft.conversationId)) free(draft.conversationId)
    for (const items of byConversation(alone)) void runAlone(items)
    const restIn = new Set(alone.map((item) => item.draft.conversationId))
    const resting = busy.filter((item) => !restIn.has(item.draft.conversationId))
    for (const items of byConversation(resting)) putBack(items, restMs(items))
  }

  /** One after the other: the first of them is likely to be the first response, and then the others are ordinary. */
  async function runAlone(items: readonly Item[]): Promise<void> {
    for (const [place, item] of items.entries()) {
      try {
        const result = await work.writeAlone(item.draft)
        succeed(item, result)
        if (result.verdict === 'new') work.committed([result])
      } catch (error) {
        if (isTransient(error)) return tryAgain(items.slice(place), error)
        fail(item, error as Error)
      }
    }
    for (const { draft } of items) free(draft.conversationId)
    schedule()
  }

  function tryAgain(items: readonly Item[], error: unknown): void {
    work.logger.warn({ err: error as Error, messages: items.length }, 'messages not written yet: will try again')
    putBack(items, RETRY_MS)
  }

  /** In front again after a rest, in their order; their conversations stay taken meanwhile. */
  function putBack(items: readonly Item[], afterMs: number): void {
    setTimeout(() => {
      waiting = [...items, ...waiting]
      for (const { draft } of items) taken.delete(draft.conversationId)
      schedule()
    }, afterMs)
  }

  /** 1, 2, 4, ... 64 ms, spread a little so that two nodes do not meet again and again. */
  function restMs(items: readonly Item[]): number {
    const conversationId = items[0]?.draft.conversationId ?? ''
    const round = busyRounds.get(conversationId) ?? 0
    busyRounds.set(conversationId, round + 1)
    return Math.min(LONGEST_BUSY_MS, 2 ** round) * (0.5 + Math.random())
  }

  function free(conversationId: string): void {
    taken.delete(conversationId)
    busyRounds.delete(conversationId)
  }

  function succeed(item: Item, written: Written): void {
    close(item)
    item.resolve(written)
  }

  function fail(item: Item, error: Error): void {
    close(item)
    item.reject(error)
  }

  function close(item: Item): void {
    item.settled = true
    open.delete(item)
    if (open.size > 0) return
    clearInterval(watch)
    watch = undefined
    idle?.()
  }

  function giveUpOld(): void {
    const now = performance.now()
    for (const item of open) if (now - item.since > GIVE_UP_MS) fail(item, notAvailable())
  }

  return {
    write(draft) {
      if (open.size >= MOST_WAITING) return Promise.reject(tooBusy())
      return new Promise((resolve, reject) => {
        const item = { draft, since: performance.now(), resolve, reject, settled: false }
        open.add(item)
        waiting.push(item)
        watch ??= setInterval(giveUpOld, WATCH_MS)
        schedule()
      })
    },
    async stop() {
      if (open.size === 0) return
      await new Promise<void>((resolve) => {
        idle = resolve
      })
    },
  }
}

const tooBusy = () => new Problem(503, 'too-busy', 'Nothing was written. Try again in 2 seconds.')
const notAvailable = () =>
  new Problem(503, 'not-available', 'Send the same message again in 2 seconds: it is kept once.')

function isTransient(error: unknown): boolean {
  const { code = '' } = error as { code?: string }
  return TRANSIENT.test(code)
}

const byConversation = (items: readonly Item[]): Item[][] => [
  ...groupBy(items, (item) => item.draft.conversationId).values(),
]
