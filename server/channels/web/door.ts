import { chatCommands } from '#channels/web/commands.ts'
import { contactNow } from '#channels/web/contact-now.ts'
import { visitEnded } from '#channels/web/events.ts'
import type { WebAsks } from '#channels/web/module.ts'
import { type OpenContacts, openContacts } from '#channels/web/open-contacts.ts'
import { isFromPageOf, originAllowed } from '#channels/web/origins.ts'
import { socketToken, standingVisits, type Visitor, visitorOfToken } from '#channels/web/visits.ts'
import { type CustomerMessage, signal } from '#modules/conversations/contract.ts'
import { messagePosted } from '#modules/conversations/events.ts'
import type { Platform } from '#platform/module.ts'
import type { Door, FeedItem, FeedTopic, ViewTopic } from '#platform/realtime/topics.ts'

/** `/chat/socket`: each visitor sees their own conversation and nothing else. */
export function chatDoor(platform: Platform, asks: WebAsks): Door<Visitor> {
  const open = openContacts(platform)
  return {
    path: '/chat/socket',
    async authenticate({ headers }) {
      const token = socketToken(headers)
      if (token === undefined) return undefined
      return visitorOfToken(platform, token, { origin: headers.origin, host: headers.host })
    },
    originAllowed: async (origin, host) =>
      isFromPageOf([], { origin, host }) || (origin !== undefined && originAllowed(platform.db, origin)),
    topics: { conversation: thread(platform, asks), contact: contact(platform, asks, open) },
    commands: chatCommands(platform, asks, open),
    sessionOf: (visitor) => visitor.visitId,
    stillStanding: (visitIds) => standingVisits(platform.db, visitIds, platform.clock.now()),
    severedBy: (fact) =>
      visitEnded.is(fact)
        ? { reason: 'session-ended', hits: ({ visitId }) => visitId === fact.data.visitId }
        : undefined,
  }
}

const ownOnly = async (visitor: Visitor, key: string) => (key === visitor.conversationId ? undefined : 'not-found')

/** An item as `grew` hands it over: the customer's form of the line, null for what customers never see. */
export interface ThreadItem extends FeedItem {
  readonly forCustomer: CustomerMessage | null
}

function thread(platform: Platform, asks: WebAsks): FeedTopic<Visitor> {
  return {
    kind: 'feed',
    refuse: ownOnly,
    async page(_visitor, key, after, limit) {
      const page = await asks.conversations.customerThread(platform.db, key, after, limit)
      return { items: page.messages.map((message) => ({ ...message })), last: page.last }
    },
    visible(_visitor, _key, item) {
      const { forCustomer } = item as ThreadItem
      return forCustomer === null ? undefined : { ...forCustomer }
    },
    touchedBy: (fact) => (messagePosted.is(fact) ? [{ key: fact.data.conversationId, seq: fact.data.seq }] : []),
    signalVisible: (_visitor, _key, body) => hintOf(body) !== undefined,
    signalFor: (_visitor, _key, body) => hintOf(body),
  }
}

/** Typing and read marks of the serving side, without names; never what staff do among themselves. */
function hintOf(body: unknown) {
  const read = signal.safeParse(body)
  if (!read.success || read.data.audience !== 'everyone') return undefined
  if (read.data.kind === 'typing') return read.data.by.kind === 'agent' ? { kind: 'typing' } : undefined
  const { mark } = read.data
  return mark.reader === 'agent' ? { kind: 'read', seq: mark.seq } : undefined
}

function contact(platform: Platform, asks: WebAsks, open: OpenContacts): ViewTopic<Visitor> {
  return {
    kind: 'view',
    refuse: ownOnly,
    async state(_visitor, key) {
      const now = await contactNow(platform, asks, platform.db, key)
      if (now.contactId !== null && now.endedAt === null) open.learn(key, now.contactId)
      return now
    },
    shareBy: (_visitor, key) => key,
    touchedBy: open.touchedBy,
    minGapMs: 300,
  }
}
