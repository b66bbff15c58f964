import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import * as facts from '#modules/routing/events.ts'
import { hoursOf } from '#modules/routing/opening-hours.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { idOfStay, stayKey } from '#modules/routing/stay-key.ts'
import { lockItems } from '#modules/routing/store-items.ts'
import { findQueue, type Queue, queueOf } from '#modules/routing/store-queues.ts'
import { requeue, type WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'
import type { TimerHandler, Timers } from '#platform/timers.ts'

export const OVERFLOW_TIMER = 'routing.overflow'
const CAUSE: Cause = { kind: 'system', id: OVERFLOW_TIMER }

/** Once in a queue with an overflow rule, work that still waits after that long goes on to the other queue. */
export async function setOverflowTimer(tx: Tx, timers: Timers, item: WorkItem, queue: Queue): Promise<void> {
  if (item.kind !== 'contact' || queue.overflow === null) return
  await timers.set(
    tx,
    OVERFLOW_TIMER,
    stayKey(item.id, item.queuedAt),
    item.queuedAt + queue.overflow.afterSeconds * 1000,
  )
}

/** It has waited long enough. What rings at this moment is looked at again when the offer is over. */
export function overflow(deps: RoutingDeps): TimerHandler {
  return async (tx, timer, now) => {
    const { platform } = deps
    const [item] = await lockItems(tx, [idOfStay(timer.key)])
    if (!item || stayKey(item.id, item.queuedAt) !== timer.key) return
    if (item.state === 'ringing') {
      const againAt = Math.max(now + 1, (item.offer?.expiresAt ?? now) + 1)
      return platform.timers.set(tx, OVERFLOW_TIMER, timer.key, againAt)
    }
    if (item.state !== 'waiting') return
    const from = await queueOf(tx, item.queueId)
    const to = await overflowTarget(tx, deps, item, from, now)
    if (!to) return
    const moved = requeue({ ...item, leftQueueIds: [...item.leftQueueIds, from.id] }, { queueId: to.id }, now)
    if (!moved.ok) return
    await saveWork(
      tx,
      deps,
      {
        cause: CAUSE,
        items: [moved.value],
        agentIds: [],
        facts: overflowFacts(moved.value, from.id, now),
        opensMatch: true,
      },
      now,
    )
    await setOverflowTimer(tx, platform.timers, moved.value, to)
  }
}

/** The queue the rule names, if it is in use, open and not one the contact has come from. */
async function overflowTarget(
  tx: Tx,
  { asks }: RoutingDeps,
  item: WorkItem,
  from: Queue,
  now: Instant,
): Promise<Queue | undefined> {
  if (from.overflow === null || now < item.queuedAt + from.overflow.afterSeconds * 1000) return undefined
  const to = await findQueue(tx, from.overflow.toQueueId)
  if (!to?.active || item.leftQueueIds.includes(to.id)) return undefined
  return (await hoursOf(asks.promises, tx, to.calendarKey, now)).isOpen ? to : undefined
}

function overflowFacts(item: WorkItem, fromQueueId: string, now: Instant): readonly Fact[] {
  const { contactId, queueId, channel, waitingSinceAt } = item
  return [
    facts.contactOverflowed.of(contactId, now, {
      contactId,
      queueId: fromQueueId,
      to: 'queue',
      toQueueId: queueId,
      reason: 'too-long',
    }),
    facts.contactQueued.of(contactId, now, {
      contactId,
      queueId,
      channel,
      waitingSince: waitingSinceAt,
      reason: 'overflow',
    }),
  ]
}
