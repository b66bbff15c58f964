import type { Instant } from '#libs/facts/event.ts'
import type { NeedTold } from '#modules/customers/needs-contract.ts'
import { idsOfPerson } from '#modules/customers/person/members.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

export interface KeptNeed {
  readonly customerId: string
  readonly need: string
  readonly source: string
  readonly agreement: string
}

/** All customers who are this person, locked in the order of their ids. */
export async function lockPerson(tx: Tx, customerId: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from customers.customer
    where id in (${idsOfPerson(customerId)}) order by id for no key update`)
  return rows.map(({ id }) => id)
}

export const needsOf = (tx: Tx, ids: readonly string[]): Promise<KeptNeed[]> =>
  tx.rows<KeptNeed>(sql`select customer_id "customerId", need, source, agreement from customers.need
    where customer_id = any(${[...ids]}::uuid[]) order by customer_id, need`)

/** @param since when and by whom it was recorded; `by` null: not known, or by no person */
export async function insertNeed(
  tx: Tx,
  kept: KeptNeed,
  since: { readonly at: Instant; readonly by: string | null; readonly reviewAt: Instant },
): Promise<void> {
  await tx.run(sql`insert into customers.need (customer_id, need, source, agreement, recorded_at, recorded_by, review_at)
    values (${kept.customerId}, ${kept.need}, ${kept.source}, ${kept.agreement}, ${at(since.at)}, ${since.by},
      ${at(since.reviewAt)})`)
}

export async function reviewNeed(
  tx: Tx,
  kept: KeptNeed,
  told: NeedTold,
  review: { readonly at: Instant; readonly by: string; readonly reviewAt: Instant },
): Promise<void> {
  await tx.run(sql`update customers.need set source = ${told.source}, agreement = ${told.agreement},
      reviewed_at = ${at(review.at)}, reviewed_by = ${review.by}, review_at = ${at(review.reviewAt)}
    where customer_id = ${kept.customerId} and need = ${kept.need}`)
}

export async function deleteNeed(tx: Tx, { customerId, need }: Pick<KeptNeed, 'customerId' | 'need'>): Promise<void> {
  await tx.run(sql`delete from customers.need where customer_id = ${customerId} and need = ${need}`)
}

/** Repeats the needs beside the customer, where routing and rules read them. */
export async function repeatNeeds(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(sql`update customers.customer c set vulnerability_needs =
      array(select n.need from customers.need n where n.customer_id = c.id order by n.need)
    where c.id = any(${[...ids]}::uuid[])`)
}
