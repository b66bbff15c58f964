import { doingsAfter, minorOf, spentOf, spentRows } from '#modules/customers/doings.ts'
import { isExpired } from '#modules/customers/profile/view-profile.ts'
import type { RuleFactQuestions, RuleFacts } from '#modules/customers/questions.ts'
import type { Cipher } from '#platform/cipher.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

const YEAR_MS = 366 * 86_400_000

export function ruleFactQuestions(cipher: Cipher): RuleFactQuestions {
  return {
    ruleFacts: (db, customerIds, now) => ruleFacts(cipher, db, customerIds, now),
    doingsAfter: (db, after, limit, now) => doingsAfter(cipher, db, after, limit, now),
    async customersAfter(db, after, limit) {
      const rows = await db.rows<{ id: string }>(sql`select id from customers.customer
        where ${after}::uuid is null or id > ${after}::uuid order by id limit ${limit}`)
      return rows.map(({ id }) => id)
    },
    async takeChanged(tx, batches) {
      const rows = await tx.rows<{ ids: string[] }>(sql`delete from customers.changed where id in (
        select id from customers.changed order by id limit ${batches} for update skip locked)
        returning coalesce(customer_ids, array[customer_id]) ids`)
      return [...new Set(rows.flatMap(({ ids }) => ids))]
    },
  }
}

interface PersonRow {
  readonly customerId: string
  readonly ids: readonly string[]
  readonly since: number | null
  readonly tier: string | null
  readonly language: string
  readonly customerSince: string | null
  readonly needs: readonly string[]
}
interface ValueRow {
  readonly customer_id: string
  readonly field: string
  readonly value_sealed: string
  readonly as_of: string
}

async function ruleFacts(
  cipher: Cipher,
  db: Queryable,
  customerIds: readonly string[],
  now: number,
): Promise<readonly RuleFacts[]> {
  if (customerIds.length === 0) return []
  const persons = await db.rows<PersonRow>(sql`
    with shown as (select distinct coalesce(m.person_id, c.id) id from customers.customer c
      left join customers.person_member m on m.customer_id = c.id where c.id = any(${[...customerIds]}::uuid[]))
    select k.id "customerId", k.tier, k.language, k.customer_since "customerSince",
      coalesce(p.ids, array[k.id]) ids, p.since,
      array(select distinct unnest(c.vulnerability_needs) from customers.customer c
        where c.id = any(coalesce(p.ids, array[k.id])) order by 1) needs
    from shown join customers.customer k on k.id = shown.id
    left join lateral (select array_agg(o.customer_id order by o.customer_id) ids, max(o.since) since
      from customers.person_member o where o.person_id = k.id having count(*) > 0) p on true
    order by k.id`)
  const all = persons.flatMap(({ ids }) => ids)
  const values = await db.rows<ValueRow>(sql`select customer_id, field, value_sealed, as_of from customers.profile_field
    where customer_id = any(${all}::uuid[]) and field in ('assets_month_average', 'sentiment', 'app_log_ins_90d')`)
  const titles = await db.rows<{ customer_id: string; titles: string[] }>(sql`select customer_id,
      array_agg(distinct title) titles from customers.bank_record
    where customer_id = any(${all}::uuid[]) and kind in ('product', 'policy') group by customer_id`)
  const activity = await db.rows<{ customer_id: string; day: number; count: number }>(sql`select customer_id,
      date_trunc('day', happened_at, 'UTC') as day, count(*)::int count from customers.bank_record
    where customer_id = any(${all}::uuid[]) and kind = 'event' and happened_at > ${at(now - YEAR_MS)}
    group by 1, 2
    union all select customer_id, date_trunc('day', max(happened_at), 'UTC'), 1 from customers.bank_record
    where customer_id = any(${all}::uuid[]) and kind = 'event' group by customer_id
    having max(happened_at) <= ${at(now - YEAR_MS)} order by 2`)
  const valuesOf = groupBy(values)
  const spentRowsOf = groupBy(await spentRows(db, all, now))
  const titlesOf = groupBy(titles)
  const activityOf = groupBy(activity)
  return persons.map((person) => {
    const held = person.ids.flatMap((id) => titlesOf.get(id) ?? [])
    const known = person.ids.flatMap((id) => valuesOf.get(id) ?? [])
    return {
      ...person,
      customerSince: person.customerSince === null ? null : Date.parse(`${person.customerSince}T00:00:00Z`),
      ...profileOf(cipher, known, now),
      products: held.length === 0 ? null : held.flatMap((one) => one.titles),
      spent: spentOf(
        cipher,
        person.ids.flatMap((id) => (spentRowsOf.get(id) ?? []).flatMap(({ sealed }) => sealed)),
      ),
      activity: person.ids.flatMap((id) => (activityOf.get(id) ?? []).map(({ day, count }) => ({ dayAt: day, count }))),
    }
  })
}

function profileOf(cipher: Cipher, rows: readonly ValueRow[], now: number) {
  const newest = (field: 'assets_month_average' | 'sentiment' | 'app_log_ins_90d') => {
    const row = rows
      .filter((one) => one.field === field && !isExpired(field, one.as_of, now))
      .reduce<ValueRow | undefined>((last, one) => (last && last.as_of >= one.as_of ? last : one), undefined)
    return row && { value: cipher.open(row.value_sealed).trim(), asOf: row.as_of }
  }
  const assets = newest('assets_month_average')
  const minor = assets && minorOf(assets.value)
  const feeling = newest('sentiment')
  const logIns = newest('app_log_ins_90d')?.value
  return {
    assets: assets && minor != null ? { minor, asOf: assets.asOf } : null,
    feeling: feeling ? { word: feeling.value, asOf: feeling.asOf } : null,
    logIns90d: logIns !== undefined && /^\d{1,6}$/.test(logIns) ? Number(logIns) : null,
  }
}

function groupBy<T extends { readonly customer_id: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.customer_id)
    if (group) group.push(row)
    else groups.set(row.customer_id, [row])
  }
  return groups
}
