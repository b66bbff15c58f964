import type pg from 'pg'
import type { Cause, Fact, RecordedFact } from '#libs/facts/event.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { writeToOutbox } from '#platform/log/announce.ts'
import { LOG_CHANNEL, moveOutboxToLog } from '#platform/log/keeper.ts'
import { logHead, readLog } from '#platform/log/read.ts'
import type { Logger } from '#platform/logger.ts'
import { type Repeat, repeating } from '#platform/repeat.ts'

export const SIGNAL_CHANNEL = 'yinuo_signal'
const TAIL_BATCH = 1_000
/** A lost notification (the listening connection broke) is made good by looking this often. */
const LOOK_EVERY_MS = 1_000
/** What is announced in a rush is moved together; a single fact is moved at once. */
const REST_MS = 50
const SIGNAL_BATCH_MS = 40
/** Who only listens never learns that a link died without a word: the connection is asked so often, and answers so soon. */
const ASK_EVERY_MS = 5_000
/** PostgreSQL refuses a notification of 8,000 bytes. */
const MOST_NOTIFY_BYTES = 7_500

/** A passing hint to all nodes (typing, presence blinks): may be lost, never stored. */
export interface Signal {
  readonly topic: string
  readonly body: unknown
}

export interface Log {
  /** Writes facts in the caller's transaction and, once it commits, has them moved to the log at once. */
  announce(tx: Tx, cause: Cause, facts: readonly Fact[]): Promise<void>
  /** For writers that fill the outbox by their own statement: have it moved to the log now. */
  wake(): void
  /** Told of every fact on this node, in order, soon after it is in the log; for sockets and caches. Must not throw. */
  listen(listener: (facts: readonly RecordedFact[]) => void): void
  signal(signal: Signal): void
  onSignal(listener: (signal: Signal) => void): void
  start(): Promise<void>
  /** Everything announced so far is in the log and listeners on this node have been told. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** The log of one node: announce, keep, tail. See `docs/decisions/0003-log-of-facts.md`. */
export function createLog(db: Db, logger: Logger, repeat: Repeat = repeating): Log {
  const listeners: ((facts: readonly RecordedFact[]) => void)[] = []
  const signalListeners: ((signal: Signal) => void)[] = []
  const onError = (error: Error) => logger.warn({ err: error }, 'log of facts: will try again')
  let position = 0
  const tail = repeat(
    async () => {
      for (;;) {
        const facts = await readLog(db, position, TAIL_BATCH)
        if (facts.length > 0) for (const listener of listeners) listener(facts)
        position = facts.at(-1)?.position ?? position
        if (facts.length < TAIL_BATCH) return
      }
    },
    { onError, everyMs: LOOK_EVERY_MS },
  )
  const keeper = repeat(
    async () => {
      if ((await moveOutboxToLog(db)) > 0) tail.wake()
    },
    { onError, everyMs: LOOK_EVERY_MS, restMs: REST_MS },
  )
  const signals = createSignals(db, onError)
  let listening: { stop(): Promise<void> } | undefined
  return {
    async announce(tx, cause, facts) {
      await writeToOutbox(tx, cause, facts)
      tx.afterCommit(keeper.wake)
    },
    wake: keeper.wake,
    listen: (listener) => listeners.push(listener),
    signal(signal) {
      for (const listener of signalListeners) listener(signal)
      signals.send(signal)
    },
    onSignal: (listener) => signalListeners.push(listener),
    async start() {
      position = await logHead(db)
      listening = listenForever(
        db,
        (head) => {
          if (head > position) tail.wake()
        },
        (signal) => {
          for (const listener of signalListeners) listener(signal)
        },
        signals.origin,
        onError,
      )
      keeper.wake()
    },
    async settled() {
      keeper.wake()
      await keeper.idle()
      tail.wake()
      await tail.idle()
    },
    async stop() {
      signals.stop()
      await keeper.stop()
      await listening?.stop()
      await tail.stop()
    },
  }
}

/** Collects signals for a few milliseconds and sends them as one notification. */
function createSignals(db: Db, onError: (error: Error) => void) {
  const origin = Math.random().toString(36).slice(2)
  let waiting: Signal[] = []
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    timer = undefined
    const batch = waiting
    waiting = []
    for (const payload of packSignals(origin, batch)) {
      db.pool.query({ text: 'select pg_notify($1, $2)', values: [SIGNAL_CHANNEL, payload] }).catch(onError)
    }
  }
  return {
    origin,
    send(signal: Signal) {
      waiting.push(signal)
      timer ??= setTimeout(flush, SIGNAL_BATCH_MS)
    },
    stop: () => clearTimeout(timer),
  }
}

function packSignals(origin: string, signals: readonly Signal[]): string[] {
  const payload = JSON.stringify({ origin, signals })
  if (Buffer.byteLength(payload) <= MOST_NOTIFY_BYTES) return [payload]
  if (signals.length === 1) return []
  const half = Math.ceil(signals.length / 2)
  return [...packSignals(origin, signals.slice(0, half)), ...packSignals(origin, signals.slice(half))]
}

/** Keeps one connection listening; opens a new one when it breaks. */
function listenForever(
  db: Db,
  onHead: (position: number) => void,
  onSignal: (signal: Signal) => void,
  origin: string,
  onError: (error: Error) => void,
) {
  let client: pg.Client | undefined
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  let asking: NodeJS.Timeout | undefined
  const askAgain = (asked: pg.Client) => {
    asking = setTimeout(async () => {
      try {
        await asked.query(soon('select'))
        if (asked === client) askAgain(asked)
      } catch (error) {
        if (asked !== client) return
        onError(error as Error)
        reopen()
      }
    }, ASK_EVERY_MS)
  }
  const open = async () => {
    try {
      client = await db.dedicated()
      client.on('notification', (note) => {
        if (note.channel === LOG_CHANNEL) onHead(Number(note.payload))
        else deliverSignals(note.payload, origin, onSignal)
      })
      client.on('end', reopen)
      await client.query(soon(`set synchronous_commit = off; listen ${LOG_CHANNEL}; listen ${SIGNAL_CHANNEL}`))
      askAgain(client)
      onHead(Number.POSITIVE_INFINITY)
    } catch (error) {
      onError(error as Error)
      reopen()
    }
  }
  const reopen = () => {
    clearTimeout(asking)
    client?.removeAllListeners('end')
    client?.end().catch(() => {})
    client = undefined
    if (stopped || retry) return
    retry = setTimeout(() => {
      retry = undefined
      void open()
    }, 500)
  }
  void open()
  return {
    async stop() {
      stopped = true
      clearTimeout(retry)
      clearTimeout(asking)
      client?.removeAllListeners('end')
      await client?.end().catch(() => {})
    },
  }
}

const soon = (text: string): pg.QueryConfig & { readonly query_timeout: number } => ({
  text,
  query_timeout: ASK_EVERY_MS,
})

function deliverSignals(payload: string | undefined, origin: string, onSignal: (signal: Signal) => void): void {
  const parsed = JSON.parse(payload ?? '{}') as { origin?: string; signals?: Signal[] }
  if (parsed.origin === origin) return
  for (const signal of parsed.signals ?? []) onSignal(signal)
}
