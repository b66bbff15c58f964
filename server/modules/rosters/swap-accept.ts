import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { swapEnded } from '#modules/rosters/events.ts'
import { changeAgreed } from '#modules/rosters/own-change.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import type { ShiftChangeRefusal } from '#modules/rosters/questions.ts'
import { ableToStandIn } from '#modules/rosters/swap-able.ts'
import { endOfSwap } from '#modules/rosters/swap-decision.ts'
import type { EndSwapRefusal, RuleBroken } from '#modules/rosters/swap-offer.ts'
import { endSwap, lockSwap } from '#modules/rosters/swap-store.ts'
import { checkedWays, shiftOf } from '#modules/rosters/swap-ways.ts'

export type AcceptSwapRefusal = EndSwapRefusal | ShiftChangeRefusal | 'not-able' | 'no-such-exchange'
export type AcceptedSwap = Outcome<null, AcceptSwapRefusal> | RuleBroken

/**
 * Takes the shift of a colleague, and gives one in return if that was asked: both in one transaction, or nothing. Of two
 * who take at once the second hears that it has ended.
 */
export async function acceptSwap(
  deps: OwnDeps,
  taker: { readonly personId: string; readonly unitPath: readonly string[] },
  swapId: string,
  returnDate: string | null,
): Promise<AcceptedSwap> {
  const { platform } = deps
  const now = platform.clock.now()
  return platform.db.transaction(async (tx): Promise<AcceptedSwap> => {
    const swap = await lockSwap(tx, swapId)
    const isForThem = swap?.toPersonId === null || swap?.toPersonId === taker.personId
    if (!swap || !isForThem || swap.personId === taker.personId) return refused('swap-not-found')
    const able = await ableToStandIn(deps, tx, swap, [taker.personId])
    const given = await shiftOf(deps, tx, swap.personId, swap.date)
    if (endOfSwap(swap, given, now) !== undefined) return refused('swap-ended')
    if (able.length === 0) return refused(swap.toPersonId === null ? 'swap-not-found' : 'not-able')
    const ways = await checkedWays(deps, tx, swap, taker.personId)
    const way = ways.find(({ back }) => (back?.date ?? null) === returnDate)
    if (!way) return refused('no-such-exchange')
    if (way.broken.length > 0) return { ok: false, refusal: 'rule-broken', broken: way.broken }
    const { wanted } = way
    const changed = await changeAgreed(deps, tx, { wanted, cause: 'swap', reason: 'swap', by: taker.personId })
    if (!changed.ok) return changed
    await endSwap(tx, { swapId, state: 'taken', at: now, takenBy: taker.personId, takenDate: returnDate })
    const { personId } = swap
    await platform.log.announce(tx, { kind: 'person', id: taker.personId }, [
      swapEnded.of(swapId, now, { swapId, personId, state: 'taken', takenBy: taker.personId }),
    ])
    return done(null)
  })
}
