import type { z } from 'zod'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { swapEnded, swapOffered } from '#modules/rosters/events.ts'
import { shiftsOn } from '#modules/rosters/leave-free-days.ts'
import type { BrokenRule, swapBody } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { ableToStandIn } from '#modules/rosters/swap-able.ts'
import { refuseSwapOffer, type SwapOfferRefusal } from '#modules/rosters/swap-decision.ts'
import { endSwap, insertSwap, lockSwap } from '#modules/rosters/swap-store.ts'
import { checkedWays } from '#modules/rosters/swap-ways.ts'
import { newId } from '#platform/ids.ts'

/** A rule that stands against a swap is told whole. */
export type RuleBroken = { readonly ok: false; readonly refusal: 'rule-broken'; readonly broken: readonly BrokenRule[] }
export type OfferSwapRefusal = SwapOfferRefusal | 'already-offered' | 'not-able' | 'nothing-to-exchange'
export type OfferedSwap = Outcome<{ readonly swapId: string }, OfferSwapRefusal> | RuleBroken

/** Offers one's shift. To one colleague only what that one could take by every rule. */
export async function offerSwap(deps: OwnDeps, personId: string, ask: z.output<typeof swapBody>): Promise<OfferedSwap> {
  const { platform, zone } = deps
  const now = platform.clock.now()
  const wantedDates = [...new Set(ask.wantedDates)].toSorted()
  const dates = [ask.date, ...wantedDates].toSorted()
  return platform.db.transaction(async (tx): Promise<OfferedSwap> => {
    const own = await shiftsOn(deps, tx, personId, { from: dates[0] ?? ask.date, to: dates.at(-1) ?? ask.date })
    const refusal = refuseSwapOffer({ ...ask, wantedDates }, own, { personId, today: localDateOf(zone, now), now })
    if (refusal) return refused(refusal.refusal, `See ${refusal.on}.`)
    const shift = own.find(({ date }) => date === ask.date)
    if (!shift) return refused('no-shift')
    if (ask.toPersonId !== null) {
      const able = await ableToStandIn(deps, tx, { personId, date: ask.date }, [ask.toPersonId])
      if (able.length === 0) return refused('not-able')
      const ways = await checkedWays(deps, tx, { personId, date: ask.date, wantedDates }, ask.toPersonId)
      const [way] = ways.toSorted((a, b) => a.broken.length - b.broken.length)
      if (!way) return refused(wantedDates.length === 0 ? 'day-taken' : 'nothing-to-exchange')
      // What the screen of the giver calls its own is the giver's.
      if (way.broken.length > 0)
        return { ok: false, refusal: 'rule-broken', broken: way.broken.map((one) => ({ ...one, isOwn: !one.isOwn })) }
    }
    const swapId = newId(now)
    const { date, toPersonId, words } = ask
    const offer = { swapId, personId, date, toPersonId, wantedDates, words, askedAt: now }
    const { revision: shiftRevision, kindId, startsAt, endsAt } = shift
    const isNew = await insertSwap(tx, { ...offer, shiftRevision, kindId, startsAt, endsAt })
    if (!isNew) return refused('already-offered')
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      swapOffered.of(swapId, now, { swapId, personId, date, toPersonId }),
    ])
    return done({ swapId })
  })
}

export type EndSwapRefusal = 'swap-not-found' | 'swap-ended'

/** The giver takes the offer back, or the one colleague to whom it was made will not take it. */
export async function withdrawSwap(
  { platform }: OwnDeps,
  readerId: string,
  swapId: string,
): Promise<Outcome<null, EndSwapRefusal>> {
  const now = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    const swap = await lockSwap(tx, swapId)
    if (!swap || (swap.personId !== readerId && swap.toPersonId !== readerId)) return refused('swap-not-found')
    if (swap.state !== 'open' || swap.startsAt <= now) return refused('swap-ended')
    const { personId } = swap
    const state = personId === readerId ? 'withdrawn' : 'refused'
    await endSwap(tx, { swapId, state, at: now, takenBy: null, takenDate: null })
    await platform.log.announce(tx, { kind: 'person', id: readerId }, [
      swapEnded.of(swapId, now, { swapId, personId, state, takenBy: null }),
    ])
    return done(null)
  })
}
