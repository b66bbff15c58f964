import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import { placeAt, told } from '#modules/branches/book.ts'
import { type BranchDeps, causeOf } from '#modules/branches/deps.ts'
import { NO_SHOW_TIMER } from '#modules/branches/no-show.ts'
import { calendarOf, lockBranch } from '#modules/branches/settings.ts'
import { announceVisit, lockVisit, type StoredVisit, saveVisit } from '#modules/branches/store.ts'
import { holdThread, tell } from '#modules/branches/tell.ts'
import { decideAct, type VisitRefusal } from '#modules/branches/visit.ts'
import type { Actor } from '#platform/access.ts'

type Changed = Promise<Outcome<StoredVisit, VisitRefusal | 'visit-not-found' | 'slot-not-free'>>

/** Another time at the same branch; the customer is told. Who may is asked by the route. */
export function moveVisit(
  deps: BranchDeps,
  actor: Actor,
  seen: StoredVisit,
  { from, reason }: { readonly from: Instant; readonly reason: string },
): Changed {
  const { platform } = deps
  return platform.db.transaction(async (tx): Changed => {
    const now = platform.clock.now()
    const conversationId = seen.customerId === null ? null : await holdThread(deps, tx, seen.customerId)
    const branch = await lockBranch(tx, seen.unitId)
    const one = await lockVisit(tx, seen.visitId)
    if (!branch || !one) return refused('visit-not-found')
    const state = decideAct(one, 'move', one.onDay)
    if (!state.ok) return state
    const place = await placeAt(deps, tx, branch, from, one.visitId)
    if (!place) return refused('slot-not-free', 'Somebody was faster, or it has passed: choose another time.')
    const visit: StoredVisit = {
      ...one,
      onDay: place.day,
      plannedFrom: place.slot.from,
      plannedTo: place.slot.to,
      endReason: masked(reason),
    }
    await saveVisit(tx, visit)
    await platform.timers.set(tx, NO_SHOW_TIMER, one.visitId, place.slot.to + branch.graceMinutes * 60_000)
    if (conversationId !== null)
      await tell(deps, tx, conversationId, await told(deps, tx, 'moved', visit, branch, place.zone), now)
    await announceVisit(deps, tx, causeOf(actor), now, visit, 'moved')
    return done(visit)
  })
}

export function cancelVisit(deps: BranchDeps, actor: Actor, seen: StoredVisit, reason: string): Changed {
  const { platform, asks } = deps
  return platform.db.transaction(async (tx): Changed => {
    const now = platform.clock.now()
    const conversationId = seen.customerId === null ? null : await holdThread(deps, tx, seen.customerId)
    const branch = await lockBranch(tx, seen.unitId)
    const one = await lockVisit(tx, seen.visitId)
    if (!branch || !one) return refused('visit-not-found')
    const state = decideAct(one, 'cancel', one.onDay)
    if (!state.ok) return state
    const visit = { ...one, state: state.value, endedAt: now, endReason: masked(reason) }
    await saveVisit(tx, visit)
    await platform.timers.clear(tx, NO_SHOW_TIMER, one.visitId)
    await asks.customers.branchVisits.end(tx, one.visitId, now)
    const { zone } = await calendarOf(deps, tx, branch)
    if (conversationId !== null)
      await tell(deps, tx, conversationId, await told(deps, tx, 'cancelled', visit, branch, zone.name), now)
    await announceVisit(deps, tx, causeOf(actor), now, visit, 'cancelled')
    return done(visit)
  })
}
