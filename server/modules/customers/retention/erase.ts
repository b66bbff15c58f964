import type { Instant } from '#libs/facts/event.ts'
import { type NeedDeps, withdrawReview } from '#modules/customers/needs/reviews.ts'
import { deleteNeed, needsOf, repeatNeeds } from '#modules/customers/needs/store.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

/** Stands where a name was, in every list that shows no more of somebody than that. */
const REMOVED = '***'
const CAUSE = { kind: 'system', id: 'customers.retention' } as const
/** So long an import that was under way may have known the number of somebody erased meanwhile. */
const LEFT_BEHIND = sql`interval '2 days'`

/**
 * Locks these customers in the order of their numbers, as imports merge them. Whom an import called a customer again
 * meanwhile is left out.
 */
export async function lockFormers(tx: Tx, ids: readonly string[], endedBefore: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from customers.customer
    where id = any(${[...ids]}::uuid[]) and customer_no is not null and relation_ended_on < ${endedBefore}::date
    order by customer_no for update`)
  return rows.map(({ id }) => id)
}

/** Takes the needs of these customers out; whoever owed their review owes it no more. */
export async function eraseNeeds(deps: NeedDeps, tx: Tx, ids: readonly string[], now: Instant): Promise<void> {
  for (const kept of await needsOf(tx, ids)) {
    await deleteNeed(tx, kept)
    await withdrawReview(deps, tx, CAUSE, kept, now)
  }
  await repeatNeeds(tx, ids)
}

/**
 * Leaves of these customers no more than their ids, which contacts, cases and complaints name: no number, so that an import
 * finds nobody and brings whoever is a customer again anew and whole.
 */
export async function eraseProfiles(deps: NeedDeps, tx: Tx, ids: readonly string[], now: Instant): Promise<void> {
  await eraseNeeds(deps, tx, ids, now)
  const these = sql`${[...ids]}::uuid[]`
  await tx.run(sql`delete from customers.profile_field where customer_id = any(${these})`)
  await tx.run(sql`delete from customers.bank_record where customer_id = any(${these})`)
  await tx.run(sql`delete from customers.channel_identity where customer_id = any(${these})`)
  await tx.run(sql`delete from customers.wrong_answer where customer_id = any(${these})`)
  await tx.run(sql`update customers.customer set customer_no = null, name_sealed = null, name_masked = ${REMOVED},
      name_index = null, phone_sealed = null, phone_masked = null, phone_index = null, phone_tail_index = null,
      tier = null, branch_unit_id = null, branch_name = null, manager_id = null, customer_since = null,
      record_version = 0, record_as_of = null, erased_at = ${at(now)}
    where id = any(${these})`)
  await tx.run(sql`insert into customers.changed (customer_ids) values (${these})`)
}

/** What imports that were under way wrote about customers erased meanwhile. */
export async function sweepErased(tx: Tx, now: Instant): Promise<void> {
  const erased = sql`select id from customers.customer where erased_at > ${at(now)}::timestamptz - ${LEFT_BEHIND}`
  await tx.run(sql`delete from customers.profile_field where customer_id in (${erased})`)
  await tx.run(sql`delete from customers.bank_record where customer_id in (${erased})`)
}
