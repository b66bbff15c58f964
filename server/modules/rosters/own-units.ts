import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { LeaveSpan } from '#modules/rosters/leave-decision.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** Of these units those that are `unitId` or lie above it. */
export async function unitsOver(
  { asks }: OwnDeps,
  db: Queryable,
  unitIds: readonly string[],
  unitId: string,
): Promise<readonly string[]> {
  const over: string[] = []
  for (const one of new Set(unitIds))
    if (one === unitId || (await asks.identity.unitsBelow(db, one)).includes(unitId)) over.push(one)
  return over
}

/** Whether a roster that is published says what people of this unit work on a date of the span. */
export async function publishedDates(
  deps: OwnDeps,
  db: Queryable,
  unitId: string,
  span: LeaveSpan,
): Promise<(date: LocalDate) => boolean> {
  const rosters = await db.rows<{ unitId: string; from: LocalDate; days: number }>(sql`
    select unit_id "unitId", from_date "from", days from rosters.roster
    where version > 0 and from_date <= ${span.to} and from_date + days > ${span.from}::date`)
  const over = await unitsOver(
    deps,
    db,
    rosters.map((roster) => roster.unitId),
    unitId,
  )
  const own = rosters.filter((roster) => over.includes(roster.unitId))
  return (date) => own.some(({ from, days }) => date >= from && date < addDaysToDate(from, days))
}
