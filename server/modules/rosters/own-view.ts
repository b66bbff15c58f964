import { z } from 'zod'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { annualDays } from '#modules/rosters/leave-store.ts'
import { ownLeave } from '#modules/rosters/leave-views.ts'
import { OWN_DAYS, type OwnShifts, type ShiftChangeItem } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { preferencesOf } from '#modules/rosters/own-preferences.ts'
import { marketNumber } from '#modules/rosters/swap-store.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

const LATEST_CHANGES = 30

/** Four weeks of one person: what they work, what waits for their word, what changed, their leave and wishes. */
export async function viewOwnShifts(
  deps: OwnDeps,
  reader: { readonly personId: string; readonly unitPath: readonly string[] },
): Promise<OwnShifts> {
  const { db, clock } = deps.platform
  const { personId } = reader
  const now = clock.now()
  const today = localDateOf(deps.zone, now)
  const before = startOfLocalDay(deps.zone, addDaysToDate(today, OWN_DAYS))
  const shifts = await deps.rosters.shifts(db, {
    from: startOfLocalDay(deps.zone, today),
    before,
    personIds: [personId],
  })
  const year = today.slice(0, 4)
  const annual = (await annualDays(db, personId, [year]))?.[year]
  return {
    asOf: now,
    from: today,
    days: OWN_DAYS,
    publishedTo: await publishedTo(db, reader.unitPath),
    // A night shift of yesterday that still goes on belongs to now.
    shifts: shifts.filter(({ endsAt }) => endsAt > now).map((shift) => ({ ...shift })),
    waiting: await changesOf(db, personId, 'asked', today),
    changes: await changesOf(db, personId, 'past', today),
    leave: await ownLeave(deps, personId, today),
    annual: annual ? { year: Number(year), ...annual } : null,
    preferences: await preferencesOf(db, personId, today),
    marketNumber: await marketNumber(db),
  }
}

async function publishedTo(db: Queryable, unitPath: readonly string[]): Promise<string | null> {
  const { last } = await db.one<{ last: string | null }>(sql`select max(from_date + days - 1) last
    from rosters.roster where version > 0 and unit_id = any(${unitPath}::uuid[])`)
  return last
}

const shape = z.object({ kindId: z.string(), startsAt: z.number(), endsAt: z.number() }).nullable()

interface ChangeRow extends Omit<ShiftChangeItem, 'before' | 'after'> {
  readonly before: unknown
  readonly after: unknown
}

/** @param which those that wait from today on, or the latest that do not wait any more */
async function changesOf(
  db: Queryable,
  personId: string,
  which: 'asked' | 'past',
  today: string,
): Promise<ShiftChangeItem[]> {
  const rows = await db.rows<ChangeRow>(sql`select id "changeId", date, before, after, cause, reason, state,
      asked_at "askedAt", decided_at "decidedAt"
    from rosters.shift_change
    where person_id = ${personId}
      and case when ${which === 'asked'}::boolean then state = 'asked' and date >= ${today} else state <> 'asked' end
    order by number desc limit ${LATEST_CHANGES}`)
  return rows.map(({ before, after, ...row }) => ({ ...row, before: shape.parse(before), after: shape.parse(after) }))
}
