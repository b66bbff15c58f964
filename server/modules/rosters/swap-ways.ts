import { isTooLittle } from '#modules/rosters/check-shifts.ts'
import type { ShiftInForce } from '#modules/rosters/contract.ts'
import { shiftsOn } from '#modules/rosters/leave-free-days.ts'
import type { BrokenRule } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { type SwapWay, waysToTake } from '#modules/rosters/swap-decision.ts'
import type { Queryable } from '#platform/database/database.ts'

/** A way in which someone could take a shift, and the rules that it would break, of either of both. */
export interface CheckedWay extends SwapWay {
  readonly broken: readonly BrokenRule[]
}

interface OfferedSwap {
  readonly personId: string
  readonly date: string
  readonly wantedDates: readonly string[]
}

/** Every way in which the taker could take the shift, each with what stands against it. */
export async function checkedWays(
  deps: OwnDeps,
  db: Queryable,
  swap: OfferedSwap,
  takerId: string,
): Promise<readonly CheckedWay[]> {
  const given = await shiftOf(deps, db, swap.personId, swap.date)
  if (!given) return []
  const dates = [swap.date, ...swap.wantedDates].toSorted()
  const span = { from: dates[0] ?? swap.date, to: dates.at(-1) ?? swap.date }
  const own = await shiftsOn(deps, db, takerId, span)
  const givers = await shiftsOn(deps, db, swap.personId, span)
  const ways = waysToTake(swap, given, { personId: takerId, own, givers }, deps.platform.clock.now())
  const checked: CheckedWay[] = []
  for (const way of ways) checked.push({ ...way, broken: await brokenBy(deps, db, way, takerId) })
  return checked
}

export async function shiftOf(
  deps: OwnDeps,
  db: Queryable,
  personId: string,
  date: string,
): Promise<ShiftInForce | undefined> {
  return (await shiftsOn(deps, db, personId, { from: date, to: date }))[0]
}

async function brokenBy(deps: OwnDeps, db: Queryable, { wanted }: SwapWay, readerId: string): Promise<BrokenRule[]> {
  const violations = await deps.rosters.violations(db, wanted)
  // Who gives a shift away works less because they want to.
  const standing = violations.filter((violation) => !isTooLittle(violation))
  return standing.map(({ ruleId, kind, found, allowed, unit, personId }) => ({
    ruleId,
    kind,
    found,
    allowed,
    unit,
    isOwn: personId === readerId,
  }))
}

/** For a refusal, one field a rule; what was found and what is allowed is told in English. */
export const brokenFields = (broken: readonly BrokenRule[]) =>
  broken.slice(0, 20).map(({ ruleId, kind, found, allowed, unit }) => ({
    path: kind,
    message: `${ruleId}: ${found} ${unit}, allowed ${allowed}`,
  }))
