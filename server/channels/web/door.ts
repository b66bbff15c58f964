import { originAllowed } from '#channels/web/channels.ts'
import { chatCommands } from '#channels/web/commands.ts'
import { contactNow } from '#channels/web/contact-now.ts'
import type { WebAsks } from '#channels/web/module.ts'
import { type OpenContacts, openContacts } from '#channels/web/open-contacts.ts'
import { socketToken, standingVisits, type Visitor, visitorOfToken } from '#channels/web/visits.ts'
import type { RecordedFact } from '#libs/facts/event.ts'
import type { CustomerMessage } from '#modules/conversations/contract.ts'
import { contactAsked, contactEnded, messagePosted } from '#modules/conversations/events.ts'
import type { Platform } from '#platform/module.ts'
import type { Door, FeedItem, FeedTopic, ViewTopic } from '#platform/realtime/topics.ts'

/** `/chat/socket`: each visitor sees their own conversation and nothing else. */
export function chatDoor(platform: Platform, asks: WebAsks): Door<Visitor> {
  const open = openContacts(platform)
  return {
    path: '/chat/socket',
    async authenticate(request) {
      const token = socketToken(request)
      return token === undefined ? undefined : visitorOfToken(platform, token)
    },
    originAllowed: async (origin, host) =>
      origin === undefined ||
      (URL.canParse(origin) && (new URL(origin).host === host || (await originAllowed(platform.db, origin)))),
    topics: { conversation: thread(platform, asks), contact: contact(platform, asks, open) },
    commands: chatCommands(platform, asks),
    sessionOf: (visitor) => visitor.visitId,
    stillStanding: (visitIds) => standingVisits(platform.db, visitIds, platform.clock.now()),
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
    signalVisible: (_visitor, _key, body) => forCustomers(body),
    signalFor: (_visitor, _key, body) => customerForm(body),
  }
}

/** Typing and read marks of the serving side; never those of staff among themselves, nor the customer's own. */
function forCustomers(body: unknown): boolean {
  const { audience, by, mark } = body as { audience?: string; by?: { kind?: string }; mark?: { reader?: string } }
  return audience === 'everyone' && (by?.kind === 'agent' || mark?.reader === 'agent')
}

function customerForm(body: unknown): unknown {
  const { kind, mark } = body as { kind: string; mark?: { seq: number } }
  return kind === 'read' ? { kind, seq: mark?.seq ?? 0 } : { kind: 'typing' }
}

function contact(platform: Platform, asks: WebAsks, open: OpenContacts): ViewTopic<Visitor> {
  return {
    kind: 'view',
    refuse: ownOnly,
    state: (_visitor, key) => contactNow(platform, asks, platform.db, key),
    shareBy: (_visitor, key) => key,
    touchedBy: (fact: RecordedFact) =>
      contactAsked.is(fact) || contactEnded.is(fact)
        ? [fact.data.conversationId, ...open.waitingBeside(fact)]
        : open.touchedBy(fact),
    minGapMs: 300,
  }
}
