import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { ShiftInForce } from '#modules/rosters/contract.ts'
import type { LeaveSpan } from '#modules/rosters/leave-decision.ts'
import { changeAgreed } from '#modules/rosters/own-change.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

/** A person's shifts in force of the dates of a span. */
export async function shiftsOn(
  { rosters, zone }: OwnDeps,
  db: Queryable,
  personId: string,
  { from, to }: LeaveSpan,
): Promise<readonly ShiftInForce[]> {
  const before = startOfLocalDay(zone, addDaysToDate(to, 1))
  const shifts = await rosters.shifts(db, { from: startOfLocalDay(zone, from), before, personIds: [personId] })
  return shifts.filter(({ date }) => date >= from && date <= to)
}

/** The first try locks the shifts, so that nothing of them can have changed at the second. */
const TRIES = 2

/** Takes the shifts of these days out of force; one that has begun stays, for it was worked in part. */
export async function freeDays(
  deps: OwnDeps,
  tx: Tx,
  leave: LeaveSpan & { readonly personId: string },
  by: string | null,
): Promise<void> {
  const { personId, from, to } = leave
  const now = deps.platform.clock.now()
  for (let attempt = 1; ; attempt += 1) {
    const shifts = (await shiftsOn(deps, tx, personId, leave)).filter(({ startsAt }) => startsAt > now)
    if (shifts.length === 0) return
    const wanted = shifts.map(({ date, revision }) => ({ personId, date, revision, after: null }))
    const changed = await changeAgreed(deps, tx, { wanted, cause: 'leave', reason: 'leave', by })
    if (changed.ok) return
    // Nobody is kept at work by a rule who may be away.
    if (changed.refusal !== 'shift-changed-meanwhile' || attempt === TRIES)
      throw new Error(`leave of ${personId} could not free ${from} to ${to}: ${changed.refusal}`)
  }
}
