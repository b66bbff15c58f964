import type { RecordedFact } from '#libs/facts/event.ts'
import { Problem } from '#platform/http/problem.ts'
import type { SocketCommand } from '#platform/realtime/command.ts'

export interface FeedItem {
  readonly seq: number
  readonly [field: string]: unknown
}

/** The part of a topic name after the colon; empty for topics without one. */
export type TopicKey = string

/** A topic whose whole state is sent again whenever it may have changed: snapshot and event can never disagree. */
export interface ViewTopic<P> {
  readonly kind: 'view'
  /** Why this principal may not watch this key, or undefined. */
  refuse(principal: P, key: TopicKey): Promise<string | undefined>
  state(principal: P, key: TopicKey): Promise<unknown>
  /** Principals who see the same state share one computation; return the same string for them. */
  shareBy(principal: P, key: TopicKey): string
  /** The keys that a fact may have changed; `*` is every open key. */
  touchedBy(fact: RecordedFact): readonly TopicKey[]
  /** States are sent this far apart at least; changes in between are sent together. */
  readonly minGapMs: number
  /** While watched it is computed afresh this often also when no fact touched it: for states in which time itself runs. */
  readonly everyMs?: number
}

/** A topic of numbered items that only grows, with resume. */
export interface FeedTopic<P> {
  readonly kind: 'feed'
  refuse(principal: P, key: TopicKey): Promise<string | undefined>
  /**
   * Items after `after` that this principal may see, oldest first, at most `limit`; hidden items leave numbers out. Every
   * item up to `last` is there to be read: an item that is committed meanwhile belongs to the next page.
   */
  page(principal: P, key: TopicKey, after: number, limit: number): Promise<FeedPage>
  /** What of a fresh item this principal may see; undefined hides it. Called for items passed to `Realtime.grew`. */
  visible(principal: P, key: TopicKey, item: FeedItem): FeedItem | undefined
  touchedBy(fact: RecordedFact): readonly { readonly key: TopicKey; readonly seq: number }[]
  /** The keys whose watchers must be asked again whether they may watch, for example after a transfer. */
  accessTouchedBy?(fact: RecordedFact): readonly TopicKey[]
  /** Passing hints (typing) that this principal may get. */
  signalVisible?(principal: P, key: TopicKey, body: unknown): boolean
  /** The form in which this principal gets a hint; as it is when left out. */
  signalFor?(principal: P, key: TopicKey, body: unknown): unknown
}

export interface FeedPage {
  readonly items: readonly FeedItem[]
  /** The last number that exists, also when hidden from this principal. */
  readonly last: number
  /** Set when items after `after` can no longer be had: the first that can. */
  readonly gapFrom?: number
}

/** The sockets of one door on this node. */
export interface DoorHub {
  /** Fresh items of a feed, from the writer on this node: no read needed. Other nodes learn by the log. Never throws. */
  grew(topicName: string, key: string, items: readonly FeedItem[]): void
  connectionCount(): number
  /** Feeds and shared view computations that someone watches. */
  watchCount(): number
}

export type Topic<P> = ViewTopic<P> | FeedTopic<P>

/** Asks the topic whether this principal may watch the key; a refusal is thrown. */
export async function admit<P>(topic: Topic<P>, principal: P, key: TopicKey): Promise<void> {
  const refusal = await topic.refuse(principal, key)
  if (refusal !== undefined) throw new Problem(refusal === 'not-permitted' ? 403 : 404, refusal)
}

/** What a door offers to those who come through it. */
export interface Door<P> {
  readonly path: string
  /** The principal behind the upgrade request, by cookie or token; undefined is refused with 401. */
  authenticate(request: import('node:http').IncomingMessage): Promise<P | undefined>
  /** Whether a page of this origin may open the socket (`undefined`: not a browser). */
  originAllowed(origin: string | undefined, host: string | undefined): Promise<boolean>
  readonly topics: Readonly<Record<string, Topic<P>>>
  readonly commands: Readonly<Record<string, SocketCommand<P>>>
  /** The session a principal stands on, so that its end closes the socket. */
  sessionOf(principal: P): string
  /** Which of these sessions still stand: asked about all open sockets together, every 1.5 s. */
  stillStanding(sessionIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Which open sockets a fact cuts off at once: the session ended, or the person's rights changed. */
  severedBy?(
    fact: RecordedFact,
  ): { readonly reason: 'session-ended' | 'rights-changed'; hits(principal: P): boolean } | undefined
  onConnect?(principal: P, connectionId: string): void
  onDisconnect?(principal: P, connectionId: string): void
  /** The principal did something: opened a topic or gave a command. A mere open socket or ping is no activity. */
  onActivity?(principal: P): void
}
