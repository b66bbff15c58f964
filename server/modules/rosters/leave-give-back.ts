import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { Instant } from '#libs/facts/event.ts'
import { type ShiftInForce, shiftInForce } from '#modules/rosters/contract.ts'
import { shiftsOn } from '#modules/rosters/leave-free-days.ts'
import { keepGivenBack, type LeaveRow } from '#modules/rosters/leave-store.ts'
import { changeAgreed } from '#modules/rosters/own-change.ts'
import type { LeaveItem } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import type { WantedShift } from '#modules/rosters/questions.ts'
import { type Queryable, sql, type Tx } from '#platform/database/database.ts'

export type GivenBack = Pick<LeaveItem, 'givenBack' | 'leftOpen'>

/**
 * Puts the shifts that a leave took back in force, now that it has ended: all at once if every rule allows it, else day
 * by day in order, as far as the rules do. A day on which the person works again already stays as it is; one whose shift
 * cannot come back is left open, for a planner to fill.
 * @param leave as it was when it was granted
 */
export async function giveBack(deps: OwnDeps, tx: Tx, leave: LeaveRow, by: string): Promise<GivenBack> {
  const { personId } = leave
  const now = deps.platform.clock.now()
  const works = new Set((await shiftsOn(deps, tx, personId, leave)).map(({ date }) => date))
  const wanted = (await takenBy(tx, leave))
    .filter(({ date, startsAt }) => startsAt > now && !works.has(date))
    .map((shift): WantedShift => ({ personId, date: shift.date, revision: null, after: shapeOf(shift) }))
  const put = (days: readonly WantedShift[]) =>
    changeAgreed(deps, tx, { wanted: days, cause: 'leave', reason: 'leave ended', by })
  const given: { givenBack: LocalDate[]; leftOpen: LeaveItem['leftOpen'] } = { givenBack: [], leftOpen: [] }
  if ((await put(wanted)).ok) given.givenBack.push(...wanted.map(({ date }) => date))
  else
    for (const day of wanted) {
      const one = await put([day])
      if (one.ok) given.givenBack.push(day.date)
      else if (one.refusal !== 'shift-changed-meanwhile')
        given.leftOpen.push({ date: day.date, why: one.refusal, ruleId: ruleIn(one.detail) })
    }
  await keepGivenBack(tx, leave.leaveId, given)
  return given
}

/** The shifts that this leave took out of force, of days on which nothing was changed since; in order. */
async function takenBy(db: Queryable, { personId, from, to, decidedAt }: LeaveRow): Promise<readonly ShiftInForce[]> {
  const rows = await db.rows<{ cause: string; before: unknown; after: unknown; decidedAt: Instant | null }>(sql`
    select distinct on (date) cause, before, after, decided_at "decidedAt" from rosters.shift_change
    where person_id = ${personId} and date between ${from}::date and ${to}::date and state = 'made'
    order by date, number desc`)
  return rows
    .filter(({ cause, before, after, decidedAt: at }) => {
      const isOfThis = decidedAt !== null && at !== null && at >= decidedAt
      return cause === 'leave' && before !== null && after === null && isOfThis
    })
    .map(({ before }) => shiftInForce.parse(before))
}

function shapeOf({ shiftId: _, rosterId: __, personId: ___, date: ____, revision: _____, ...shape }: ShiftInForce) {
  return shape
}

/** The first rule that a refusal names. */
const ruleIn = (detail: string | undefined): string | null => /^\S+(?= on )/.exec(detail ?? '')?.[0] ?? null
