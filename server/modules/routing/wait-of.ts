import type { Instant } from '#libs/facts/event.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { estimatedSeconds } from '#modules/routing/estimates.ts'
import { hoursOf } from '#modules/routing/opening-hours.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import { reliefOf } from '#modules/routing/relief.ts'
import { loadSettings, policyOf } from '#modules/routing/settings.ts'
import { findItem } from '#modules/routing/store-items.ts'
import { type Queue, queueOf } from '#modules/routing/store-queues.ts'
import type { WorkItem } from '#modules/routing/work-item.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

type Wait = NonNullable<Awaited<ReturnType<RoutingQuestions['waitOf']>>>

/**
 * What the customer is told: the place in line of their queue, the likely wait, and what they may choose instead.
 * Whoever rings at an agent is next.
 */
export async function waitOf(
  { asks, paceOf }: RoutingDeps,
  db: Queryable,
  contactId: string,
  now: Instant,
): Promise<Wait | undefined> {
  const item = await findItem(db, contactId)
  if (item?.kind !== 'contact' || !['scheduled', 'waiting', 'ringing'].includes(item.state)) return undefined
  const queue = await queueOf(db, item.queueId)
  const { isOpen } = await hoursOf(asks.promises, db, queue.calendarKey, now)
  const ahead = item.state === 'ringing' ? 0 : await aheadOf(db, item)
  const seconds =
    item.state === 'ringing' ? 0 : item.state === 'scheduled' ? null : estimatedSeconds(await paceOf(queue.id), ahead)
  const { callbackAfterSeconds, busyUntilAt } = await reliefOf(db, queue.id, now)
  const longFrom = Math.min(
    queue.offerInsteadAfterSeconds ?? Number.POSITIVE_INFINITY,
    callbackAfterSeconds ?? Number.POSITIVE_INFINITY,
  )
  const isLong = (seconds ?? waited(item, now)) >= longFrom
  return {
    queueId: queue.id,
    position: ahead + 1,
    estimatedSeconds: seconds,
    isOpen,
    alternatives: isLong || item.state === 'scheduled' ? alternativesOf(queue) : [],
    busyUntilAt,
  }
}

/** Without an estimate, a wait that has been long is taken for a long one. */
const waited = (item: WorkItem, now: Instant): number => (now - item.waitingSinceAt) / 1000

/** Those of the same queue who go first, by the order of the matching; who waits for the opening comes after them. */
async function aheadOf(db: Queryable, item: WorkItem): Promise<number> {
  const policy = policyOf(await loadSettings(db))
  const rank = item.waitingSinceAt - policy.headStartMs[item.lane]
  const bounds = Object.entries(policy.headStartMs).map(([lane, headStartMs]) => ({
    lane,
    before: at(rank + headStartMs),
  }))
  const { ahead } = await db.one<{ ahead: number }>(sql`select count(*) ahead from routing.item i
    join jsonb_to_recordset(${JSON.stringify(bounds)}::jsonb) as b(lane text, before timestamptz) on b.lane = i.lane
    where i.queue_id = ${item.queueId} and i.state in ('waiting', 'scheduled') and i.kind <> 'consult' and i.id <> ${item.id}
      and (i.state = 'waiting' or ${item.state} = 'scheduled')
      and (i.waiting_since, i.waiting_since, i.id) < (b.before, ${at(item.waitingSinceAt)}, ${item.id}::uuid)`)
  return ahead
}

function alternativesOf(queue: Queue): readonly ('callback' | 'message')[] {
  const all = [queue.offersCallback ? ('callback' as const) : [], queue.offersMessage ? ('message' as const) : []]
  return all.flat()
}
