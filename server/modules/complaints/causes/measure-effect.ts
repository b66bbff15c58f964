import { effectOf, type Seen } from '#libs/complaint-rules/effect.ts'
import type { Instant } from '#libs/facts/event.ts'
import { COUNTS } from '#modules/complaints/causes/repeats.ts'
import type { EffectView } from '#modules/complaints/causes-contract.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

const DAY_MS = 86_400_000
/** As far back as it is looked: a whole year, so that a run of bad weeks is not taken for what was usual. */
const BEFORE_DAYS = 365

export interface Watched {
  readonly cause: string
  readonly product: string | null
  readonly unitId: string | null
  readonly madeAt: Instant
  readonly doneAt: Instant
  readonly effectDays: number
}

export const judgedFrom = ({ doneAt, effectDays }: Pick<Watched, 'doneAt' | 'effectDays'>): Instant =>
  doneAt + effectDays * DAY_MS

/**
 * Before: the year up to the day the measure was agreed, or since causes were first written down. After: from the day it was
 * done, as long as agreed. What came between is on neither side.
 */
export async function measuredEffect(db: Queryable, measure: Watched, now: Instant): Promise<EffectView> {
  const { firstAt } = await db.one<{ firstAt: Instant | null }>(sql`select min(c.received_at) "firstAt"
    from complaints.complaint c where ${COUNTS} and exists (select 1 from complaints.cause_of o where o.complaint_id = c.id)`)
  const from = Math.max(measure.madeAt - BEFORE_DAYS * DAY_MS, Math.min(firstAt ?? measure.madeAt, measure.madeAt))
  const end = judgedFrom(measure)
  const before = await seenBetween(db, measure, from, measure.madeAt)
  const after = await seenBetween(db, measure, measure.doneAt, Math.min(now, end))
  return { before, after, ...effectOf(before, after, now >= end) }
}

async function seenBetween(db: Queryable, measure: Watched, from: Instant, until: Instant): Promise<Seen> {
  const has = sql`exists (select 1 from complaints.cause_of o where o.complaint_id = c.id`
  const counts = await db.one<Omit<Seen, 'days'>>(sql`select count(*)::int "all",
      count(*) filter (where ${has}))::int caused,
      count(*) filter (where ${has} and o.cause = ${measure.cause}))::int complaints
    from complaints.complaint c where ${COUNTS} and c.received_at >= ${at(from)} and c.received_at < ${at(until)}
      and ${measure.product === null ? sql`true` : sql`c.axis_product = ${measure.product}`}
      and ${measure.unitId === null ? sql`true` : sql`c.arose_at = ${measure.unitId}`}`)
  return { ...counts, days: Math.max(0, until - from) / DAY_MS }
}
