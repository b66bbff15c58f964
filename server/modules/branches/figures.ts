import type { DayFigure } from '#modules/branches/contract.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

/** Visits `v` of a day that a figure counts; the list behind it is asked by the same condition. */
export const COUNTED: Readonly<Record<DayFigure, Sql>> = {
  booked: sql`(v.planned_from is not null and v.state <> 'cancelled')`,
  'walk-ins': sql`(v.planned_from is null)`,
  referred: sql`(v.is_referral and v.state <> 'cancelled')`,
  waiting: sql`(v.state = 'checked-in')`,
  served: sql`(v.service_began_at is not null)`,
  'in-time': sql`(v.service_began_at <= v.serve_by)`,
  'no-shows': sql`(v.state = 'no-show')`,
  left: sql`(v.state = 'left')`,
}

export const onDay = (unitId: string, day: string): Sql => sql`v.unit_id = ${unitId} and v.on_day = ${day}`

interface Row {
  readonly waitP50Ms: number | null
  readonly waitP90Ms: number | null
  readonly [figure: string]: number | null
}

/** Of a day at a branch; waits are those of whoever was served, from check-in to the beginning of service. */
export async function figuresOf(db: Queryable, unitId: string, day: string) {
  const wait = sql`extract(epoch from v.service_began_at - v.checked_in_at) * 1000`
  const { waitP50Ms, waitP90Ms, ...counts } = await db.one<Row>(sql`select
      count(*) filter (where ${COUNTED.booked})::int booked,
      count(*) filter (where ${COUNTED['walk-ins']})::int "walk-ins",
      count(*) filter (where ${COUNTED.referred})::int referred,
      count(*) filter (where ${COUNTED.waiting})::int waiting,
      count(*) filter (where ${COUNTED.served})::int served,
      count(*) filter (where ${COUNTED['in-time']})::int "in-time",
      count(*) filter (where ${COUNTED['no-shows']})::int "no-shows",
      count(*) filter (where ${COUNTED.left})::int "left",
      round(percentile_cont(0.5) within group (order by ${wait}))::int "waitP50Ms",
      round(percentile_cont(0.9) within group (order by ${wait}))::int "waitP90Ms"
    from branches.visit v where ${onDay(unitId, day)}`)
  return { counts: counts as Record<DayFigure, number>, waitP50Ms, waitP90Ms }
}
