import type { Cause } from '#libs/facts/event.ts'
import { callbackFact } from '#modules/routing/callback-promise.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { contactQueued } from '#modules/routing/events.ts'
import { hoursOf } from '#modules/routing/opening-hours.ts'
import { setOverflowTimer } from '#modules/routing/overflow.ts'
import { OPENING_TIMER, setOpeningTimer } from '#modules/routing/queue-contact.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { idOfStay } from '#modules/routing/stay-key.ts'
import { findItem, lockItems, saveItems } from '#modules/routing/store-items.ts'
import { queueOf } from '#modules/routing/store-queues.ts'
import { open } from '#modules/routing/work-item.ts'
import { sql } from '#platform/database/database.ts'
import type { TimerHandler } from '#platform/timers.ts'

const CAUSE: Cause = { kind: 'system', id: OPENING_TIMER }

/** Its hour has come: work that was put off takes its place in line. */
export function openItem(deps: RoutingDeps): TimerHandler {
  return async (tx, timer, now) => {
    const read = await findItem(tx, idOfStay(timer.key))
    if (!read) return
    const contact = await deps.asks.conversations.lockContact(tx, read.contactId)
    const [item] = await lockItems(tx, [read.id])
    const opened = item && open(item, now)
    if (!opened?.ok) return
    const waiting = opened.value
    if (waiting.kind === 'contact' && contact?.endedAt === null) {
      const promise = { kind: 'first-response', aboutKind: 'contact', aboutId: waiting.id }
      await deps.asks.promises.resume(tx, CAUSE, promise, now)
    }
    const queued = contactQueued.of(waiting.contactId, now, {
      contactId: waiting.contactId,
      queueId: waiting.queueId,
      channel: waiting.channel,
      waitingSince: waiting.waitingSinceAt,
      reason: 'asked',
    })
    const facts = [waiting.kind === 'contact' ? queued : callbackFact(waiting, null, now)]
    await saveWork(tx, deps, { cause: CAUSE, items: [waiting], agentIds: [], facts, opensMatch: true }, now)
    await setOverflowTimer(tx, deps.platform.timers, waiting, await queueOf(tx, waiting.queueId))
  }
}

/** Opening hours were changed: contacts that wait for an opening wait for the new one, or are in line at once. */
export function hoursChanged(deps: RoutingDeps): TimerHandler {
  return async (tx, timer, now) => {
    const rows = await tx.rows<{ id: string }>(sql`select i.id from routing.item i
      join routing.queue q on q.id = i.queue_id and q.calendar_key = ${timer.key}
      where i.state = 'scheduled' and i.kind = 'contact' order by i.id`)
    const ids = rows.map((row) => row.id)
    const { isOpen, nextChangeAt } = await hoursOf(deps.asks.promises, tx, timer.key, now)
    const notBeforeAt = isOpen ? now : nextChangeAt
    const scheduled = (await lockItems(tx, ids)).filter((item) => item.state === 'scheduled')
    await saveItems(
      tx,
      scheduled.map((item) => ({ ...item, notBeforeAt })),
    )
    for (const item of scheduled) await setOpeningTimer(tx, deps.platform.timers, item.id, notBeforeAt)
  }
}
