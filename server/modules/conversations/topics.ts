import { z } from 'zod'
import type { RecordedFact } from '#libs/facts/event.ts'
import { type Message, type Signal, signal } from '#modules/conversations/contract.ts'
import type { Asks } from '#modules/conversations/deps.ts'
import { messagePosted, participantJoined, participantLeft } from '#modules/conversations/events.ts'
import type { SeatHints } from '#modules/conversations/seat-hints.ts'
import { viewDesks } from '#modules/conversations/view-desk.ts'
import { readFeed } from '#modules/conversations/view-thread.ts'
import { conversationVisibleTo } from '#modules/conversations/visibility.ts'
import { CONVERSATION_TOPIC } from '#modules/conversations/writer/publish.ts'
import { type Actor, may } from '#platform/access.ts'
import { gathered } from '#platform/gathered.ts'
import type { Platform } from '#platform/module.ts'
import type { FeedItem, FeedTopic, Topic, ViewTopic } from '#platform/realtime/topics.ts'

/** What the staff door offers of conversations: one thread line by line, and one's own desk. */
export function conversationTopics(platform: Platform, asks: Asks, hints: SeatHints): Record<string, Topic<Actor>> {
  return { [CONVERSATION_TOPIC]: threadFeed(platform), desk: deskView(platform, asks, hints) }
}

function threadFeed(platform: Platform): FeedTopic<Actor> {
  return {
    kind: 'feed',
    async refuse(actor, key) {
      if (!z.uuid().safeParse(key).success) return 'conversation-not-found'
      return (await conversationVisibleTo(platform.db, actor, key)) ? undefined : 'conversation-not-found'
    },
    async page(_actor, key, after, limit) {
      const { items, last } = await readFeed(platform.db, key, after, limit)
      return { items: items.map(toItem), last }
    },
    // Staff who may watch may see every line; who may watch is asked again when seats change.
    visible: (_actor, _key, item) => item,
    touchedBy: (fact) => (messagePosted.is(fact) ? [{ key: fact.data.conversationId, seq: fact.data.seq }] : []),
    accessTouchedBy: (fact) =>
      participantJoined.is(fact) || participantLeft.is(fact) ? [fact.data.conversationId] : [],
    signalVisible: (actor, _key, body) => {
      const parsed = signal.safeParse(body)
      return parsed.success && !isOwn(actor, parsed.data)
    },
  }
}

const toItem = (message: Message): FeedItem => message

const isOwn = (actor: Actor, sent: Signal): boolean =>
  sent.kind === 'typing' ? sent.by.id === actor.personId : sent.mark.readerId === actor.personId

const FROM = /^(conversations|promises)\./

function deskView(platform: Platform, asks: Asks, hints: SeatHints): ViewTopic<Actor> {
  // Every message of every contact touches somebody's desk.
  const deskOf = gathered((personIds: readonly string[]) => viewDesks(asks, platform.db, personIds))
  return {
    kind: 'view',
    refuse: async (actor, key) =>
      key === actor.personId && may(actor, 'conversations.serve') ? undefined : 'not-permitted',
    state: (actor) => deskOf(actor.personId),
    shareBy: (actor) => actor.personId,
    touchedBy: (fact: RecordedFact) => (FROM.test(fact.type) ? hints.peopleOf(fact) : []),
    minGapMs: 50,
  }
}
