import type { RecordedFact } from '#libs/facts/event.ts'
import { Problem } from '#platform/http/problem.ts'
import type { Signal } from '#platform/log/log.ts'
import type { Logger } from '#platform/logger.ts'
import { type Connection, type FeedCursor, send, sendRefusal } from '#platform/realtime/connection.ts'
import type { Door, FeedItem, FeedTopic, TopicKey } from '#platform/realtime/topics.ts'

const PAGE = 200
/** A client this far behind loads afresh instead of being sent everything. */
const MOST_CATCH_UP = 5_000

/** Feed topics of one door: each watcher gets every item it may see, once, in order. */
export function createFeeds<P>(
  door: Door<P>,
  connections: ReadonlySet<Connection<P>>,
  deps: { readonly logger: Logger },
) {
  /** Full topic name → who watches, so that a message costs its watchers and not every socket. */
  const watchers = new Map<string, Set<Connection<P>>>()

  async function open(connection: Connection<P>, name: string, topic: FeedTopic<P>, key: TopicKey, after: number) {
    const cursor: FeedCursor = { sent: after, catchingUp: true }
    connection.feeds.set(name, cursor)
    const watching = watchers.get(name) ?? new Set()
    watchers.set(name, watching.add(connection))
    const first = await topic.page(connection.principal, key, after, PAGE)
    send(connection, { t: 'opened', topic: name, last: first.last })
    const tooFar = first.last - after > MOST_CATCH_UP ? first.last - MOST_CATCH_UP + 1 : undefined
    const gapFrom = first.gapFrom ?? tooFar
    if (gapFrom !== undefined) {
      send(connection, { t: 'gap', topic: name, first: gapFrom })
      cursor.sent = gapFrom - 1
    }
    await catchUp(connection, name, topic, key, cursor)
  }

  /** Reads until nothing is missing, then lets fresh items through. */
  async function catchUp(
    connection: Connection<P>,
    name: string,
    topic: FeedTopic<P>,
    key: TopicKey,
    cursor: FeedCursor,
  ) {
    cursor.catchingUp = true
    try {
      for (;;) {
        const page = await topic.page(connection.principal, key, cursor.sent, PAGE)
        if (connection.feeds.get(name) !== cursor) return
        if (page.items.length > 0) send(connection, { t: 'feed', topic: name, items: [...page.items] })
        const reached = page.items.length < PAGE ? page.last : (page.items[page.items.length - 1]?.seq ?? page.last)
        const done = page.items.length < PAGE && reached <= Math.max(cursor.sent, page.last)
        cursor.sent = Math.max(cursor.sent, reached)
        if (done) return
      }
    } finally {
      cursor.catchingUp = false
    }
  }

  function grew(topicName: string, key: TopicKey, items: readonly FeedItem[]): void {
    const topic = door.topics[topicName]
    if (topic?.kind !== 'feed') return
    const name = `${topicName}:${key}`
    for (const connection of watching(name)) {
      const cursor = connection.feeds.get(name)
      if (!cursor) continue
      const next = items.filter((item) => item.seq > cursor.sent)
      const contiguous = next[0]?.seq === cursor.sent + 1
      if (next.length === 0) continue
      if (cursor.catchingUp || !contiguous) {
        if (!cursor.catchingUp) void recover(connection, name, topic, key, cursor)
        continue
      }
      const seen = next
        .map((item) => topic.visible(connection.principal, key, item))
        .filter((item) => item !== undefined)
      cursor.sent = next[next.length - 1]?.seq ?? cursor.sent
      if (seen.length > 0) send(connection, { t: 'feed', topic: name, items: seen })
    }
  }

  /** From the log: items written by another node, or an item this node's writer could not hand over in order. */
  function touched(facts: readonly RecordedFact[]): void {
    for (const [topicName, topic] of Object.entries(door.topics)) {
      if (topic.kind !== 'feed') continue
      for (const fact of facts) {
        for (const key of topic.accessTouchedBy?.(fact) ?? []) void askAgain(topicName, topic, key)
        for (const { key, seq } of topic.touchedBy(fact)) {
          const name = `${topicName}:${key}`
          for (const connection of watching(name)) {
            const cursor = connection.feeds.get(name)
            if (cursor && !cursor.catchingUp && cursor.sent < seq) void recover(connection, name, topic, key, cursor)
          }
        }
      }
    }
  }

  async function askAgain(topicName: string, topic: FeedTopic<P>, key: TopicKey): Promise<void> {
    const name = `${topicName}:${key}`
    for (const connection of watching(name)) {
      const refusal = await topic.refuse(connection.principal, key).catch(() => undefined)
      if (refusal === undefined) continue
      connection.feeds.delete(name)
      sendRefusal(connection, { topic: name }, new Problem(403, refusal))
    }
  }

  async function recover(
    connection: Connection<P>,
    name: string,
    topic: FeedTopic<P>,
    key: TopicKey,
    cursor: FeedCursor,
  ) {
    try {
      await catchUp(connection, name, topic, key, cursor)
    } catch (error) {
      deps.logger.warn({ err: error as Error, topic: name }, 'feed not caught up: the client must reconnect')
      connection.socket.terminate()
    }
  }

  function signalled(signal: Signal): void {
    const colon = signal.topic.indexOf(':')
    const topic = door.topics[signal.topic.slice(0, colon)]
    if (topic?.kind !== 'feed') return
    const key = signal.topic.slice(colon + 1)
    for (const connection of watching(signal.topic)) {
      if (topic.signalVisible?.(connection.principal, key, signal.body)) {
        const body = topic.signalFor?.(connection.principal, key, signal.body) ?? signal.body
        send(connection, { t: 'signal', topic: signal.topic, body })
      }
    }
  }

  function* watching(name: string): Iterable<Connection<P>> {
    const set = watchers.get(name)
    if (!set) return
    for (const connection of set) {
      if (connections.has(connection) && connection.feeds.has(name)) yield connection
      else set.delete(connection)
    }
    if (set.size === 0) watchers.delete(name)
  }

  return { open, grew, touched, signalled }
}
