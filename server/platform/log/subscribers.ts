import type { RecordedFact } from '#libs/facts/event.ts'
import { type Db, sql, type Tx } from '#platform/database/database.ts'
import type { Log } from '#platform/log/log.ts'
import { readLog } from '#platform/log/read.ts'
import { createSight, type Sight } from '#platform/log/sight.ts'
import type { Logger } from '#platform/logger.ts'
import { type Repeat, type Repeating, repeating } from '#platform/repeat.ts'

/** What a module does when a fact is announced, in the transaction that also remembers that it was done. */
export type Reaction = (tx: Tx, fact: RecordedFact) => Promise<void>

export interface Subscriber {
  /** The module's name: remembers how far it has read. */
  readonly name: string
  /** One reaction a type of fact; `*` gets every fact that has no reaction of its own. */
  readonly reactions: Readonly<Record<string, Reaction>>
  /** While true, facts are passed over unread: for a subscriber that has nothing to do with any. */
  readonly isIdle?: ((tx: Tx) => Promise<boolean>) | undefined
  /** Where a subscriber that is new to this database begins: with the first fact ever, or the next one. */
  readonly from?: 'beginning' | 'now'
}

export interface Subscribers {
  start(): Promise<void>
  /** Every subscriber has digested the log up to where it ends now. */
  settled(): Promise<void>
  stop(): Promise<void>
}

const BATCH = 200
const PASS_OVER = 500
/** Also without being woken: passes over what concerns others, and finds out whether it is idle no more. */
const LOOK_EVERY_MS = 1_000
const MOST_TRIES = 5

/**
 * Runs each module's reactions over the log: in order, once in effect (the effect and the position are one
 * transaction), on whichever node is first. A fact that fails `MOST_TRIES` times is parked and named in the log of
 * errors, so one bad fact does not stop the rest.
 */
export function createSubscribers(
  db: Db,
  log: Log,
  subscribers: readonly Subscriber[],
  logger: Logger,
  repeat: Repeat = repeating,
): Subscribers {
  let isStarted = false
  const workers = subscribers.map((subscriber) => createWorker(db, subscriber, logger, () => isStarted, repeat))
  const wakeAll = () => {
    for (const worker of workers) worker.wake()
  }
  log.listen((facts) => {
    for (const worker of workers) worker.see(facts)
  })
  return {
    async start() {
      for (const { name, from } of subscribers) await register(db, name, from ?? 'now')
      isStarted = true
      wakeAll()
    },
    async settled() {
      wakeAll()
      await Promise.all(workers.map((worker) => worker.idle()))
    },
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()))
    },
  }
}

async function register(db: Db, name: string, from: 'beginning' | 'now'): Promise<void> {
  await db.run(sql`insert into platform.subscriber (name, position)
    values (${name}, case when ${from} = 'now' then (select position from platform.log_head) else 0 end)
    on conflict (name) do nothing`)
}

interface Worker extends Repeating {
  /** Wakes for facts that concern it; the rest is passed over when it next looks by itself. */
  see(facts: readonly RecordedFact[]): void
}

function createWorker(
  db: Db,
  subscriber: Subscriber,
  logger: Logger,
  isStarted: () => boolean,
  repeat: Repeat,
): Worker {
  const sight = createSight(typesOf(subscriber))
  let isIdle = false
  /** After a failure one fact at a time, so that only the bad one waits. */
  let batch = BATCH
  let failures = 0
  let failedAt = 0
  const work = async () => {
    for (;;) {
      try {
        const read = await db.transaction((tx) => react(tx, subscriber, sight, batch))
        isIdle = read === 'idle'
        if (read === 'idle' || read === 0) return
        batch = Math.min(BATCH, batch * 2)
      } catch (error) {
        batch = 1
        if (!(error instanceof ReactionFailed) || isDatabaseLoss(error.cause)) throw error
        failures = error.position === failedAt ? failures + 1 : 1
        failedAt = error.position
        if (failures < MOST_TRIES) throw error
        await park(db, subscriber, error, logger)
      }
    }
  }
  const worker = repeat(async () => (isStarted() ? work() : undefined), {
    onError: (error) => logger.warn({ err: error, subscriber: subscriber.name }, 'reaction failed: will try again'),
    retryMs: 200,
    everyMs: LOOK_EVERY_MS,
  })
  return {
    ...worker,
    see(facts) {
      if (sight.see(facts) && !isIdle) worker.wake()
    },
  }
}

async function react(tx: Tx, subscriber: Subscriber, sight: Sight, limit: number): Promise<number | 'idle'> {
  const { position, head } = await tx.one<{ position: number; head: number }>(
    sql`select position, (select position from platform.log_head) head from platform.subscriber
        where name = ${subscriber.name} for update`,
  )
  if (head === position) return 0
  const passesOver = subscriber.isIdle !== undefined && (await subscriber.isIdle(tx))
  const from = passesOver ? head : sight.nothingUpTo(position, head)
  const facts = from === head ? [] : await readLog(tx, from, limit, { upTo: head, types: typesOf(subscriber) })
  for (const fact of facts) {
    const reaction = subscriber.reactions[fact.type] ?? subscriber.reactions['*']
    if (reaction)
      await reaction(tx, fact).catch((error: Error) => Promise.reject(new ReactionFailed(fact.position, error)))
  }
  const isCaughtUp = facts.length < limit
  const reached = isCaughtUp ? head : (facts[facts.length - 1]?.position ?? head)
  // Passing over a few facts of others needs no write: they are passed over again.
  if (facts.length > 0 || reached - position >= PASS_OVER) {
    await tx.run(sql`update platform.subscriber set position = ${reached} where name = ${subscriber.name}`)
  }
  if (passesOver) return 'idle'
  return isCaughtUp ? 0 : facts.length
}

/** The types a subscriber reacts to; undefined for one that takes all. */
function typesOf({ reactions }: Subscriber): readonly string[] | undefined {
  return '*' in reactions ? undefined : Object.keys(reactions)
}

/** Which fact a module could not digest. */
class ReactionFailed extends Error {
  readonly position: number
  override readonly cause: Error
  constructor(position: number, cause: Error) {
    super(cause.message)
    this.position = position
    this.cause = cause
  }
}

/** Passes over exactly that fact, unless another node has passed it meanwhile. */
async function park(
  db: Db,
  subscriber: Subscriber,
  { position, cause }: ReactionFailed,
  logger: Logger,
): Promise<void> {
  const parked = await db.run(sql`with passed as (
      update platform.subscriber set position = ${position} where name = ${subscriber.name} and position < ${position}
      returning position)
    insert into platform.parked_fact (subscriber, position, error)
    select ${subscriber.name}, position, ${cause.message} from passed
    on conflict (subscriber, position) do update set error = excluded.error`)
  if (parked > 0)
    logger.error({ err: cause, subscriber: subscriber.name, position }, 'fact parked: see platform.parked_fact')
}

/** The database went away, is starting, or chose this transaction to give way: no fact's fault. */
function isDatabaseLoss(error: unknown): boolean {
  const { code = '' } = error as { code?: string }
  return /^(08|40|55P03|25P0|57|53|E(CONN|PIPE|TIMEDOUT|HOST|NOTFOUND))/.test(code)
}
