import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import type { Contact } from '#modules/conversations/domain.ts'
import { contactUnheld, participantJoined, participantLeft } from '#modules/conversations/events.ts'
import { firstResponsePromise } from '#modules/conversations/first-response.ts'
import { postNotice } from '#modules/conversations/notices.ts'
import { readSettings } from '#modules/conversations/settings.ts'
import { closeParticipants, insertParticipant, lockContact, refreshSeats } from '#modules/conversations/store.ts'
import { IDLE_TIMER } from '#modules/conversations/timer-kinds.ts'
import { at, maybeAt, sql, type Tx } from '#platform/database/database.ts'

export interface Assignment {
  readonly contactId: string
  readonly agentId: string | null
  /** One higher than the last; the same again changes nothing. */
  readonly epoch: number
  readonly at: Instant
}

/**
 * Gives a contact to an agent, or back to the queue. From this commit on only the new owner speaks: a message of the
 * former owner that is under way is refused by the row it must lock.
 */
export async function assignOwner(
  deps: Deps,
  tx: Tx,
  cause: Cause,
  assignment: Assignment,
): Promise<Outcome<null, 'contact-ended' | 'contact-not-found'>> {
  const contact = await lockContact(tx, assignment.contactId)
  if (!contact) return refused('contact-not-found')
  if (contact.endedAt !== null) return refused('contact-ended')
  if (contact.epoch === assignment.epoch && contact.ownerId === assignment.agentId) return done(null)
  if (assignment.epoch <= contact.epoch) {
    throw new Error(`contact ${contact.contactId} is at epoch ${contact.epoch}: ${assignment.epoch} comes too late`)
  }
  const facts = await releaseFormer(tx, contact, assignment)
  const person = await cardOf(deps, tx, assignment.agentId)
  if (person) {
    await insertParticipant(tx, contact, { ...person, role: 'owner', at: assignment.at })
    facts.push(joinedFact(contact, person.personId, assignment.at))
  }
  await tx.run(sql`update conversations.contact set owner_id = ${assignment.agentId},
      owner_unit_id = ${person?.unitId ?? null}, epoch = ${assignment.epoch}, held_since = null,
      answered_at = coalesce(answered_at, ${maybeAt(assignment.agentId === null ? null : assignment.at)}::timestamptz)
    where id = ${contact.contactId}`)
  await refreshSeats(tx, contact.conversationId)
  await tellCustomer(deps, tx, contact, person, assignment.at)
  await deps.platform.log.announce(tx, cause, facts)
  if (contact.firstResponseAt === null) {
    await deps.promises.handOver(tx, cause, firstResponsePromise(contact.contactId), assignment.agentId)
  }
  if (contact.answeredAt === null && assignment.agentId !== null) await watchIdleness(deps, tx, contact, assignment.at)
  return done(null)
}

/** The former owner leaves, a hold ends, and the new owner gives up any lesser part held before. */
async function releaseFormer(tx: Tx, contact: Contact, { agentId, at: now }: Assignment): Promise<Fact[]> {
  const left = await closeParticipants(
    tx,
    contact.contactId,
    sql`(p.role = 'owner' or p.person_id = ${agentId}::uuid)`,
    now,
  )
  const facts: Fact[] = left.map(({ personId, role }) =>
    participantLeft.of(contact.contactId, now, {
      conversationId: contact.conversationId,
      contactId: contact.contactId,
      personId,
      role,
    }),
  )
  if (contact.heldSince === null || contact.ownerId === null) return facts
  const heldMs = Math.max(0, now - contact.heldSince)
  await tx.run(sql`update conversations.contact set held_ms = held_ms + ${heldMs} where id = ${contact.contactId}`)
  await tx.run(sql`update conversations.hold_span set unheld_at = ${at(now)}
    where contact_id = ${contact.contactId} and unheld_at is null`)
  const data = { contactId: contact.contactId, agentId: contact.ownerId, heldMs }
  return [...facts, contactUnheld.of(contact.contactId, now, data)]
}

async function cardOf(deps: Deps, tx: Tx, agentId: string | null) {
  if (agentId === null) return undefined
  const [card] = await deps.identity.people(tx, [agentId])
  if (!card) throw new Error(`person ${agentId} is not known to identity and cannot own a contact`)
  return { personId: card.personId, name: card.displayName, agentNo: card.agentNo, unitId: card.unitId }
}

async function tellCustomer(
  deps: Deps,
  tx: Tx,
  { contactId, conversationId, ownerId }: Contact,
  person: Awaited<ReturnType<typeof cardOf>>,
  now: Instant,
): Promise<void> {
  const notice = { conversationId, contactId, audience: 'everyone', at: now } as const
  if (person) {
    const values = { name: person.name, agentNo: person.agentNo }
    await postNotice(deps, tx, { ...notice, code: 'agent-joined', values })
  } else if (ownerId !== null) {
    const former = await cardOf(deps, tx, ownerId)
    await postNotice(deps, tx, { ...notice, code: 'agent-left', values: { name: former?.name ?? '' } })
  }
}

const joinedFact = (contact: Contact, personId: string, now: Instant) =>
  participantJoined.of(contact.contactId, now, {
    conversationId: contact.conversationId,
    contactId: contact.contactId,
    personId,
    role: 'owner',
  })

async function watchIdleness(deps: Deps, tx: Tx, contact: Contact, now: Instant): Promise<void> {
  const { idleSeconds, idleWarnSeconds } = await readSettings(tx)
  await deps.platform.timers.set(tx, IDLE_TIMER, contact.contactId, now + (idleSeconds - idleWarnSeconds) * 1000)
}
