import { type Entry, entriesOf } from '../books.ts'
import { CLOCK_MS, type Evidence, type StoredFact, type Violation, violation } from './evidence.ts'
import { groupBy } from './messages.ts'

type Given = Pick<Evidence, 'books' | 'messages' | 'contacts' | 'facts' | 'botTurns' | 'botSessions'>

/**
 * I7: every contact that was asked for is there and ended exactly once, with a reason that fits; what an agent was told
 * is done is done; and every word of a customer stands in a contact, before someone who owes an answer, or was answered by
 * the bot, or was among the last before the customer closed the page.
 */
export function checkContacts(given: Given): readonly Violation[] {
  const { books, contacts, facts } = given
  return [
    ...checkEnds(contacts, facts),
    ...checkAsked(books, contacts),
    ...checkDone(books, contacts),
    ...checkWords(given),
  ]
}

function checkEnds(contacts: Given['contacts'], facts: readonly StoredFact[]): Violation[] {
  const asks = countOf(facts, 'conversations.contact-asked')
  const ends = countOf(facts, 'conversations.contact-ended')
  const answers = countOf(facts, 'routing.contact-assigned')
  return contacts.flatMap(({ id, answeredAt, endedAt, endReason }) => {
    const wrong = (text: string) => violation('unaccounted', `${id} ${text}`)
    const found: Violation[] = []
    if (asks.get(id) !== 1) found.push(wrong(`was asked for ${asks.get(id) ?? 0} times`))
    if (endedAt === null) found.push(wrong('has not ended'))
    if ((ends.get(id) ?? 0) !== (endedAt === null ? 0 : 1)) found.push(wrong(`ended ${ends.get(id) ?? 0} times`))
    if ((answers.get(id) ?? 0) > 0 !== (answeredAt !== null)) found.push(wrong('was answered by one account only'))
    if (endReason === 'abandoned' && answeredAt !== null) found.push(wrong('was abandoned after it was answered'))
    if (endReason?.endsWith('-ended') && answeredAt === null) found.push(wrong(`is ${endReason}, and nobody answered`))
    return found
  })
}

const countOf = (facts: readonly StoredFact[], type: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { data } of facts.filter((fact) => fact.type === type))
    counts.set(String(data.contactId), (counts.get(String(data.contactId)) ?? 0) + 1)
  return counts
}

function checkAsked(books: readonly Entry[], contacts: Given['contacts']): Violation[] {
  const threads = new Map(contacts.map(({ id, cid }) => [id, cid]))
  return entriesOf(books, 'asked').flatMap(({ who, cid, contact }) =>
    threads.get(contact) === cid ? [] : [violation('lost', `${who} asked for a person, and ${contact} is not there`)],
  )
}

function checkDone(books: readonly Entry[], contacts: Given['contacts']): Violation[] {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]))
  return entriesOf(books, 'done').flatMap(({ who, what, contact }) => {
    const stored = byId.get(contact)
    const isSo = {
      end: stored?.endedAt !== null,
      'wrap-up': stored?.wrappedUpAt !== null && stored?.summary === who,
      transfer: true,
    }[what]
    return stored && isSo ? [] : [violation('lost', `${who} was told that the ${what} of ${contact} is done`)]
  })
}

/** Within which whoever waits is answered. */
const ANSWER_MS = 30_000

/** Words that came between two contacts are heard in the one that begins with or after them. */
function checkWords({ messages, contacts, botTurns, botSessions }: Given): Violation[] {
  const answered = new Set(botTurns.map(({ cid, seq }) => `${cid} ${seq}`))
  const latest = new Map(
    [...groupBy(contacts, ({ cid }) => cid)].map(([cid, list]) => [cid, Math.max(...list.map((each) => each.askedAt))]),
  )
  const isLastWord = ({ cid, at }: Given['messages'][number]) =>
    botSessions.some(
      (one) => one.cid === cid && one.wentAwayAt !== null && one.wentAwayAt >= at && one.wentAwayAt - at <= ANSWER_MS,
    )
  return messages
    .filter((message) => message.author === 'customer' && message.contact === null && !isLastWord(message))
    .filter(({ cid, seq, at }) => !answered.has(`${cid} ${seq}`) && (latest.get(cid) ?? 0) < at - CLOCK_MS)
    .map(({ cid, seq }) => violation('unheard', `${cid}: ${seq} stands in no contact, and none began after it`))
}
