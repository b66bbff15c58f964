import type { z } from 'zod'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { CLOSE_BIDS } from '#modules/rosters/bid-decide.ts'
import { bidsFor, insertOpenShift, lockOpenShift, setBid, touchOpenShift } from '#modules/rosters/bid-store.ts'
import { toContract } from '#modules/rosters/contract-shapes.ts'
import { openShiftEnded, openShiftOffered } from '#modules/rosters/events.ts'
import type { openShiftBody } from '#modules/rosters/offer-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { placeBreaks } from '#modules/rosters/place-breaks.ts'
import { SLOT_SECONDS } from '#modules/rosters/shift-slots.ts'
import { readContracts } from '#modules/rosters/work-contracts.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type OpenShiftRefusal =
  | 'unit-not-found'
  | 'queue-not-found'
  | 'contract-not-found'
  | 'shift-kind-not-found'
  | 'shift-begun'
  | 'closes-too-late'
  | 'start-off-the-quarter'

/** Opens extra shifts of one kind to the people of a unit; they bid for them. */
export async function offerOpenShift(
  { platform, asks, zone }: OwnDeps,
  by: string,
  body: z.output<typeof openShiftBody>,
): Promise<Outcome<{ readonly openShiftId: string }, OpenShiftRefusal>> {
  const { unitId, queueId, contractId, kindId, startsAt, closesAt, wanted, rule, reason } = body
  const now = platform.clock.now()
  if (startsAt <= now) return refused('shift-begun')
  if (startsAt % (SLOT_SECONDS * 1000) !== 0) return refused('start-off-the-quarter')
  if (closesAt <= now || closesAt > startsAt) return refused('closes-too-late')
  return platform.db.transaction(async (tx) => {
    if ((await asks.identity.unitsBelow(tx, unitId)).length === 0) return refused('unit-not-found')
    if (!(await asks.routing.queues(tx)).some((queue) => queue.queueId === queueId)) return refused('queue-not-found')
    const [found] = await readContracts(tx, sql`c.id = ${contractId}`, localDateOf(zone, startsAt))
    if (!found) return refused('contract-not-found')
    const contract = toContract(contractId, found)
    const kind = contract.shifts.find(({ id }) => id === kindId)
    if (!kind) return refused('shift-kind-not-found')
    const openShiftId = newId(now)
    const date = localDateOf(zone, startsAt)
    const breaks = placeBreaks(zone, contract, kind, startsAt, () => true)
    const endsAt = startsAt + kind.spanSeconds * 1000
    const shape = { date, kindId, startsAt, endsAt, breaks }
    const terms = { unitId, queueId, wanted, rule, closesAt, reason }
    await insertOpenShift(tx, { openShiftId, ...shape, ...terms }, { at: now, by })
    await platform.timers.set(tx, CLOSE_BIDS, openShiftId, closesAt)
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      openShiftOffered.of(openShiftId, now, { openShiftId, unitId, date, wanted, rule }),
    ])
    return done({ openShiftId })
  })
}

export type EndOpenShiftRefusal = 'open-shift-not-found' | 'open-shift-ended'

/** Nobody gets it any more; who has won keeps their shift, and bids that wait are lost. */
export async function withdrawOpenShift(
  { platform }: OwnDeps,
  by: string,
  openShiftId: string,
): Promise<Outcome<null, EndOpenShiftRefusal>> {
  const now = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    const open = await lockOpenShift(tx, openShiftId)
    if (!open) return refused('open-shift-not-found')
    if (open.state !== 'open') return refused('open-shift-ended')
    for (const bid of await bidsFor(tx, [openShiftId])) if (bid.state === 'waiting') await setBid(tx, bid, 'lost')
    await touchOpenShift(tx, openShiftId, { state: 'withdrawn', given: 0 })
    await platform.timers.clear(tx, CLOSE_BIDS, openShiftId)
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      openShiftEnded.of(openShiftId, now, { openShiftId, state: 'withdrawn' }),
    ])
    return done(null)
  })
}
