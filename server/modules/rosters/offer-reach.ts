import { violationsOfChange } from '#modules/rosters/change-shifts.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { isAgreed, wantedOf } from '#modules/rosters/offer-answer.ts'
import { shiftAfter } from '#modules/rosters/offer-decision.ts'
import type { OfferedShift, OfferedWork } from '#modules/rosters/questions.ts'
import { shiftsTouching } from '#modules/rosters/store-shifts.ts'
import type { Queryable } from '#platform/database/database.ts'

/** The shifts that overtime or early leave would be for, of those whom every rule allows it; in order of person and time. */
export async function offerable(
  deps: Pick<RostersDeps, 'platform' | 'asks' | 'zone'>,
  db: Queryable,
  offered: OfferedWork,
): Promise<readonly OfferedShift[]> {
  const now = deps.platform.clock.now()
  const shifts = await shiftsTouching(db, { from: offered.endsFrom - 1, before: offered.endsBefore })
  const personIds = [...new Set(shifts.map(({ personId }) => personId))]
  const abilities = await deps.asks.routing.abilities(db, personIds)
  const reached = shifts.flatMap((shift): OfferedShift[] => {
    const after = abilities.get(shift.personId)?.includes(offered.queueId) ? shiftAfter(offered, shift, now) : undefined
    return after ? [{ shift, after }] : []
  })
  const broken = await violationsOfChange(deps, db, reached.map(wantedOf))
  const forbidden = new Set(broken.filter((one) => !isAgreed(one)).map(({ personId }) => personId))
  return reached.filter(({ shift }) => !forbidden.has(shift.personId))
}
