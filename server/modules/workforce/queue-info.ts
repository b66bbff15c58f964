import type { QueueInfo } from '#modules/routing/questions.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import type { Queryable } from '#platform/database/database.ts'

/** The queue, if there is one in use by that id. */
export async function queueInfo(
  asks: WorkforceDeps['asks'],
  db: Queryable,
  queueId: string,
): Promise<QueueInfo | undefined> {
  return (await asks.routing.queues(db)).find((queue) => queue.queueId === queueId)
}
