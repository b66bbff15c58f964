import type { z } from 'zod'
import type { Instant } from '#libs/facts/event.ts'
import { decideLevel, FAILURES_COUNT_MS, failuresLeft, waysUp } from '#modules/customers/levels/level.ts'
import { type ContactStanding, readFailures } from '#modules/customers/levels/store.ts'
import type {
  ContactIdentity,
  IdentityWarning,
  identityWarningList,
  identityWarningSearch,
} from '#modules/customers/levels-contract.ts'
import { customersVisibleTo } from '#modules/customers/views.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { RowScope } from '#platform/access.ts'
import { empty, join, type Queryable, sql } from '#platform/database/database.ts'

/** Who is on the line, as the panel beside the conversation shows it. That somebody may be forced shows nowhere here. */
export async function viewIdentity(
  identity: IdentityQuestions,
  db: Queryable,
  standing: ContactStanding,
  now: Instant,
): Promise<ContactIdentity> {
  const { contactId, evidence, overAt, customerId } = standing
  const failures = await readFailures(db, customerId, now - FAILURES_COUNT_MS)
  const nameOf = await namesOf(
    identity,
    db,
    evidence.map(({ byId }) => byId),
  )
  // What is shown hides duress; what is allowed does not.
  const level = decideLevel({ ...standing, isUnderDuress: false }, now)
  return {
    contactId,
    level,
    isOver: overAt !== null && now >= overAt,
    lockedUntil: standing.lockedUntil !== null && now < standing.lockedUntil ? standing.lockedUntil : null,
    failuresLeft: failuresLeft(failures, now),
    evidence: evidence.map(({ kind, passed, at, byId }) => ({ kind, passed, at, by: nameOf(byId) })),
    waysUp: standing.isKnown ? waysUp(evidence, level) : [],
  }
}

interface WarningRow extends Omit<IdentityWarning, 'by'> {
  readonly byId: string | null
}

/** Newest first. */
export async function listWarnings(
  identity: IdentityQuestions,
  db: Queryable,
  scope: RowScope,
  search: z.output<typeof identityWarningSearch>,
  now: Instant,
): Promise<z.output<typeof identityWarningList>> {
  const conditions = [
    customersVisibleTo(scope),
    search.kind === undefined ? empty : sql`w.kind = ${search.kind}`,
    search.before === undefined ? empty : sql`w.id < ${search.before}`,
  ].filter((condition) => condition !== empty)
  const rows = await db.rows<WarningRow>(sql`select w.id "warningId", w.kind, w.at, w.until, w.contact_id "contactId",
      coalesce(ct.reference, '') reference, w.customer_id "customerId", c.name_masked "maskedName", w.by_id "byId"
    from customers.identity_warning w join customers.contact ct on ct.contact_id = w.contact_id
      join customers.customer c on c.id = w.customer_id
    where ${join(conditions, ' and ')} order by w.id desc limit ${search.limit + 1}`)
  const page = rows.slice(0, search.limit)
  const nameOf = await namesOf(
    identity,
    db,
    page.map(({ byId }) => byId),
  )
  return {
    asOf: now,
    warnings: page.map(({ byId, ...row }) => ({ ...row, by: nameOf(byId) })),
    next: rows.length > search.limit ? (page.at(-1)?.warningId ?? null) : null,
  }
}

async function namesOf(identity: IdentityQuestions, db: Queryable, personIds: readonly (string | null)[]) {
  const people = await identity.people(db, [...new Set(personIds.filter((id) => id !== null))])
  return (personId: string | null) => {
    const found = people.find((one) => one.personId === personId)
    return found ? { personId: found.personId, name: found.displayName } : null
  }
}
