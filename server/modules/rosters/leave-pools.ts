import type { z } from 'zod'
import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { PersonCard } from '#modules/identity/questions.ts'
import { leavePoolSet } from '#modules/rosters/events.ts'
import { datesOf, type LeaveSpan, type PoolDay } from '#modules/rosters/leave-decision.ts'
import { LEAVE_COLUMNS, type LeaveRow } from '#modules/rosters/leave-store.ts'
import type { PoolDays, poolBody } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { unitsOver } from '#modules/rosters/own-units.ts'
import { type Queryable, sql, type Tx } from '#platform/database/database.ts'

export type PoolRefusal = 'unit-not-found' | 'span-ends-before-it-begins' | 'span-too-long'

/**
 * The pools over a person's unit on the dates of a span, with how many are on leave, the person apart. The rows stay
 * locked, by unit and date, until the answer is written: two who ask at once do not both get the last place.
 */
export async function lockPools(deps: OwnDeps, tx: Tx, person: PersonCard, span: LeaveSpan): Promise<PoolDay[]> {
  const known = await tx.rows<{ unitId: string }>(sql`select distinct unit_id "unitId" from rosters.leave_pool
    where date between ${span.from} and ${span.to}`)
  const over = await unitsOver(
    deps,
    tx,
    known.map(({ unitId }) => unitId),
    person.unitId,
  )
  const pools = await tx.rows<{ unitId: string; date: LocalDate; most: number }>(sql`
    select unit_id "unitId", date, most from rosters.leave_pool
    where unit_id = any(${over}::uuid[]) and date between ${span.from} and ${span.to}
    order by unit_id, date for update`)
  if (pools.length === 0) return []
  const away = await awayIn(deps, tx, over, span)
  return pools.map(({ unitId, date, most }) => ({
    date,
    most,
    granted: away(unitId, date).filter((row) => row.state === 'granted' && row.personId !== person.personId).length,
  }))
}

/** @returns who of a unit (with all below it) is away, or has asked to be, on a date */
async function awayIn(deps: OwnDeps, db: Queryable, unitIds: readonly string[], span: LeaveSpan) {
  const rows = await db.rows<LeaveRow>(sql`select ${LEAVE_COLUMNS} from rosters.leave
    where state in ('asked', 'granted') and from_date <= ${span.to} and to_date >= ${span.from}`)
  const cards = await deps.asks.identity.people(db, [...new Set(rows.map(({ personId }) => personId))])
  const unitOf = new Map(cards.map(({ personId, unitId }) => [personId, unitId]))
  const below = new Map<string, ReadonlySet<string>>()
  for (const unitId of unitIds) below.set(unitId, new Set(await deps.asks.identity.unitsBelow(db, unitId)))
  return (unitId: string, date: LocalDate): readonly LeaveRow[] =>
    rows.filter((row) => {
      const home = unitOf.get(row.personId) ?? ''
      return row.from <= date && row.to >= date && (home === unitId || below.get(unitId)?.has(home) === true)
    })
}

/** Day by day: how many may be away, are, and would be. */
export async function viewPool(
  deps: OwnDeps,
  unitId: string,
  from: LocalDate,
  days: number,
): Promise<PoolDays | undefined> {
  const { db, clock } = deps.platform
  if ((await deps.asks.identity.unitsBelow(db, unitId)).length === 0) return undefined
  const span = { from, to: addDaysToDate(from, days - 1) }
  const pools = await db.rows<{ date: LocalDate; most: number }>(sql`select date, most from rosters.leave_pool
    where unit_id = ${unitId} and date between ${span.from} and ${span.to}`)
  const away = await awayIn(deps, db, [unitId], span)
  const mostOn = new Map(pools.map(({ date, most }) => [date, most]))
  return {
    asOf: clock.now(),
    unitId,
    days: datesOf(span).map((date) => {
      const rows = away(unitId, date)
      const granted = rows.filter(({ state }) => state === 'granted').length
      return { date, most: mostOn.get(date) ?? null, granted, asked: rows.length - granted }
    }),
  }
}

const MOST_DAYS = 366

/** Says for a range of dates how many of a unit may be away; what was granted before stays granted. */
export async function setPool(
  { platform, asks }: OwnDeps,
  personId: string,
  body: z.output<typeof poolBody>,
): Promise<Outcome<null, PoolRefusal>> {
  const { unitId, from, to, most } = body
  if (to < from) return refused('span-ends-before-it-begins')
  const span = datesOf({ from, to })
  if (span.length > MOST_DAYS) return refused('span-too-long', `At most ${MOST_DAYS} days at once.`)
  const weekdays = body.weekdays
  const dates = weekdays ? span.filter((date) => weekdays.includes(WEEKDAYS.indexOf(weekdayOf(date)) + 1)) : span
  const now = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    if ((await asks.identity.unitsBelow(tx, unitId)).length === 0) return refused('unit-not-found')
    if (most === null)
      await tx.run(sql`delete from rosters.leave_pool where unit_id = ${unitId} and date = any(${dates}::date[])`)
    else
      await tx.run(sql`insert into rosters.leave_pool (unit_id, date, most)
        select ${unitId}, day, ${most} from unnest(${dates}::date[]) day
        on conflict (unit_id, date) do update set most = excluded.most`)
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      leavePoolSet.of(unitId, now, { unitId, from, to, most }),
    ])
    return done(null)
  })
}
