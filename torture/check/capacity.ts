import { entriesOf } from '../books.ts'
import { type Evidence, type StoredFact, type Violation, violation } from './evidence.ts'

type Given = Pick<Evidence, 'books' | 'facts' | 'mostContacts'>

/** What one agent has, as facts tell it: offers that ring, and contacts until their wrap-up is over. */
interface InHand {
  readonly offers: Map<string, string>
  readonly contacts: Set<string>
}

/**
 * I6: nobody has more in hand than they may. Facts tell of a place that was freed a moment before routing frees it, so
 * they never count too much. The agents' own desks are the second witness.
 */
export function checkCapacity({ books, facts, mostContacts }: Given): readonly Violation[] {
  const own = entriesOf(books, 'over').map(({ who, inHand, most }) =>
    violation('over-capacity', `${who} saw ${inHand} in hand, of ${most}`),
  )
  return [...own, ...replay(facts, mostContacts)]
}

function replay(facts: readonly StoredFact[], most: number): Violation[] {
  const agents = new Map<string, InHand>()
  const ended = new Set<string>()
  const handOf = (id: unknown): InHand => {
    const hand = agents.get(String(id)) ?? { offers: new Map(), contacts: new Set() }
    agents.set(String(id), hand)
    return hand
  }
  const letGo = (contact: unknown) => {
    for (const { contacts } of agents.values()) contacts.delete(String(contact))
  }
  return facts.flatMap(({ position, type, data }) => {
    if (type === 'routing.offer-made') handOf(data.agentId).offers.set(String(data.offerId), String(data.contactId))
    else if (type.startsWith('routing.offer-')) handOf(data.agentId).offers.delete(String(data.offerId))
    else if (type === 'routing.contact-queued') letGo(data.contactId)
    else if (type === 'conversations.wrap-up-finished') letGo(data.contactId)
    else if (type === 'conversations.contact-ended') {
      ended.add(String(data.contactId))
      if (data.wrapUpDueAt === null) letGo(data.contactId)
    } else if (type === 'routing.presence-changed' && data.to === 'offline') dropEnded(handOf(data.agentId), ended)
    else if (type === 'routing.contact-assigned') {
      letGo(data.contactId)
      handOf(data.agentId).contacts.add(String(data.contactId))
    }
    if (type !== 'routing.offer-made' && type !== 'routing.contact-assigned') return []
    const { offers, contacts } = handOf(data.agentId)
    const inHand = new Set([...offers.values(), ...contacts]).size
    if (inHand <= most) return []
    return [violation('over-capacity', `position ${position}: ${data.agentId} has ${inHand} in hand, of ${most}`)]
  })
}

/** Who goes home leaves wrap-ups behind: they end by the clock and take no place. */
function dropEnded({ contacts }: InHand, ended: ReadonlySet<string>): void {
  for (const contact of contacts) if (ended.has(contact)) contacts.delete(contact)
}
