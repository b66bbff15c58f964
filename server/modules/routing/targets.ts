import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { hoursOf } from '#modules/routing/opening-hours.ts'
import { findQueue, type Queue } from '#modules/routing/store-queues.ts'
import type { Tx } from '#platform/database/database.ts'

export type TargetRefusal = 'queue-not-found' | 'queue-closed' | 'wrong-channel' | 'agent-not-free' | 'same-agent'

/** The queue, if work of this channel may go there now. Expert queues take every channel. */
export async function findOpenQueue(
  tx: Tx,
  { asks }: Pick<RoutingDeps, 'asks'>,
  queueId: string,
  channel: string,
  now: Instant,
): Promise<Outcome<Queue, 'queue-not-found' | 'queue-closed' | 'wrong-channel'>> {
  const queue = await findQueue(tx, queueId)
  if (!queue?.active) return refused('queue-not-found')
  if (queue.channel !== channel && !queue.isExpert) return refused('wrong-channel')
  const hours = await hoursOf(asks.promises, tx, queue.calendarKey, now)
  return hours.isOpen ? done(queue) : refused('queue-closed')
}
