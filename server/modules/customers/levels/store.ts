import type { Instant } from '#libs/facts/event.ts'
import type { Evidence, Standing } from '#modules/customers/levels/level.ts'
import type { EvidenceKind } from '#modules/customers/levels-contract.ts'
import { holdPersons, idsOfPerson, shownAs } from '#modules/customers/person/members.ts'
import { JOIN_SHOWN } from '#modules/customers/views.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

/** A contact as far as identity is concerned. */
export interface ContactStanding extends Standing {
  readonly contactId: string
  readonly customerId: string
  /** False for a visitor: nothing is on record to verify them by. */
  readonly isKnown: boolean
  readonly evidence: readonly (Evidence & { readonly byId: string | null })[]
}

/** What was tried in the contact, oldest first, and what stands against its customer. */
export async function readStanding(db: Queryable, contactId: string): Promise<ContactStanding | undefined> {
  const contact = await db.maybe<{
    customer_id: string
    is_known: boolean
    is_vouched: boolean
    began_at: number | null
    over_at: number | null
    locked_until: number | null
    under_duress: boolean
  }>(sql`select ct.customer_id, k.customer_no is not null is_known, ct.is_vouched, ct.began_at, ct.over_at,
      (select max(until) from customers.identity_warning w where kind = 'locked' and w.customer_id in (select ct.customer_id
        union select o.customer_id from customers.person_member o where o.person_id = m.person_id)) locked_until,
      exists (select 1 from customers.identity_warning w where w.contact_id = ct.contact_id and kind = 'duress') under_duress
    from customers.contact ct join customers.customer c on c.id = ct.customer_id ${JOIN_SHOWN}
    where ct.contact_id = ${contactId}`)
  if (!contact) return undefined
  const tried = await db.rows<{ kind: EvidenceKind; passed: boolean; at: number; byId: string | null }>(
    sql`select kind, passed, at, by_id "byId" from customers.identity_evidence where contact_id = ${contactId} order by at, id`,
  )
  const vouched = { kind: 'vouched-sign-in', passed: true, at: contact.began_at ?? 0, byId: null } as const
  return {
    contactId,
    customerId: contact.customer_id,
    isKnown: contact.is_known,
    evidence: contact.is_vouched ? [vouched, ...tried] : tried,
    overAt: contact.over_at,
    lockedUntil: contact.locked_until,
    isUnderDuress: contact.under_duress,
  }
}

/** Failures that count towards the next lock: those since the last one began. */
export async function readFailures(db: Queryable, customerId: string, since: Instant): Promise<Instant[]> {
  const rows = await db.rows<{ at: number }>(sql`select e.at from customers.identity_evidence e
    where e.customer_id in (${idsOfPerson(customerId)}) and not e.passed and e.at > ${at(since)}
      and e.at > coalesce((select max(w.at) from customers.identity_warning w
        where w.customer_id in (${idsOfPerson(customerId)}) and w.kind = 'locked'), '-infinity')
    order by e.at`)
  return rows.map((row) => row.at)
}

/** Decides tries of one person one after the other, on every node; nobody is joined with another meanwhile. */
export async function lockCustomerIdentity(tx: Tx, customerId: string): Promise<void> {
  await holdPersons(tx)
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`customers:check:${await shownAs(tx, customerId)}`}, 0))`,
  )
}

/** The open contacts in which this colleague serves this customer now, or whoever is one person with them; latest first. */
export async function contactsServedBy(
  db: Queryable,
  customerId: string,
  personId: string,
): Promise<readonly string[]> {
  const rows = await db.rows<{ contact_id: string }>(sql`select s.contact_id from customers.serving s
    join customers.contact ct on ct.contact_id = s.contact_id
    where s.customer_id in (${idsOfPerson(customerId)}) and s.agent_id = ${personId} and s.until is null and ct.over_at is null
    order by s.contact_id desc`)
  return rows.map((row) => row.contact_id)
}

export async function insertEvidence(
  tx: Tx,
  contact: { readonly contactId: string; readonly customerId: string },
  tried: { readonly kind: EvidenceKind; readonly passed: boolean; readonly by: string },
  now: Instant,
): Promise<void> {
  await tx.run(sql`insert into customers.identity_evidence (id, contact_id, customer_id, kind, passed, by_id, at)
    values (${newId(now)}, ${contact.contactId}, ${contact.customerId}, ${tried.kind}, ${tried.passed}, ${tried.by}, ${at(now)})`)
}

/** @returns false when the same contact was flagged for duress before */
export async function insertWarning(
  tx: Tx,
  contact: { readonly contactId: string; readonly customerId: string },
  warning: { readonly kind: 'locked' | 'duress'; readonly by: string; readonly until: Instant | null },
  now: Instant,
): Promise<boolean> {
  const written =
    await tx.run(sql`insert into customers.identity_warning (id, kind, contact_id, customer_id, by_id, at, until)
    values (${newId(now)}, ${warning.kind}, ${contact.contactId}, ${contact.customerId}, ${warning.by}, ${at(now)},
      ${warning.until === null ? null : at(warning.until)})
    on conflict do nothing`)
  return written > 0
}
