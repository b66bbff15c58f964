import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import { tierReached } from '#libs/segments/assets-tier.ts'
import type { CustomerFacts } from '#libs/segments/evaluate.ts'
import type { RuleFacts } from '#modules/customers/questions.ts'
import { readBorders } from '#modules/segments/borders.ts'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import { factsOf, type Learned, type Month } from '#modules/segments/domain.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'

const DAY_MS = 86_400_000
/** Rules look one year back. */
const LOOKED_BACK_MS = 365 * DAY_MS

/** What rules may ask of these persons. */
export async function gatherFacts(
  deps: SegmentDeps,
  db: Queryable,
  persons: readonly RuleFacts[],
  now: number,
): Promise<ReadonlyMap<string, CustomerFacts>> {
  const month = monthOf(deps.zone, now)
  const borders = await readBorders(db)
  const learned = await learnedOf(db, persons, now)
  const facts = persons.map((person) => {
    const known = { ...learned(person), borders }
    const thisYear = [...known.months.filter((one) => one.month !== assetsMonth(person)), ...monthTold(person)]
    return [person.customerId, factsOf(person, { ...known, months: thisYear }, month, now)] as const
  })
  return new Map(facts)
}

/** Remembers which tier the assets reached in the month they are of: the average itself stays sealed where it is. */
export async function keepMonths(tx: Tx, persons: readonly RuleFacts[]): Promise<void> {
  const rows = persons.flatMap((person) => monthTold(person).map((one) => ({ id: person.customerId, ...one })))
  await tx.run(sql`insert into segments.month_tier (customer_id, month, tier)
    select id, month, tier from jsonb_to_recordset(${json(rows)}) r (id uuid, month text, tier text) order by id
    on conflict (customer_id, month) do update set tier = excluded.tier where month_tier.tier <> excluded.tier`)
}

const assetsMonth = ({ assets }: RuleFacts): string | undefined => assets?.asOf.slice(0, 7)
const monthTold = (person: RuleFacts) => {
  const month = assetsMonth(person)
  return person.assets && month !== undefined ? [{ month, tier: tierReached(person.assets.minor) }] : []
}

function monthOf(zone: CompiledZone, now: number): Month {
  const today = localDateOf(zone, now)
  const name = today.slice(0, 7)
  let next = addDaysToDate(`${name}-28`, 1)
  while (next.startsWith(name)) next = addDaysToDate(next, 1)
  return { name, endsAt: startOfLocalDay(zone, next) }
}

interface ContactRow {
  readonly customer_id: string
  readonly at: number
  readonly reason_code: string | null
  readonly score: number | null
  readonly rated_at: number | null
}

async function learnedOf(db: Queryable, persons: readonly RuleFacts[], now: number) {
  const ids = persons.flatMap((person) => person.ids)
  const since = at(now - LOOKED_BACK_MS)
  const contacts = await db.rows<ContactRow>(sql`select customer_id, at, reason_code, score, rated_at
    from segments.contact where customer_id = any(${ids}::uuid[]) and at > ${since}`)
  const complaints = await db.rows<{ customer_id: string; at: number }>(sql`select customer_id, at
    from segments.complaint where customer_id = any(${ids}::uuid[]) and at > ${since}`)
  const months = await db.rows<{ customer_id: string; month: Month['name']; tier: Learned['months'][number]['tier'] }>(
    sql`select customer_id, month, tier from segments.month_tier where customer_id = any(${ids}::uuid[])`,
  )
  const of = <R extends { readonly customer_id: string }>(rows: readonly R[]) => {
    const groups = new Map<string, R[]>()
    for (const row of rows) groups.set(row.customer_id, [...(groups.get(row.customer_id) ?? []), row])
    return (person: RuleFacts) => person.ids.flatMap((id) => groups.get(id) ?? [])
  }
  const [contactsOf, complaintsOf, monthsOf] = [of(contacts), of(complaints), of(months)]
  return (person: RuleFacts): Omit<Learned, 'borders'> => {
    const own = contactsOf(person)
    const rated = own.filter(({ score }) => score !== null).sort((a, b) => (b.rated_at ?? 0) - (a.rated_at ?? 0))
    return {
      contacts: own.map((one) => ({ at: one.at, reasonCode: one.reason_code })),
      lastScore: rated[0]?.score ?? null,
      complaints: complaintsOf(person).map((one) => one.at),
      // Of a person who came together the one shown keeps the months.
      months: monthsOf(person).filter((one) => one.customer_id === person.customerId),
    }
  }
}
