import {
  type BidRow,
  bidsFor,
  extraShifts,
  lockOpenShift,
  type OpenShiftRow,
  setBid,
  touchOpenShift,
} from '#modules/rosters/bid-store.ts'
import { changeShifts } from '#modules/rosters/change-shifts.ts'
import { bidAnswered, openShiftEnded } from '#modules/rosters/events.ts'
import { byFairness } from '#modules/rosters/offer-decision.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import type { WantedShift } from '#modules/rosters/questions.ts'
import type { Tx } from '#platform/database/database.ts'

/** The timer of an open shift; its key is the id of it. */
export const CLOSE_BIDS = 'rosters.close-bids'
/** Extra shifts of so long before the bid count against a bidder. */
const FAIR_MS = 28 * 86_400_000

/** When bids close, those who had the fewest extra shifts get the places, as far as the rules allow it by then. */
export async function closeBids(deps: OwnDeps, tx: Tx, openShiftId: string, now: number): Promise<void> {
  const { log } = deps.platform
  const open = await lockOpenShift(tx, openShiftId)
  if (open?.state !== 'open') return
  const waiting = (await bidsFor(tx, [openShiftId])).filter(({ state }) => state === 'waiting')
  const ids = waiting.map(({ personId }) => personId)
  const extra = await extraShifts(tx, ids, now - FAIR_MS)
  const inOrder = byFairness(waiting.map((bid) => ({ ...bid, extraShifts: extra.get(bid.personId) ?? 0 })))
  let given = 0
  for (const { personId } of inOrder) {
    const hasPlace = open.given + given < open.wanted
    const isWon = hasPlace && (await giveShift(deps, tx, open, personId)).ok
    if (isWon) given += 1
    const state: BidRow['state'] = isWon ? 'won' : 'lost'
    await setBid(tx, { openShiftId, personId }, state)
    await log.announce(tx, { kind: 'system', id: CLOSE_BIDS }, [
      bidAnswered.of(openShiftId, now, { openShiftId, personId, state }),
    ])
  }
  await touchOpenShift(tx, openShiftId, { state: 'decided', given })
  await log.announce(tx, { kind: 'system', id: CLOSE_BIDS }, [
    openShiftEnded.of(openShiftId, now, { openShiftId, state: 'decided' }),
  ])
}

/** Puts the shift in force for the person, unless a rule or their day stands against it by now. */
export const giveShift = (deps: OwnDeps, tx: Tx, open: OpenShiftRow, personId: string) =>
  changeShifts(deps, tx, { wanted: [asWanted(open, personId)], cause: 'bid', reason: open.reason, by: personId })

export const asWanted = (open: OpenShiftRow, personId: string): WantedShift => ({
  personId,
  date: open.date,
  revision: null,
  after: {
    kindId: open.kindId,
    startsAt: open.startsAt,
    endsAt: open.endsAt,
    breaks: open.breaks,
    activities: [],
    overtimeFromAt: null,
    cutSeconds: 0,
  },
})
