import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { callbackFact, callbackPromise, callbackPromiseRef } from '#modules/routing/callback-promise.ts'
import { afterOutcome, allowanceOf, type CallbackOutcome, RETRY_AFTER_MS } from '#modules/routing/callback-rules.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { hoursOf } from '#modules/routing/opening-hours.ts'
import { setOpeningTimer } from '#modules/routing/queue-contact.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { type Callback, findCallback, saveCallback } from '#modules/routing/store-callbacks.ts'
import { lockItems } from '#modules/routing/store-items.ts'
import { queueOf } from '#modules/routing/store-queues.ts'
import { finishTalk, schedule, type WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'

export type FinishRefusal = 'callback-not-found' | 'callback-done' | 'not-in-your-hands' | 'outcome-not-fitting'

/**
 * What became of it. A first attempt in time keeps the promise, also when nobody answered: then it is tried again after
 * half an hour of opening time, three times in all.
 */
export async function finishCallback(
  deps: RoutingDeps,
  agentId: string,
  callbackId: string,
  finish: { readonly outcome: CallbackOutcome; readonly note: string | null },
): Promise<Outcome<null, FinishRefusal>> {
  const cause: Cause = { kind: 'person', id: agentId }
  return deps.platform.db.transaction(async (tx) => {
    const [item] = await lockItems(tx, [callbackId])
    const callback = await findCallback(tx, callbackId)
    if (!item || !callback) return refused('callback-not-found')
    if (callback.endedAt !== null) return refused('callback-done')
    if (item.agentId !== agentId || item.state !== 'assigned') return refused('not-in-your-hands')
    if (!isFitting(callback.kind, finish.outcome)) return refused('outcome-not-fitting')
    const now = deps.platform.clock.now()
    const attempts = callback.attempts + 1
    await settlePromise(tx, deps, cause, item, finish.outcome, now)
    const after = afterOutcome(finish.outcome, attempts)
    const tried: Callback = { ...callback, attempts, note: finish.note ?? callback.note, ownContactId: null }
    if (after.kind === 'retry') {
      const againAt = await retryAt(tx, deps, item, now)
      await saveCallback(tx, tried)
      await putOff(tx, deps, cause, item, againAt, now)
      return done(null)
    }
    await saveCallback(tx, { ...tried, ownContactId: callback.ownContactId, outcome: finish.outcome, endedAt: now })
    const ended = finishTalk(item, false, now)
    if (!ended.ok) return refused('callback-done')
    const facts = [callbackFact({ ...ended.value, agentId }, finish.outcome, now)]
    await saveWork(tx, deps, { cause, items: [ended.value], agentIds: [agentId], facts, opensMatch: true }, now)
    return done(null)
  })
}

export type RescheduleRefusal =
  | 'callback-not-found'
  | 'callback-done'
  | 'in-other-hands'
  | 'not-in-future'
  | 'outside-hours'

const MOST_DAYS_AHEAD = 30
const DUE_WITHIN_MS = 30 * 60_000

/** The customer would like it at another time: a new promise, for half an hour from then. */
export async function rescheduleCallback(
  deps: RoutingDeps,
  by: { readonly agentId: string; readonly mayForOthers: boolean },
  callbackId: string,
  to: { readonly at: Instant; readonly reason: string },
): Promise<Outcome<null, RescheduleRefusal>> {
  const cause: Cause = { kind: 'person', id: by.agentId, purpose: to.reason }
  return deps.platform.db.transaction(async (tx) => {
    const [item] = await lockItems(tx, [callbackId])
    const callback = await findCallback(tx, callbackId)
    if (!item || !callback) return refused('callback-not-found')
    if (callback.endedAt !== null) return refused('callback-done')
    if (item.agentId !== null && item.agentId !== by.agentId && !by.mayForOthers) return refused('in-other-hands')
    const now = deps.platform.clock.now()
    if (to.at <= now || to.at > now + MOST_DAYS_AHEAD * 24 * 3_600_000) return refused('not-in-future')
    const queue = await queueOf(tx, item.queueId)
    const hours = await hoursOf(deps.asks.promises, tx, queue.calendarKey, to.at)
    if (!hours.isOpen) return refused('outside-hours')
    const dueAt = to.at + DUE_WITHIN_MS
    await deps.asks.promises.withdraw(tx, cause, callbackPromiseRef(item), now, 'rescheduled')
    await deps.asks.promises.make(tx, cause, callbackPromise(item, now, { kind: 'elapsed', ms: dueAt - now }))
    await saveCallback(tx, { ...callback, dueAt, ownContactId: null })
    await putOff(tx, deps, cause, item, to.at, now)
    return done(null)
  })
}

/** A person is called, a message is answered; either may be needless by now. */
const isFitting = (kind: Callback['kind'], outcome: CallbackOutcome): boolean =>
  outcome === 'no-longer-needed' || (kind === 'message') === (outcome === 'answered')

async function settlePromise(
  tx: Tx,
  { asks }: RoutingDeps,
  cause: Cause,
  item: WorkItem,
  outcome: CallbackOutcome,
  now: Instant,
): Promise<void> {
  const ref = callbackPromiseRef(item)
  if (outcome === 'no-longer-needed') await asks.promises.withdraw(tx, cause, ref, now, outcome)
  else await asks.promises.keep(tx, cause, ref, now, `${item.kind} ${outcome}`)
}

async function retryAt(tx: Tx, { asks }: RoutingDeps, item: WorkItem, now: Instant): Promise<Instant> {
  const { calendarKey } = await queueOf(tx, item.queueId)
  const calendar = calendarKey === null ? undefined : await asks.promises.calendar(tx, calendarKey)
  return allowanceOf(calendarKey, calendar, now, RETRY_AFTER_MS).dueAt
}

async function putOff(
  tx: Tx,
  deps: RoutingDeps,
  cause: Cause,
  item: WorkItem,
  untilAt: Instant,
  now: Instant,
): Promise<void> {
  const later = schedule(item, untilAt)
  if (!later.ok) return
  const facts = [callbackFact(later.value, null, now)]
  await saveWork(tx, deps, { cause, items: [later.value], agentIds: [item.agentId], facts, opensMatch: true }, now)
  await setOpeningTimer(tx, deps.platform.timers, item.id, untilAt)
}
