import { entriesOf } from '../books.ts'
import { type Evidence, type StoredFact, type Violation, violation } from './evidence.ts'
import { groupBy } from './messages.ts'

type Given = Pick<Evidence, 'books' | 'facts' | 'owners'>

interface Owned {
  owner: string | null
  epoch: number
  mayChange: boolean
}

/**
 * I5: at any instant a contact has one owner at most. Told by three witnesses: the order of facts, the spans of time that
 * are kept, and what agents were told when they accepted.
 */
export function checkOwners({ books, facts, owners }: Given): readonly Violation[] {
  return [...replay(facts), ...checkSpans(owners), ...checkAccepted(books, facts)]
}

function replay(facts: readonly StoredFact[]): Violation[] {
  const contacts = new Map<string, Owned>()
  return facts.flatMap(({ position, type, data }) => {
    const contact = contacts.get(String(data.contactId)) ?? { owner: null, epoch: 0, mayChange: true }
    contacts.set(String(data.contactId), contact)
    if (type === 'routing.contact-queued') contact.owner = null
    else if (type === 'routing.contact-transferred') contact.mayChange = contact.owner === data.fromAgentId
    else if (type === 'routing.contact-assigned') return assign(contact, position, data)
    else if (type === 'conversations.message-posted' && data.author === 'agent' && data.audience === 'everyone') {
      if (data.contactId === null || contact.owner === data.authorId) return []
      const text = `position ${position}: ${data.authorId} wrote in ${data.contactId}, which ${contact.owner} owned`
      return [violation('double-owner', text)]
    }
    return []
  })
}

function assign(contact: Owned, position: number, data: StoredFact['data']): Violation[] {
  const { contactId, agentId, epoch } = data
  const told = `position ${position}: ${contactId} went to ${agentId}`
  const found: Violation[] = []
  if (contact.owner !== null && !contact.mayChange)
    found.push(violation('double-owner', `${told} while ${contact.owner} owned it`))
  if (Number(epoch) <= contact.epoch)
    found.push(violation('double-owner', `${told} under epoch ${epoch}, after epoch ${contact.epoch}`))
  Object.assign(contact, { owner: agentId, epoch: Number(epoch), mayChange: false })
  return found
}

function checkSpans(owners: Given['owners']): Violation[] {
  return [...groupBy(owners, ({ contact }) => contact)].flatMap(([contact, spans]) => {
    const inOrder = spans.toSorted((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity))
    return inOrder.flatMap((span, place) => {
      const next = inOrder[place + 1]
      if (!next || (span.to !== null && span.to <= next.from)) return []
      return [violation('double-owner', `${contact}: ${span.person} and ${next.person} at ${next.from}`)]
    })
  })
}

/** Who was told that they have it has it, and nobody else was told so of the same offer. */
function checkAccepted(books: Given['books'], facts: readonly StoredFact[]): Violation[] {
  const assigned = new Set(
    facts
      .filter(({ type }) => type === 'routing.contact-assigned')
      .map(({ data }) => `${data.contactId} ${data.epoch} ${data.agentId}`),
  )
  const told = new Map<string, string>()
  return entriesOf(books, 'accepted').flatMap(({ who, person, contact, epoch }) => {
    const other = told.get(`${contact} ${epoch}`)
    told.set(`${contact} ${epoch}`, person)
    if (other !== undefined && other !== person)
      return [violation('double-owner', `${contact}: ${other} and ${person} were both told that they have it`)]
    if (assigned.has(`${contact} ${epoch} ${person}`)) return []
    return [violation('lost', `${who} was told to have ${contact} in epoch ${epoch}, and no fact says so`)]
  })
}
