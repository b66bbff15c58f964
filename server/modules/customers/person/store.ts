import type { Instant } from '#libs/facts/event.ts'
import { idsOfPerson } from '#modules/customers/person/members.ts'
import { type Link, personsBy, sharedPersons } from '#modules/customers/person/person.ts'
import type { MERGE_REASONS, UNDO_REASONS } from '#modules/customers/person-contract.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

/** Who the person behind a customer is; undefined when there is no such customer. */
export async function readSide(db: Queryable, customerId: string) {
  return db.maybe<{ personId: string; isKnown: boolean }>(sql`select coalesce(m.person_id, c.id) "personId",
      k.customer_no is not null "isKnown"
    from customers.customer c left join customers.person_member m on m.customer_id = c.id
      join customers.customer k on k.id = coalesce(m.person_id, c.id)
    where c.id = ${customerId}`)
}

export async function insertMerge(
  tx: Tx,
  merge: Link & { readonly mergeId: string; readonly reason: (typeof MERGE_REASONS)[number]; readonly by: string },
  now: Instant,
): Promise<void> {
  await tx.run(sql`insert into customers.merge (id, kept_id, joined_id, reason, by_id, at)
    values (${merge.mergeId}, ${merge.keptId}, ${merge.joinedId}, ${merge.reason}, ${merge.by}, ${at(now)})`)
}

export async function findMerge(db: Queryable, mergeId: string) {
  return db.maybe<Link & { isUndone: boolean }>(sql`select kept_id "keptId", joined_id "joinedId",
      undone_at is not null "isUndone"
    from customers.merge where id = ${mergeId}`)
}

export async function undoMerge(
  tx: Tx,
  mergeId: string,
  undone: { readonly reason: (typeof UNDO_REASONS)[number]; readonly by: string },
  now: Instant,
): Promise<void> {
  await tx.run(sql`update customers.merge set undone_reason = ${undone.reason}, undone_by_id = ${undone.by},
      undone_at = ${at(now)} where id = ${mergeId}`)
}

/**
 * Writes who is who anew for all who were or become one person with these two.
 * @returns everybody it is about
 */
export async function saveMembers(tx: Tx, { keptId, joinedId }: Link, now: Instant): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select id from (${idsOfPerson(keptId)} union (${idsOfPerson(joinedId)})) either (id)`,
  )
  const ids = rows.map(({ id }) => id)
  const links = await tx.rows<Link>(sql`select kept_id "keptId", joined_id "joinedId" from customers.merge
    where joined_id = any(${ids}::uuid[]) and undone_at is null`)
  const members = sharedPersons(personsBy(ids, links))
  await tx.run(sql`delete from customers.person_member where customer_id = any(${ids}::uuid[])`)
  if (members.length > 0)
    await tx.run(sql`insert into customers.person_member (customer_id, person_id, since)
      select * from unnest(${members.map((one) => one.customerId)}::uuid[], ${members.map((one) => one.personId)}::uuid[],
        ${members.map(() => new Date(now))}::timestamptz[])`)
  return ids
}
