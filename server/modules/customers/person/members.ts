import { type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

/** A subquery of all customers who are one person with this one, who is among them. */
export const idsOfPerson = (customerId: string): Sql => sql`select ${customerId}::uuid union
  select o.customer_id from customers.person_member m join customers.person_member o on o.person_id = m.person_id
    where m.customer_id = ${customerId}`

/** All customers who are one person with this one, by their ids, and since when; only itself, and null, when nobody is. */
export async function samePerson(
  db: Queryable,
  customerId: string,
): Promise<{ readonly ids: readonly string[]; readonly since: number | null }> {
  const rows = await db.rows<{ id: string; since: number }>(sql`select o.customer_id id, o.since
    from customers.person_member m join customers.person_member o on o.person_id = m.person_id
    where m.customer_id = ${customerId} order by o.customer_id`)
  const [first] = rows
  return first ? { ids: rows.map(({ id }) => id), since: first.since } : { ids: [customerId], since: null }
}

/** The customer under whom a person is shown: the one the bank knows, if any. */
export async function shownAs(db: Queryable, customerId: string): Promise<string> {
  const row = await db.maybe<{ id: string }>(
    sql`select person_id id from customers.person_member where customer_id = ${customerId}`,
  )
  return row?.id ?? customerId
}

/** Who is who stays as it is until the transaction ends; read after it. */
export async function holdPersons(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock_shared(hashtextextended('customers:person', 0))`)
}

/** One merge or undoing at a time, on every node: they are rare, and two that cross see each other. */
export async function lockPersons(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('customers:person', 0))`)
}
