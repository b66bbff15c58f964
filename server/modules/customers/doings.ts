import { z } from 'zod'
import type { Doings } from '#modules/customers/questions.ts'
import type { Cipher } from '#platform/cipher.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

const DAY_MS = 86_400_000
const SPENT_DAYS = 365
/** Amounts in one currency can be summed; others are as good as not told. */
const CURRENCY = 'CNY'
const amountOf = z.object({ amount: z.string().nullable(), currency: z.string().nullable() })

/** Days count from their first instant, so that what is counted here is what rules count. */
const within = (now: number) => sql`kind = 'event' and happened_at <= ${at(now)}
  and date_trunc('day', happened_at, 'UTC') > ${at(now - SPENT_DAYS * DAY_MS)}`

/** The sealed amounts of what these customers did within a year. */
export function spentRows(
  db: Queryable,
  customerIds: readonly string[],
  now: number,
): Promise<readonly { readonly customer_id: string; readonly sealed: readonly string[] }[]> {
  return db.rows(sql`select customer_id, array_agg(private_sealed) sealed from customers.bank_record
    where customer_id = any(${[...customerIds]}::uuid[]) and private_sealed is not null and ${within(now)}
    group by customer_id`)
}

/** What sealed amounts come to, in and out alike; null when none is told. */
export function spentOf(cipher: Cipher, sealed: readonly string[]): number | null {
  let sum: number | null = null
  for (const one of sealed) {
    const { amount, currency } = amountOf.parse(JSON.parse(cipher.open(one)))
    const minor = amount === null || currency !== CURRENCY ? null : minorOf(amount.replace('-', ''))
    if (minor !== null) sum = (sum ?? 0) + minor
  }
  return sum
}

/** `62000`, `62,000.50` in yuan; anything else says nothing a rule could compare. */
export function minorOf(text: string): number | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(',', ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

interface DoingsRow {
  readonly id: string
  readonly last: number | null
  readonly count: number
  readonly sealed: readonly string[] | null
}

export async function doingsAfter(
  cipher: Cipher,
  db: Queryable,
  after: string | null,
  limit: number,
  now: number,
): Promise<{ readonly doings: readonly Doings[]; readonly next: string | null }> {
  const rows = await db.rows<DoingsRow>(sql`
    with page as (select c.id from customers.customer c left join customers.person_member m on m.customer_id = c.id
      where (${after}::uuid is null or c.id > ${after}::uuid) and (m.person_id is null or m.person_id = c.id)
      order by c.id limit ${limit}),
    member as (select p.id person_id, coalesce(o.customer_id, p.id) id from page p
      left join customers.person_member o on o.person_id = p.id)
    select m.person_id id, date_trunc('day', max(r.happened_at), 'UTC') as last,
      count(*) filter (where ${within(now)})::int count,
      array_agg(r.private_sealed) filter (where r.private_sealed is not null and ${within(now)}) sealed
    from member m left join customers.bank_record r on r.customer_id = m.id and r.kind = 'event' and happened_at <= ${at(now)}
    group by 1 order by 1`)
  const doings = rows.map(({ last, count, sealed }) => ({
    lastDayAt: last,
    count: last === null ? null : count,
    spent: spentOf(cipher, sealed ?? []),
  }))
  return { doings, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
}
