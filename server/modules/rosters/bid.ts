import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { asWanted, giveShift } from '#modules/rosters/bid-decide.ts'
import type { EndOpenShiftRefusal } from '#modules/rosters/bid-make.ts'
import {
  bidsFor,
  lockOpenShift,
  type OpenShiftRow,
  putBid,
  setBid,
  touchOpenShift,
} from '#modules/rosters/bid-store.ts'
import { bidAnswered } from '#modules/rosters/events.ts'
import { shiftsOn } from '#modules/rosters/leave-free-days.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import type { ShiftChangeRefusal } from '#modules/rosters/questions.ts'
import type { RuleBroken } from '#modules/rosters/swap-offer.ts'
import type { Queryable } from '#platform/database/database.ts'

export type BidRefusal = EndOpenShiftRefusal | ShiftChangeRefusal | 'not-able' | 'day-taken' | 'already-bid'
export type BidMade = Outcome<{ readonly state: 'won' | 'waiting' }, BidRefusal> | RuleBroken

/** Bids for an extra shift: legal or not is told at once, and where the first who comes gets it, the shift as well. */
export async function bidForShift(
  deps: OwnDeps,
  bidder: { readonly personId: string; readonly unitPath: readonly string[] },
  openShiftId: string,
): Promise<BidMade> {
  const { platform } = deps
  const { personId } = bidder
  const now = platform.clock.now()
  return platform.db.transaction(async (tx): Promise<BidMade> => {
    const open = await lockOpenShift(tx, openShiftId)
    if (!open || !bidder.unitPath.includes(open.unitId)) return refused('open-shift-not-found')
    if (open.state !== 'open' || open.closesAt <= now || open.given >= open.wanted) return refused('open-shift-ended')
    const stands = (await bidsFor(tx, [openShiftId])).find((bid) => bid.personId === personId)
    if (stands && stands.state !== 'withdrawn') return refused('already-bid')
    const against = await whatStandsAgainst(deps, tx, open, personId)
    if (against) return against
    const isWon = open.rule === 'first-come'
    const given = isWon ? await giveShift(deps, tx, open, personId) : done(null)
    if (!given.ok) return given
    const state = isWon ? 'won' : 'waiting'
    await putBid(tx, { openShiftId, personId, bidAt: now, state })
    const isFilled = isWon && open.given + 1 >= open.wanted
    await touchOpenShift(tx, openShiftId, { state: isFilled ? 'decided' : 'open', given: isWon ? 1 : 0 })
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      bidAnswered.of(openShiftId, now, { openShiftId, personId, state }),
    ])
    return done({ state })
  })
}

/** Why this person cannot have it: their abilities, their day, or the rules; undefined when nothing does. */
export async function whatStandsAgainst(
  { asks, ...deps }: OwnDeps,
  db: Queryable,
  open: OpenShiftRow,
  personId: string,
): Promise<Exclude<BidMade, { ok: true }> | undefined> {
  const able = (await asks.routing.abilities(db, [personId])).get(personId) ?? []
  if (!able.includes(open.queueId)) return refused('not-able')
  const sameDay = await shiftsOn({ asks, ...deps }, db, personId, { from: open.date, to: open.date })
  if (sameDay.length > 0) return refused('day-taken')
  const violations = await deps.rosters.violations(db, [asWanted(open, personId)])
  if (violations.length === 0) return undefined
  const broken = violations.map(({ ruleId, kind, found, allowed, unit }) => ({
    ruleId,
    kind,
    found,
    allowed,
    unit,
    isOwn: true,
  }))
  return { ok: false, refusal: 'rule-broken', broken }
}

export type WithdrawBidRefusal = 'open-shift-not-found' | 'bid-decided'

/** Takes back a bid that waits; a shift that was won is given away like any other. */
export async function withdrawBid(
  { platform }: OwnDeps,
  personId: string,
  openShiftId: string,
): Promise<Outcome<null, WithdrawBidRefusal>> {
  const now = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    const open = await lockOpenShift(tx, openShiftId)
    const own = open && (await bidsFor(tx, [openShiftId])).find((bid) => bid.personId === personId)
    if (!own) return refused('open-shift-not-found')
    if (own.state !== 'waiting') return refused('bid-decided')
    await setBid(tx, own, 'withdrawn')
    await touchOpenShift(tx, openShiftId, { state: open.state, given: 0 })
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      bidAnswered.of(openShiftId, now, { openShiftId, personId, state: 'withdrawn' }),
    ])
    return done(null)
  })
}
