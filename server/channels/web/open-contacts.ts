import type { RecordedFact } from '#libs/facts/event.ts'
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
  /** Conversations whose customer's view a fact may have changed. */
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
    if (contactQueued.is(fact)) open.queueId = fact.data.queueId
    if (contactAssigned.is(fact) || contactUnqueued.is(fact)) open.queueId = null
  }

  function put(conversationId: string, contactId: string): void {
    forget(conversationId)
    byConversation.set(conversationId, contactId)
    byContact.set(contactId, { conversationId, queueId: null })
  }

  function forget(conversationId: string): void {
    byContact.delete(byConversation.get(conversationId) ?? '')
    byConversation.delete(conversationId)
  }

  /** A move that comes too soon is told with a later fact, of whatever kind; where nothing happens, pages ask anew. */
  function beside(fact: RecordedFact): string[] {
    if (MOVES.some((kind) => kind.is(fact))) moved.add((fact.data as { queueId: string }).queueId)
    return [...moved].flatMap((queueId) => {
      const waiting = [...byContact.values()].filter((open) => open.queueId === queueId)
      const now = platform.clock.now()
      if (now < (toldAt.get(queueId) ?? 0) + waiting.length * GAP_MS_PER_WAITING) return []
      moved.delete(queueId)
      toldAt.set(queueId, now)
      return waiting.map(({ conversationId }) => conversationId)
    })
  }

  /** Asked for every open view anew: the answer to a fact is worked out once. */
  const answers = new WeakMap<RecordedFact, readonly string[]>()

  return {
    isOpen: (conversationId) => byConversation.has(conversationId),
    learn(conversationId, contactId) {
      if (!byConversation.has(conversationId)) put(conversationId, contactId)
    },
    touchedBy(fact) {
      const known = answers.get(fact)
      if (known) return known
      const touched = [...own(fact, byContact), ...beside(fact)]
      answers.set(fact, touched)
      return touched
    },
  }
}

function own(fact: RecordedFact, byContact: ReadonlyMap<string, Open>): string[] {
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
