import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import type { Contact, Role } from '#modules/conversations/domain.ts'
import { participantJoined, participantLeft } from '#modules/conversations/events.ts'
import { postNotice } from '#modules/conversations/notices.ts'
import {
  closeParticipants,
  insertParticipant,
  lockContact,
  presentParticipants,
  refreshSeats,
} from '#modules/conversations/store.ts'
import { contactVisibleTo } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { sql, type Tx } from '#platform/database/database.ts'

interface Joining {
  readonly contactId: string
  readonly personId: string
  readonly role: Exclude<Role, 'owner'>
  readonly at: Instant
}

/** Roles of which the customer is told: those who speak, and their going. */
const NOTICES: Readonly<Partial<Record<Role, { readonly joined: string; readonly left: string | null }>>> = {
  expert: { joined: 'expert-joined', left: 'expert-left' },
  'barge-in': { joined: 'supervisor-joined', left: null },
}

/** Seats someone beside the owner; a part held before is given up for it. Does nothing on a contact that has ended. */
export async function joinParticipant(deps: Deps, tx: Tx, cause: Cause, joining: Joining): Promise<void> {
  const contact = await lockContact(tx, joining.contactId)
  if (contact?.endedAt === null) await seat(deps, tx, cause, contact, joining)
}

/** The person leaves; the owner does so only by an assignment or the end. */
export async function leaveParticipant(
  deps: Deps,
  tx: Tx,
  cause: Cause,
  leave: { readonly contactId: string; readonly personId: string; readonly at: Instant },
): Promise<void> {
  const contact = await lockContact(tx, leave.contactId)
  if (contact) await unseat(deps, tx, cause, contact, leave.personId, leave.at)
}

export type SupervisionMode = 'monitor' | 'whisper' | 'barge-in'
export type SupervisionRefusal = 'contact-not-found' | 'contact-ended' | 'own-contact' | 'not-supervising'

const SUPERVISING: ReadonlySet<Role> = new Set(['monitor', 'whisper', 'barge-in'])

/** Listens silently, whispers to the agent, or joins in; the log tells who did so, and when. */
export async function supervise(
  deps: Deps,
  actor: Actor,
  contactId: string,
  mode: SupervisionMode | null,
): Promise<Outcome<null, SupervisionRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const contact = await lockContact(tx, contactId)
    // Under the lock: a contact may just have gone to another unit.
    const isVisible = await contactVisibleTo(tx, actor, contactId, 'conversations.supervise')
    if (!contact || !isVisible) return refused('contact-not-found')
    if (contact.endedAt !== null) return refused('contact-ended')
    if (contact.ownerId === actor.personId) return refused('own-contact')
    const present = await presentParticipants(tx, contactId)
    const current = present.find(({ personId }) => personId === actor.personId)
    if (current?.role === mode) return done(null)
    const cause: Cause = { kind: 'person', id: actor.personId }
    const now = deps.platform.clock.now()
    if (mode === null) {
      if (!current || !SUPERVISING.has(current.role)) return refused('not-supervising')
      await unseat(deps, tx, cause, contact, actor.personId, now)
    } else {
      await seat(deps, tx, cause, contact, { contactId, personId: actor.personId, role: mode, at: now })
    }
    return done(null)
  })
}

async function seat(deps: Deps, tx: Tx, cause: Cause, contact: Contact, joining: Joining): Promise<void> {
  const { personId, role, at: now } = joining
  const present = await presentParticipants(tx, contact.contactId)
  const current = present.find((one) => one.personId === personId)
  if (current?.role === role || current?.role === 'owner') return
  const [card] = await deps.identity.people(tx, [personId])
  if (!card) throw new Error(`person ${personId} is not known to identity and cannot join a contact`)
  const left = await closeParticipants(tx, contact.contactId, sql`p.person_id = ${personId}`, now)
  const { displayName: name, agentNo } = card
  await insertParticipant(tx, contact, { personId, name, agentNo, role, at: now })
  await refreshSeats(tx, contact.conversationId)
  const code = NOTICES[role]?.joined
  if (code !== undefined) await tellCustomer(deps, tx, contact, code, name, now)
  const { contactId, conversationId } = contact
  await deps.platform.log.announce(tx, cause, [
    ...leftFacts(contact, left, now),
    participantJoined.of(contactId, now, { conversationId, contactId, personId, role }),
  ])
}

async function unseat(
  deps: Deps,
  tx: Tx,
  cause: Cause,
  contact: Contact,
  personId: string,
  now: Instant,
): Promise<void> {
  const left = await closeParticipants(tx, contact.contactId, sql`p.person_id = ${personId} and p.role <> 'owner'`, now)
  if (left.length === 0) return
  await refreshSeats(tx, contact.conversationId)
  for (const { role, name } of left) {
    const code = NOTICES[role]?.left ?? null
    if (code !== null) await tellCustomer(deps, tx, contact, code, name, now)
  }
  await deps.platform.log.announce(tx, cause, leftFacts(contact, left, now))
}

const leftFacts = (contact: Contact, left: Awaited<ReturnType<typeof closeParticipants>>, now: Instant): Fact[] =>
  left.map(({ personId, role }) =>
    participantLeft.of(contact.contactId, now, {
      conversationId: contact.conversationId,
      contactId: contact.contactId,
      personId,
      role,
    }),
  )

const tellCustomer = (deps: Deps, tx: Tx, contact: Contact, code: string, name: string, now: Instant) =>
  postNotice(deps, tx, {
    conversationId: contact.conversationId,
    contactId: contact.contactId,
    code,
    values: { name },
    audience: 'everyone',
    at: now,
  })
