import type { RecordedFact } from '#libs/facts/event.ts'
import { sessionBegun, sessionEnded } from '#modules/bot/events.ts'
import { contactAsked, contactEnded, contactRated } from '#modules/conversations/events.ts'
import {
  contactAssigned,
  contactOverflowed,
  contactQueued,
  contactTransferred,
  contactUnqueued,
  offerMade,
} from '#modules/routing/events.ts'
import type { Platform } from '#platform/module.ts'

/** Which conversations a fact about a contact concerns, and who waits beside it; kept in memory, from views and facts. */
export interface OpenContacts {
  /** What a view has found open: contacts from before this node started are learned so. Facts know better. */
  learn(conversationId: string, contactId: string): void
  /** Whether somebody owes this customer an answer, as far as this node has heard. */
  isOpen(conversationId: string): boolean
  /** Conversations whose customer's view a fact may have changed; asked once a fact. */
  touchedBy(fact: RecordedFact): readonly string[]
}

interface Open {
  readonly conversationId: string
  queueId: string | null
}

const OWN = [contactQueued, contactAssigned, contactTransferred, contactUnqueued, contactOverflowed]
/** These move the place in line of all who wait in the same queue. */
const MOVES = [contactQueued, contactAssigned, contactUnqueued, contactOverflowed, offerMade]
/** The longer a line, the less often it is told of its moves: an hour of crowds costs no more than a calm one. */
const GAP_MS_PER_WAITING = 20

export function openContacts(platform: Pick<Platform, 'log' | 'clock'>): OpenContacts {
  const byContact = new Map<string, Open>()
  const byConversation = new Map<string, string>()
  /** Queue → conversations whose customers wait in it. */
  const waitingIn = new Map<string, Set<string>>()
  /** Queues that moved and whose line has not been told, and when each was told last. */
  const moved = new Set<string>()
  const toldAt = new Map<string, number>()
  // Registered before any door's own listener: what a fact says is known when views ask whom it touches.
  platform.log.listen((facts) => facts.forEach(remember))

  function remember(fact: RecordedFact): void {
    if (contactAsked.is(fact)) put(fact.data.conversationId, fact.data.contactId)
    if (contactEnded.is(fact)) forget(fact.data.conversationId)
    const open = byContact.get(contactIdOf(fact))
    if (!open) return
    if (contactQueued.is(fact)) stand(open, fact.data.queueId)
    if (contactAssigned.is(fact) || contactUnqueued.is(fact)) stand(open, null)
  }

  function stand(open: Open, queueId: string | null): void {
    const before = waitingIn.get(open.queueId ?? '')
    if (before?.delete(open.conversationId) && before.size === 0) waitingIn.delete(open.queueId ?? '')
    open.queueId = queueId
    if (queueId !== null) waitingIn.set(queueId, (waitingIn.get(queueId) ?? new Set()).add(open.conversationId))
  }

  function put(conversationId: string, contactId: string): void {
    forget(conversationId)
    byConversation.set(conversationId, contactId)
    byContact.set(contactId, { conversationId, queueId: null })
  }

  function forget(conversationId: string): void {
    const contactId = byConversation.get(conversationId) ?? ''
    const open = byContact.get(contactId)
    if (open) stand(open, null)
    byContact.delete(contactId)
    byConversation.delete(conversationId)
  }

  /** A move that comes too soon is told with a later fact, of whatever kind; where nothing happens, pages ask anew. */
  function beside(fact: RecordedFact): string[] {
    if (MOVES.some((kind) => kind.is(fact))) moved.add((fact.data as { queueId: string }).queueId)
    return [...moved].flatMap((queueId) => {
      const waiting = waitingIn.get(queueId) ?? new Set()
      const now = platform.clock.now()
      if (now < (toldAt.get(queueId) ?? 0) + waiting.size * GAP_MS_PER_WAITING) return []
      moved.delete(queueId)
      toldAt.set(queueId, now)
      return [...waiting]
    })
  }

  return {
    isOpen: (conversationId) => byConversation.has(conversationId),
    learn(conversationId, contactId) {
      if (!byConversation.has(conversationId)) put(conversationId, contactId)
    },
    touchedBy: (fact) => [...own(fact, byContact), ...beside(fact)],
  }
}

function own(fact: RecordedFact, byContact: ReadonlyMap<string, Open>): string[] {
  if (sessionBegun.is(fact) || sessionEnded.is(fact)) return [fact.data.conversationId]
  if (contactAsked.is(fact) || contactEnded.is(fact) || contactRated.is(fact)) return [fact.data.conversationId]
  const isPromise = fact.type.startsWith('promises.')
  if (!isPromise && !OWN.some((kind) => kind.is(fact))) return []
  const open = byContact.get(contactIdOf(fact))
  return open ? [open.conversationId] : []
}

/** Facts of promises name the contact as what they are about. */
function contactIdOf(fact: RecordedFact): string {
  const { contactId, aboutId } = fact.data as { contactId?: string; aboutId?: string }
  return contactId ?? aboutId ?? ''
}
