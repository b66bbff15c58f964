import { estimateWait } from '#libs/skill-matching/wait-estimate.ts'
import { type Queryable, sql, type Tx } from '#platform/database/database.ts'

/** How far a new handle time moves the mean: the last twenty or so contacts count. */
const WEIGHT = 0.1
const BELIEVED_MS = 1_000

/** Takes the handle time of one finished contact into its queue's mean. Last in a transaction: all of a queue meet here. */
export async function recordHandleTime(tx: Tx, queueId: string, handleMs: number): Promise<void> {
  await tx.rows(sql`insert into routing.pace as p (queue_id, handle_ms) values (${queueId}, ${handleMs})
        on conflict (queue_id) do update set handle_ms = p.handle_ms + ${WEIGHT} * (excluded.handle_ms - p.handle_ms)`)
}

export interface QueuePace {
  readonly queueId: string
  /** Null before the first contact of the queue was finished. */
  readonly handleMs: number | null
  /** Contacts of the queue's channel that its agents on duty hold when full, shared with the other queues they serve. */
  readonly slots: number
}

/**
 * What the wait in each of these queues follows from. An agent of several queues in which people wait counts in each by
 * an equal part.
 */
export function readPace(db: Queryable, queueIds: readonly string[]): Promise<QueuePace[]> {
  return db.rows<QueuePace>(sql`with serving as (
          select m.queue_id, a.id, a.points from routing.membership m join routing.agent a on a.id = m.agent_id
          where a.chosen = 'available' and a.next_presence is null
        ), busy as (select distinct queue_id from routing.item where state = 'waiting'),
        spread as (select s.id, greatest(1, count(b.queue_id)) queues from serving s
          left join busy b on b.queue_id = s.queue_id group by s.id)
        select q.id "queueId", p.handle_ms "handleMs", coalesce((
          select sum(least(c.most, s.points / coalesce(c.cost, s.points))::float8 / x.queues)
          from serving s join spread x on x.id = s.id
            join routing.agent_channel c on c.agent_id = s.id and c.channel = q.channel
          where s.queue_id = q.id), 0)::float8 slots
        from routing.queue q left join routing.pace p on p.queue_id = q.id
        where q.id = any(${queueIds}::uuid[])`)
}

/**
 * The same for one queue, at most a second old: every customer in a line of hundreds is told of each move of it, and what
 * the wait follows from does not change from one to the next.
 */
export function rememberPaces(db: Queryable): (queueId: string) => Promise<QueuePace | undefined> {
  const read = new Map<string, { readonly atMs: number; readonly pace: Promise<QueuePace | undefined> }>()
  return (queueId) => {
    const known = read.get(queueId)
    if (known && performance.now() - known.atMs < BELIEVED_MS) return known.pace
    const pace = readPace(db, [queueId]).then(([found]) => found)
    read.set(queueId, { atMs: performance.now(), pace })
    pace.catch(() => read.delete(queueId))
    return pace
  }
}

/** Seconds until the customer with `ahead` others before them is answered; null when nobody can say. */
export function estimatedSeconds(pace: QueuePace | undefined, ahead: number): number | null {
  if (!pace || pace.handleMs === null || pace.handleMs <= 0) return null
  const estimate = estimateWait({ ahead, slots: pace.slots, meanHandleMs: pace.handleMs, meanPatienceMs: null })
  return estimate && Math.round(estimate.expectedMs / 1000)
}
