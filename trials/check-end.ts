import type { RecordedFact } from '#libs/facts/event.ts'
import { contactAsked, contactEnded } from '#modules/conversations/events.ts'
import * as routing from '#modules/routing/events.ts'
import { sql } from '#platform/database/database.ts'
import { readLog } from '#platform/log/read.ts'
import { Broken, nameOf, type Trial } from './trial.ts'

const MOST_FACTS = 20_000

/** What the whole story of a trial must add up to, by its facts and by what people were told. */
export async function checkEnd(trial: Trial): Promise<void> {
  const facts = await readLog(trial.house.db, trial.logFrom, MOST_FACTS)
  checkOrder(trial, facts)
  checkContacts(trial, facts)
  checkOffers(facts)
  await checkAcknowledged(trial)
  const parked = await trial.house.db.rows(sql`select from platform.parked_fact`)
  if (parked.length > 0) throw new Broken('every fact is digested', `${parked.length} were parked`)
}

function checkOrder(trial: Trial, facts: readonly RecordedFact[]): void {
  const gap = facts.findIndex(({ position }, place) => position !== trial.logFrom + place + 1)
  if (gap >= 0) throw new Broken('facts stand in one order without gaps', `after ${trial.logFrom + gap}`)
}

type Place = 'nowhere' | 'line' | 'agent' | 'over'

/**
 * Each contact walks from asking to its one end: into a line, out of it to an agent, to another line, or away. So what
 * was offered to the lines is what was answered, abandoned, overflowed and moved, and nothing is left waiting.
 */
function checkContacts(trial: Trial, facts: readonly RecordedFact[]): void {
  const places = new Map<string, { place: Place; ends: number; epoch: number; stays: number; left: number }>()
  const wrong = (id: string, what: string): never => {
    throw new Broken(
      'offered is answered, abandoned, overflowed and waiting',
      `${nameOf(trial, 'contact', id)}: ${what}`,
    )
  }
  const of = (id: string) => places.get(id) ?? wrong(id, 'was never asked for')
  for (const fact of facts) {
    if (contactAsked.is(fact))
      places.set(fact.data.contactId, { place: 'nowhere', ends: 0, epoch: 0, stays: 0, left: 0 })
    if (routing.contactQueued.is(fact)) {
      const contact = of(fact.data.contactId)
      if (contact.place === 'line') contact.left += 1
      contact.place = 'line'
      contact.stays += 1
    }
    if (routing.contactAssigned.is(fact)) {
      const contact = of(fact.data.contactId)
      if (fact.data.epoch <= contact.epoch)
        throw new Broken(
          'an epoch never goes back',
          `${fact.data.contactId}: ${fact.data.epoch} after ${contact.epoch}`,
        )
      if (contact.place === 'line') contact.left += 1
      contact.place = 'agent'
      contact.epoch = fact.data.epoch
    }
    if (routing.contactUnqueued.is(fact)) {
      const contact = of(fact.data.contactId)
      if (contact.place !== 'line') wrong(fact.data.contactId, `left a line while ${contact.place}`)
      contact.place = 'over'
      contact.left += 1
    }
    if (contactEnded.is(fact)) {
      const contact = of(fact.data.contactId)
      contact.ends += 1
      if (contact.ends > 1) throw new Broken('a contact ends once', fact.data.contactId)
    }
  }
  for (const [id, { ends, stays, left, place }] of places) {
    if (ends !== 1) throw new Broken('a contact ends once', `${nameOf(trial, 'contact', id)} ended ${ends} times`)
    if (stays !== left || place === 'line') wrong(id, `${stays} stays in a line, ${left} of them left`)
  }
}

/** What rings ends in one of four ways, once; every consult that began is over. */
function checkOffers(facts: readonly RecordedFact[]): void {
  const made = facts.flatMap((fact) => (routing.offerMade.is(fact) ? [fact.data.offerId] : []))
  const over = facts.flatMap((fact) =>
    routing.offerAccepted.is(fact) ||
    routing.offerDeclined.is(fact) ||
    routing.offerExpired.is(fact) ||
    routing.offerWithdrawn.is(fact)
      ? [fact.data.offerId]
      : [],
  )
  if (made.toSorted().join() !== over.toSorted().join())
    throw new Broken('an offer ends once', `${made.length} made, ${over.length} over`)
  const count = (type: string) => facts.filter((fact) => fact.type === type).length
  const [began, ended] = [count(routing.consultStarted.type), count(routing.consultEnded.type)]
  if (began !== ended) throw new Broken('a consult ends once', `${began} began, ${ended} ended`)
}

/** What somebody was told is kept, is kept once, where they were told. */
async function checkAcknowledged(trial: Trial): Promise<void> {
  const stored = await trial.house.db.rows<{ key: string; seq: number; text: string | null; audience: string }>(sql`
    select conversation_id || ' ' || author_id || ' ' || client_id as key, seq, text, audience
    from conversations.message where client_id is not null
      and conversation_id = any(${trial.customers.map(({ visitor }) => visitor.conversationId)}::uuid[])`)
  for (const { conversationId, authorId, clientId, seq, text, audience } of trial.acknowledged) {
    const found = stored.filter(({ key }) => key === `${conversationId} ${authorId} ${clientId}`)
    const isThere = found.length === 1 && found[0]?.seq === seq && found[0].text === text
    if (!isThere || found[0]?.audience !== audience)
      throw new Broken('accepted means committed, once', `line ${seq} "${text}" is ${JSON.stringify(found)}`)
  }
  if (stored.length !== trial.acknowledged.length)
    throw new Broken('accepted means committed, once', `${stored.length} stored, ${trial.acknowledged.length} accepted`)
}
