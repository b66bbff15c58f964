import type { RecordedFact } from '#libs/facts/event.ts'
import { Problem } from '#platform/http/problem.ts'
import type { Signal } from '#platform/log/log.ts'
import type { Logger } from '#platform/logger.ts'
import type { Admission } from '#platform/realtime/admission.ts'
import { type Connection, type FeedCursor, send, sendRefusal } from '#platform/realtime/connection.ts'
import {
  admit,
  type Door,
  type FeedItem,
  type FeedPage,
  type FeedTopic,
  type TopicKey,
} from '#platform/realtime/topics.ts'

const PAGE = 200
/** A client this far behind loads afresh instead of being sent everything. */
const MOST_CATCH_UP = 5_000

/** One connection's watch on one feed. */
interface Watch<P> {
  readonly connection: Connection<P>
  readonly name: string
  readonly topic: FeedTopic<P>
  readonly key: TopicKey
  readonly cursor: FeedCursor
}

/** Feed topics of one door: each watcher gets every item it may see, once, in order. */
export function createFeeds<P>(
  door: Door<P>,
  deps: { readonly logger: Logger; readonly admission: Pick<Admission, 'opening'> },
) {
  /** Full topic name → who watches, so that a message costs its watchers and not every socket. */
  const watches = new Map<string, Map<Connection<P>, Watch<P>>>()

  /** The watch stands before the topic is asked, so that what changes while it answers is not missed. */
  async function open(connection: Connection<P>, name: string, topic: FeedTopic<P>, key: TopicKey, after: number) {
    const cursor: FeedCursor = { sent: after, known: after, admitted: false, catchingUp: true }
    const watch: Watch<P> = { connection, name, topic, key, cursor }
    connection.feeds.set(name, cursor)
    const watching = watches.get(name) ?? new Map<Connection<P>, Watch<P>>()
    watches.set(name, watching.set(connection, watch))
    try {
      await deps.admission.opening(connection.isIn, async () => {
        if (!stands(watch)) return
        await admit(topic, connection.principal, key)
        const first = await topic.page(connection.principal, key, after, PAGE)
        if (stands(watch)) await begin(watch, first)
      })
    } catch (error) {
      if (stands(watch)) close(connection, name)
      throw error
    }
  }

  async function begin(watch: Watch<P>, first: FeedPage): Promise<void> {
    const { connection, name, cursor } = watch
    if (cursor.sent > first.last)
      throw new Problem(
        409,
        'ahead-of-feed',
        'This feed does not reach your number: load it afresh from the beginning.',
      )
    cursor.admitted = true
    connection.isIn = true
    send(connection, { t: 'opened', topic: name, last: first.last })
    const tooFar = first.last - cursor.sent > MOST_CATCH_UP ? first.last - MOST_CATCH_UP + 1 : undefined
    const gapFrom = first.gapFrom ?? tooFar
    if (gapFrom === undefined) deliver(watch, first)
    else {
      send(connection, { t: 'gap', topic: name, first: gapFrom })
      cursor.sent = gapFrom - 1
    }
    cursor.known = Math.max(cursor.known, first.last)
    await catchUp(watch)
  }

  /** Reads until nothing is missing that anyone spoke of, then lets fresh items through. */
  async function catchUp(watch: Watch<P>): Promise<void> {
    const { connection, topic, key, cursor } = watch
    cursor.catchingUp = true
    try {
      while (cursor.sent < cursor.known) {
        const before = cursor.sent
        const page = await topic.page(connection.principal, key, before, PAGE)
        if (!stands(watch)) return
        deliver(watch, page)
        cursor.known = Math.max(cursor.known, page.last)
        if (cursor.sent === before) {
          deps.logger.warn({ topic: watch.name, known: cursor.known, last: page.last }, 'feed ends before its facts')
          cursor.known = before
        }
      }
    } finally {
      cursor.catchingUp = false
    }
  }

  /** A page without items says that all up to its end is hidden; one with items may leave more for the next. */
  function deliver({ connection, name, cursor }: Watch<P>, page: FeedPage): void {
    const end = page.items[page.items.length - 1]?.seq ?? page.last
    if (page.items.length > 0) send(connection, { t: 'feed', topic: name, items: [...page.items] })
    cursor.sent = Math.max(cursor.sent, end)
  }

  function grew(topicName: string, key: TopicKey, items: readonly FeedItem[]): void {
    const last = items[items.length - 1]?.seq
    if (last === undefined) return
    for (const watch of watchesOf(`${topicName}:${key}`)) {
      const { cursor } = watch
      cursor.known = Math.max(cursor.known, last)
      if (cursor.catchingUp || cursor.sent >= last) continue
      const next = items.filter((item) => item.seq > cursor.sent)
      const joinsOn = next.every((item, index) => item.seq === cursor.sent + 1 + index)
      if (joinsOn) pass(watch, next, last)
      else void recover(watch)
    }
  }

  function pass({ connection, name, topic, key, cursor }: Watch<P>, items: readonly FeedItem[], last: number): void {
    const seen = items.flatMap((item) => topic.visible(connection.principal, key, item) ?? [])
    cursor.sent = last
    if (seen.length > 0) send(connection, { t: 'feed', topic: name, items: seen })
  }

  /** From the log: items written by another node, or an item this node's writer could not hand over in order. */
  function touched(facts: readonly RecordedFact[]): void {
    for (const [topicName, topic] of Object.entries(door.topics)) {
      if (topic.kind !== 'feed') continue
      const doubtful = new Set(facts.flatMap((fact) => topic.accessTouchedBy?.(fact) ?? []))
      for (const key of doubtful) for (const watch of watchesOf(`${topicName}:${key}`)) void askAgain(watch)
      for (const fact of facts) {
        for (const { key, seq } of topic.touchedBy(fact)) {
          for (const watch of watchesOf(`${topicName}:${key}`)) {
            const { cursor } = watch
            cursor.known = Math.max(cursor.known, seq)
            if (!cursor.catchingUp && cursor.sent < seq) void recover(watch)
          }
        }
      }
    }
  }

  /** Whoever may not watch any longer is told and gets nothing more; without an answer nobody may. */
  async function askAgain(watch: Watch<P>): Promise<void> {
    const { connection, name, topic, key } = watch
    try {
      await admit(topic, connection.principal, key)
    } catch (error) {
      if (!stands(watch)) return
      close(connection, name)
      if (error instanceof Problem) return sendRefusal(connection, { topic: name }, error)
      deps.logger.warn({ err: error as Error, topic: name }, 'rights to a feed not known: the client must reconnect')
      connection.socket.terminate()
    }
  }

  async function recover(watch: Watch<P>): Promise<void> {
    try {
      await catchUp(watch)
    } catch (error) {
      deps.logger.warn({ err: error as Error, topic: watch.name }, 'feed not caught up: the client must reconnect')
      watch.connection.socket.terminate()
    }
  }

  function signalled(signal: Signal): void {
    const colon = signal.topic.indexOf(':')
    const topic = door.topics[signal.topic.slice(0, colon)]
    if (topic?.kind !== 'feed') return
    const key = signal.topic.slice(colon + 1)
    for (const { connection, cursor } of watchesOf(signal.topic)) {
      if (cursor.admitted && topic.signalVisible?.(connection.principal, key, signal.body)) {
        const body = topic.signalFor?.(connection.principal, key, signal.body) ?? signal.body
        send(connection, { t: 'signal', topic: signal.topic, body })
      }
    }
  }

  /** False once the topic was closed, or opened again. */
  const stands = ({ connection, name, cursor }: Watch<P>) => connection.feeds.get(name) === cursor

  /** A copy: watches end while they are told. */
  const watchesOf = (name: string): readonly Watch<P>[] => [...(watches.get(name)?.values() ?? [])]

  function close(connection: Connection<P>, name: string): void {
    connection.feeds.delete(name)
    const watching = watches.get(name)
    watching?.delete(connection)
    if (watching?.size === 0) watches.delete(name)
  }

  return {
    open,
    close,
    grew,
    touched,
    signalled,
    /** The socket is gone. */
    forget(connection: Connection<P>) {
      for (const name of [...connection.feeds.keys()]) close(connection, name)
    },
    watchCount: () => watches.size,
  }
}
