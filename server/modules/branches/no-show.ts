import type { Cause } from '#libs/facts/event.ts'
import type { BranchDeps } from '#modules/branches/deps.ts'
import { announceVisit, lockVisit, saveVisit } from '#modules/branches/store.ts'
import { decideAct } from '#modules/branches/visit.ts'
import type { TimerHandler } from '#platform/timers.ts'

export const NO_SHOW_TIMER = 'branches.no-show'
const CAUSE: Cause = { kind: 'system', id: NO_SHOW_TIMER }

/** The slot and the grace after it are over, and nobody came. */
export const noteNoShow =
  (deps: BranchDeps): TimerHandler =>
  async (tx, timer, now) => {
    const one = await lockVisit(tx, timer.key)
    const next = one && decideAct(one, 'expire', one.onDay)
    if (!one || !next?.ok) return
    const visit = { ...one, state: next.value, endedAt: now }
    await saveVisit(tx, visit)
    await deps.asks.customers.branchVisits.end(tx, one.visitId, now)
    await announceVisit(deps, tx, CAUSE, now, visit, 'no-show')
  }
