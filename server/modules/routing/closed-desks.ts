import type { Instant } from '#libs/facts/event.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { type Hours, hoursOf } from '#modules/routing/opening-hours.ts'
import { chooseQueue } from '#modules/routing/queue-choice.ts'
import { queueOf, readTopicRoutes } from '#modules/routing/store-queues.ts'
import type { Queryable } from '#platform/database/database.ts'

/** Topics whose queue is closed now, for a customer of this channel and language; `null` stands for no topic. */
export async function closedDesks(
  { asks }: Pick<RoutingDeps, 'asks'>,
  db: Queryable,
  asked: { readonly channel: string; readonly language: string },
  now: Instant,
): Promise<readonly { readonly topic: string | null; readonly opensAt: Instant | null }[]> {
  const routes = await readTopicRoutes(db)
  const topics = [null, ...new Set(routes.map(({ topic }) => topic).filter((topic) => topic !== '*'))]
  const hours = new Map<string, Hours>()
  const closed: { readonly topic: string | null; readonly opensAt: Instant | null }[] = []
  for (const topic of topics) {
    const queueId = chooseQueue(routes, { topic, ...asked })
    if (queueId === undefined) continue
    const known =
      hours.get(queueId) ?? (await hoursOf(asks.promises, db, (await queueOf(db, queueId)).calendarKey, now))
    hours.set(queueId, known)
    if (!known.isOpen) closed.push({ topic, opensAt: known.nextChangeAt })
  }
  return closed
}
