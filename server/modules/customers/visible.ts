import { idsOfPerson } from '#modules/customers/person/members.ts'
import { customersVisibleTo } from '#modules/customers/views.ts'
import type { RowScope } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** Whether there is such a customer, within this scope. */
export async function isVisible(db: Queryable, scope: RowScope, customerId: string): Promise<boolean> {
  const row = await db.maybe(sql`select 1 from customers.customer c
    where c.id = ${customerId} and ${customersVisibleTo(scope)}`)
  return row !== undefined
}

/** Whose whole number this is, within no scope. */
export async function customerOfNumber(db: Queryable, customerNo: string): Promise<string | undefined> {
  return (await db.maybe<{ id: string }>(sql`select id from customers.customer where customer_no = ${customerNo}`))?.id
}

/** Whether the contact is one of this customer's, or of whoever is one person with them. */
export async function isContactOf(db: Queryable, contactId: string, customerId: string): Promise<boolean> {
  const row = await db.maybe(sql`select 1 from customers.contact
    where contact_id = ${contactId} and customer_id in (${idsOfPerson(customerId)})`)
  return row !== undefined
}

/** Those of these customers that are within this scope, in any order. */
export async function seen(db: Queryable, scope: RowScope, customerIds: readonly string[]): Promise<readonly string[]> {
  if (customerIds.length === 0) return []
  const rows = await db.rows<{ id: string }>(sql`select c.id from customers.customer c
    where c.id = any(${[...customerIds]}::uuid[]) and ${customersVisibleTo(scope)}`)
  return rows.map(({ id }) => id)
}
