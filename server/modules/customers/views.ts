import type { z } from 'zod'
import type { CustomerView, customerSearch } from '#modules/customers/contract.ts'
import { comparableName, comparablePhone } from '#modules/customers/domain.ts'
import type { CustomerCard } from '#modules/customers/questions.ts'
import type { SealedFields } from '#modules/customers/store.ts'
import type { RowScope } from '#platform/access.ts'
import type { Cipher } from '#platform/cipher.ts'
import { empty, join, type Queryable, type Sql, sql } from '#platform/database/database.ts'

interface CustomerRow {
  readonly id: string
  readonly customer_no: string | null
  readonly name_masked: string
  readonly phone_masked: string | null
  readonly tier: CustomerView['tier']
  readonly language: string
  readonly vulnerability_needs: string[]
  readonly manager_id: string | null
  readonly branch_name: string | null
  readonly customer_since: string | null
  readonly relation_ended_on: string | null
  readonly erased_at: number | null
}

const COLUMNS = sql`c.id, c.customer_no, c.name_masked, c.phone_masked, c.tier, c.language, c.vulnerability_needs,
  c.manager_id, c.branch_name, c.customer_since, nullif(c.relation_ended_on, 'infinity') relation_ended_on, c.erased_at`

/** Beside a customer `c`: `k`, the customer under whom the person is shown. */
export const JOIN_SHOWN = sql`left join customers.person_member m on m.customer_id = c.id
  join customers.customer k on k.id = coalesce(m.person_id, c.id)`
/** What any of the customers who are one person needs. */
export const NEEDS_OF_PERSON = sql`case when m.person_id is null then c.vulnerability_needs else
  array(select distinct unnest(o.vulnerability_needs) from customers.person_member om
    join customers.customer o on o.id = om.customer_id where om.person_id = m.person_id order by 1) end`
/** A customer as the person they are: under their own id. */
const AS_PERSON = sql`c.id, k.customer_no, k.name_masked, k.phone_masked, k.tier, c.language,
  ${NEEDS_OF_PERSON} vulnerability_needs, k.manager_id, k.branch_name, k.customer_since,
  nullif(k.relation_ended_on, 'infinity') relation_ended_on, k.erased_at
  from customers.customer c ${JOIN_SHOWN}`

/** The one rule of who sees which customer: those one serves, those of one's branches or on a visit there, or all. */
export function customersVisibleTo(scope: RowScope): Sql {
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'none') return sql`false`
  const serving = sql`from customers.serving s where s.agent_id = ${scope.personId} and s.until is null`
  // Whoever serves one of the customers who are one person sees the person; the second part reads no more than is served.
  const served = sql`c.id in (select s.customer_id ${serving} union select o.customer_id from customers.person_member o
    where o.person_id in (select m.person_id from customers.person_member m
      where m.customer_id in (select s.customer_id ${serving})))`
  const managed = sql`c.manager_id = ${scope.personId}`
  if (scope.kind === 'own') return sql`(${served} or ${managed})`
  const units = sql`${[...scope.unitIds]}::uuid[]`
  const visiting = sql`from customers.branch_visit v where v.until is null and v.unit_id = any(${units})`
  const visits = sql`c.id in (select v.customer_id ${visiting} union select o.customer_id from customers.person_member o
    where o.person_id in (select m.person_id from customers.person_member m
      where m.customer_id in (select v.customer_id ${visiting})))`
  return sql`(${served} or ${managed} or c.branch_unit_id = any(${units}) or ${visits})`
}

export async function searchCustomers(
  db: Queryable,
  cipher: Cipher,
  scope: RowScope,
  search: z.output<typeof customerSearch>,
): Promise<{ customers: CustomerView[]; next: string | null }> {
  const conditions = [
    customersVisibleTo(scope),
    search.customerNo === undefined ? empty : sql`c.customer_no = ${search.customerNo}`,
    search.phone === undefined
      ? empty
      : sql`c.phone_index = ${cipher.blindIndex('phone', comparablePhone(search.phone))}`,
    search.name === undefined ? empty : namedAs(cipher, search.name),
    search.phoneTail === undefined
      ? empty
      : sql`c.phone_tail_index = ${cipher.blindIndex('phone-tail', search.phoneTail)}`,
    search.tier === undefined ? empty : sql`c.tier = ${search.tier}`,
    search.known === undefined ? empty : sql`(c.customer_no is not null) = ${search.known}`,
    search.after == null ? empty : sql`c.id > ${search.after}`,
  ].filter((condition) => condition !== empty)
  const rows = await db.rows<CustomerRow>(sql`select ${COLUMNS} from customers.customer c
    where ${join(conditions, ' and ')} order by c.id limit ${search.limit + 1}`)
  const page = rows.slice(0, search.limit)
  return { customers: page.map(toView), next: rows.length > search.limit ? (page[page.length - 1]?.id ?? null) : null }
}

/** The whole name, or its mask as a screen shows it: `王小萍`, `王**`. */
function namedAs(cipher: Cipher, name: string): Sql {
  if (name.includes('*')) return sql`c.name_masked = ${name.trim()} and c.customer_no is not null`
  return sql`c.name_index = ${cipher.blindIndex('name', comparableName(name))}`
}

/** One customer, as the person they are. */
export async function viewCustomer(
  db: Queryable,
  scope: RowScope,
  customerId: string,
): Promise<CustomerView | undefined> {
  const row = await db.maybe<CustomerRow>(sql`select ${AS_PERSON}
    where c.id = ${customerId} and ${customersVisibleTo(scope)}`)
  return row && toView(row)
}

/** What is sealed of the person: of the customer under whom they are shown, with that one's id. */
export async function sealedFields(
  db: Queryable,
  scope: RowScope,
  customerId: string,
): Promise<SealedFields | undefined> {
  return db.maybe<SealedFields>(sql`select k.id, k.customer_no, k.name_sealed, k.phone_sealed
    from customers.customer c ${JOIN_SHOWN} where c.id = ${customerId} and ${customersVisibleTo(scope)}`)
}

/** Cards of persons for other modules' screens, which decide themselves who may see the thing the card stands beside. */
export async function customerCards(db: Queryable, customerIds: readonly string[]): Promise<CustomerCard[]> {
  if (customerIds.length === 0) return []
  const rows = await db.rows<CustomerRow>(sql`select ${AS_PERSON}
    where c.id = any(${[...customerIds]}::uuid[])`)
  return rows.map(toView)
}

function toView(row: CustomerRow): CustomerView {
  return {
    customerId: row.id,
    customerNo: row.customer_no === null ? null : `**** ${row.customer_no.slice(-4)}`,
    maskedName: row.name_masked,
    maskedPhone: row.phone_masked,
    tier: row.tier,
    language: row.language,
    isKnown: row.customer_no !== null,
    vulnerabilityNeeds: row.vulnerability_needs,
    managerId: row.manager_id,
    branchName: row.branch_name,
    customerSince: row.customer_since,
    relationEndedOn: row.relation_ended_on,
    erasedAt: row.erased_at,
  }
}
