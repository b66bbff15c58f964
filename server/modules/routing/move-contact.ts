import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { contactQueued } from '#modules/routing/events.ts'
import { withdrawnFact } from '#modules/routing/offers.ts'
import { setOverflowTimer } from '#modules/routing/overflow.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { seesQueue } from '#modules/routing/scope.ts'
import { lockItemsOfContact } from '#modules/routing/store-items.ts'
import { findOpenQueue, type TargetRefusal } from '#modules/routing/targets.ts'
import { requeue } from '#modules/routing/work-item.ts'
import { type Actor, scopeOf } from '#platform/access.ts'

export type MoveRefusal = 'contact-not-found' | 'not-waiting' | Exclude<TargetRefusal, 'agent-not-free' | 'same-agent'>

/** A supervisor puts a waiting contact into another queue; its wait counts on. */
export async function moveContact(
  deps: RoutingDeps,
  actor: Actor,
  contactId: string,
  { queueId, reason }: { readonly queueId: string; readonly reason: string },
): Promise<Outcome<null, MoveRefusal>> {
  const cause: Cause = { kind: 'person', id: actor.personId, purpose: reason }
  return deps.platform.db.transaction(async (tx) => {
    await deps.asks.conversations.lockContact(tx, contactId)
    const item = (await lockItemsOfContact(tx, contactId)).find((each) => each.kind === 'contact')
    const scope = scopeOf(actor, 'routing.supervise')
    if (!item || !(await seesQueue(tx, scope, item.queueId))) return refused('contact-not-found')
    if (item.state !== 'waiting' && item.state !== 'ringing') return refused('not-waiting')
    const now = deps.platform.clock.now()
    const queue = await findOpenQueue(tx, deps, queueId, item.channel, now)
    if (!queue.ok) return queue
    const moved = requeue({ ...item, leftQueueIds: [] }, { queueId }, now)
    if (!moved.ok) return refused('not-waiting')
    const queued = contactQueued.of(contactId, now, {
      contactId,
      queueId,
      channel: item.channel,
      waitingSince: item.waitingSinceAt,
      reason: 'moved',
    })
    const withdrawn = item.state === 'ringing' ? [withdrawnFact(item, 'moved', now)] : []
    await saveWork(
      tx,
      deps,
      { cause, items: [moved.value], agentIds: [item.agentId], facts: [...withdrawn, queued], opensMatch: true },
      now,
    )
    await setOverflowTimer(tx, deps.platform.timers, moved.value, queue.value)
    return done(null)
  })
}
