import type { z } from 'zod'
import type { Cause, Fact, Instant, RecordedFact } from '#libs/facts/event.ts'
import type { PreferredAgent } from '#libs/skill-matching/types.ts'
import type { contactAsked } from '#modules/conversations/events.ts'
import { mayOpenMatch, type RoutingDeps } from '#modules/routing/deps.ts'
import { contactQueued } from '#modules/routing/events.ts'
import { type Hours, hoursOf } from '#modules/routing/opening-hours.ts'
import { setOverflowTimer } from '#modules/routing/overflow.ts'
import { chooseQueue } from '#modules/routing/queue-choice.ts'
import { stayKey } from '#modules/routing/stay-key.ts'
import { findItem, insertItem } from '#modules/routing/store-items.ts'
import { type Queue, queueOf, readTopicRoutes } from '#modules/routing/store-queues.ts'
import type { WorkItem } from '#modules/routing/work-item.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { TimerHandler, Timers } from '#platform/timers.ts'

export const OPENING_TIMER = 'routing.opening'
const CAUSE: Cause = { kind: 'system', id: 'routing.queue-contact' }

export const NOT_IN_LINE_TIMER = 'routing.not-in-line'

type Asked = z.infer<typeof contactAsked.schema>

/** A customer asked for a person: their contact takes its place in line, or waits for the opening of its queue. */
export async function queueContact(tx: Tx, deps: RoutingDeps, fact: RecordedFact<string, Asked>): Promise<void> {
  const { asks, platform } = deps
  const asked = fact.data
  const queueId = chooseQueue(await readTopicRoutes(tx), asked) ?? (await firstQueueFor(tx, asked.channel))
  if (queueId === undefined) return platform.timers.set(tx, NOT_IN_LINE_TIMER, asked.contactId, fact.at)
  const queue = await queueOf(tx, queueId)
  const hours = await hoursOf(asks.promises, tx, queue.calendarKey, fact.at)
  const item = newItem(asked, queue, hours, fact.at)
  if (!(await insertItem(tx, item))) return
  if (item.state === 'scheduled') {
    await platform.timers.set(tx, NOT_IN_LINE_TIMER, item.id, fact.at)
    return setOpeningTimer(tx, platform.timers, item.id, item.notBeforeAt)
  }
  await setOverflowTimer(tx, platform.timers, item, queue)
  await platform.log.announce(tx, CAUSE, [queuedFact(item, fact.at)])
  await mayOpenMatch(deps, tx)
}

/** Work that is put off is looked at again at that instant; null: nothing ever brings it into line by itself. */
export async function setOpeningTimer(
  tx: Tx,
  timers: Timers,
  itemId: string,
  notBeforeAt: Instant | null,
): Promise<void> {
  if (notBeforeAt !== null) await timers.set(tx, OPENING_TIMER, stayKey(itemId, notBeforeAt), notBeforeAt)
}

function newItem(asked: Asked, queue: Queue, hours: Hours, askedAt: Instant): WorkItem {
  const preferred = preferredOf(asked)
  return {
    id: asked.contactId,
    kind: 'contact',
    contactId: asked.contactId,
    conversationId: asked.conversationId,
    customerId: asked.customerId,
    reference: asked.reference,
    queueId: queue.id,
    channel: asked.channel,
    language: asked.language,
    topic: asked.topic,
    lane: asked.lane,
    state: hours.isOpen ? 'waiting' : 'scheduled',
    waitingSinceAt: askedAt,
    notBeforeAt: hours.isOpen ? null : hours.nextChangeAt,
    preferred,
    preferredUntilAt: preferred.length > 0 ? askedAt + queue.preferSeconds * 1000 : null,
    excluded: [],
    agentId: null,
    heldPoints: 0,
    heldSinceAt: null,
    epoch: 0,
    offer: null,
    isTransfer: false,
    fromAgentId: null,
    note: null,
    joinAs: null,
    onlyAgentId: null,
    leftQueueIds: [],
    queuedAt: askedAt,
    endedAt: null,
  }
}

/** A VIP's manager first, from whatever queue; then whoever served the customer last. */
function preferredOf({ lane, managerId, lastAgentId }: Asked): readonly PreferredAgent[] {
  const manager = lane === 'vip' && managerId !== null ? [{ agentId: managerId, outsideQueue: true }] : []
  const last = lastAgentId !== null && lastAgentId !== manager[0]?.agentId
  return last ? [...manager, { agentId: lastAgentId, outsideQueue: false }] : manager
}

/** A house without a topic table still answers: the first queue of the channel takes everything. */
async function firstQueueFor(tx: Tx, channel: string): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(sql`select id from routing.queue
    where active and not is_expert order by channel <> ${channel}, code limit 1`)
  return row?.id
}

/**
 * Does what a reaction must not, since it would hold the thread while it does other work: the customer of a closed
 * queue is told, and the clock of the first response stands still until it opens. Without any queue the contact is over.
 */
export function tellNotInLine({ asks }: RoutingDeps): TimerHandler {
  return async (tx, timer, now) => {
    const contact = await asks.conversations.lockContact(tx, timer.key)
    if (!contact || contact.endedAt !== null) return
    const item = await findItem(tx, timer.key)
    if (!item) {
      await asks.conversations.end(tx, CAUSE, { contactId: timer.key, reason: 'closed-by-system', at: now })
      return
    }
    if (item.state !== 'scheduled') return
    const promise = { kind: 'first-response', aboutKind: 'contact', aboutId: item.id }
    await asks.promises.pause(tx, CAUSE, promise, now, 'queue-closed')
    await asks.conversations.postNotice(tx, {
      conversationId: item.conversationId,
      contactId: item.contactId,
      code: 'queue-closed',
      values: item.notBeforeAt === null ? {} : { opensAt: item.notBeforeAt },
      audience: 'everyone',
      at: now,
    })
  }
}

function queuedFact(item: WorkItem, now: Instant): Fact {
  return contactQueued.of(item.contactId, now, {
    contactId: item.contactId,
    queueId: item.queueId,
    channel: item.channel,
    waitingSince: item.waitingSinceAt,
    reason: 'asked',
  })
}
