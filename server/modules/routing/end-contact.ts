import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { consultEndFacts } from '#modules/routing/consult-facts.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { recordHandleTime } from '#modules/routing/estimates.ts'
import * as facts from '#modules/routing/events.ts'
import { withdrawnFact } from '#modules/routing/offers.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { lockItemsOfContact } from '#modules/routing/store-items.ts'
import { finishTalk, finishWrapUp, type WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'

export interface Ended {
  readonly contactId: string
  readonly hasWrapUp: boolean
  readonly isAbandoned: boolean
}

/**
 * The talk is over: the owner keeps the place through wrap-up, everything else about the contact is over too, whether
 * it waited, rang or was being consulted on.
 */
export async function endContactWork(
  tx: Tx,
  deps: RoutingDeps,
  cause: Cause,
  ended: Ended,
  now: Instant,
): Promise<void> {
  const items = await lockItemsOfContact(tx, ended.contactId)
  const open = items.filter((item) => item.kind === 'contact' || item.kind === 'consult')
  const results = open.flatMap((item) => {
    const decision = finishTalk(item, item.kind === 'contact' && ended.hasWrapUp, now)
    return decision.ok ? [{ before: item, after: decision.value }] : []
  })
  if (results.length === 0) return
  await saveWork(
    tx,
    deps,
    {
      cause,
      items: results.map((each) => each.after),
      agentIds: results.map((each) => each.before.agentId),
      facts: results.flatMap((each) => factsOfEnd(each.before, each.after, ended.isAbandoned, now)),
      opensMatch: results.some((each) => each.before.agentId !== null),
    },
    now,
  )
  const finished = results.find((each) => each.before.kind === 'contact' && each.after.state === 'ended')
  if (finished?.before.state === 'assigned') await recordHandle(tx, finished.before, now)
}

/** The write-up is done: the owner's place is free. */
export async function endWrapUp(
  tx: Tx,
  deps: RoutingDeps,
  cause: Cause,
  contactId: string,
  now: Instant,
): Promise<void> {
  const item = (await lockItemsOfContact(tx, contactId)).find((each) => each.kind === 'contact')
  const decision = item && finishWrapUp(item, now)
  if (!item || !decision?.ok) return
  await saveWork(
    tx,
    deps,
    { cause, items: [decision.value], agentIds: [item.agentId], facts: [], opensMatch: true },
    now,
  )
  await recordHandle(tx, item, now)
}

async function recordHandle(tx: Tx, item: WorkItem, now: Instant): Promise<void> {
  if (item.heldSinceAt !== null) await recordHandleTime(tx, item.queueId, Math.max(0, now - item.heldSinceAt))
}

function factsOfEnd(before: WorkItem, after: WorkItem, isAbandoned: boolean, now: Instant): readonly Fact[] {
  const { contactId, queueId } = before
  const withdrawn = before.state === 'ringing' ? [withdrawnFact(before, 'contact-ended', now)] : []
  if (before.kind === 'consult') {
    const outcome = { joined: 'completed', unjoined: 'cancelled' } as const
    return [...withdrawn, ...consultEndFacts(before, after, outcome, now)]
  }
  if (before.state === 'assigned') return []
  const reason = isAbandoned ? 'abandoned' : 'ended'
  return [...withdrawn, facts.contactUnqueued.of(contactId, now, { contactId, queueId, reason })]
}
