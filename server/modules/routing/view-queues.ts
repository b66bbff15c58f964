import type { Instant } from '#libs/facts/event.ts'
import type { QueuesLiveShape } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { estimatedSeconds, readPace } from '#modules/routing/estimates.ts'
import { hoursOf } from '#modules/routing/opening-hours.ts'
import { readQueues } from '#modules/routing/store-queues.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

interface Counts {
  readonly queueId: string
  readonly waiting: number
  readonly ringing: number
  readonly inService: number
  readonly longestWaitSinceAt: Instant | null
  readonly staffed: number
  readonly accepting: number
  readonly free: number
}

/** Every queue in use, as it stands now. */
export async function viewQueues({ asks }: RoutingDeps, db: Queryable, now: Instant): Promise<QueuesLiveShape> {
  const queues = await readQueues(db, sql`q.active`)
  const counts = new Map((await countQueues(db)).map((row) => [row.queueId, row]))
  const paces = new Map(
    (
      await readPace(
        db,
        queues.map((queue) => queue.id),
      )
    ).map((pace) => [pace.queueId, pace]),
  )
  const rows: QueuesLiveShape['queues'] = []
  for (const queue of queues) {
    const hours = await hoursOf(asks.promises, db, queue.calendarKey, now)
    const count = counts.get(queue.id)
    rows.push({
      queueId: queue.id,
      code: queue.code,
      name: queue.name,
      channel: queue.channel,
      isExpert: queue.isExpert,
      isOpen: hours.isOpen,
      nextChangeAt: hours.nextChangeAt,
      thresholdSeconds: queue.thresholdSeconds,
      targetShare: queue.targetShare,
      waiting: count?.waiting ?? 0,
      ringing: count?.ringing ?? 0,
      inService: count?.inService ?? 0,
      longestWaitSinceAt: count?.longestWaitSinceAt ?? null,
      staffed: count?.staffed ?? 0,
      accepting: count?.accepting ?? 0,
      free: count?.free ?? 0,
      estimatedSeconds: estimatedSeconds(paces.get(queue.id), count?.waiting ?? 0),
    })
  }
  return { queues: rows }
}

/** A callback or message waits in its queue like a customer, but keeps nobody waiting: it is not counted as waiting. */
const countQueues = (db: Queryable): Promise<Counts[]> =>
  db.rows<Counts>(sql`select q.id "queueId", w.waiting, w.ringing, w."inService", w."longestWaitSinceAt", s.staffed, s.accepting, s.free
        from routing.queue q
        cross join lateral (
          select count(*) filter (where i.state = 'waiting') waiting, count(*) filter (where i.state = 'ringing') ringing,
            count(*) filter (where i.state = 'assigned') "inService",
            min(i.waiting_since) filter (where i.state in ('waiting', 'ringing')) "longestWaitSinceAt"
          from routing.item i where i.queue_id = q.id and i.state <> 'ended' and i.kind in ('contact', 'consult')
            and i.state in ('waiting', 'ringing', 'assigned')) w
        cross join lateral (
          select count(*) filter (where a.presence <> 'offline') staffed,
            count(*) filter (where a.chosen = 'available' and a.next_presence is null and a.unreachable_since is null) accepting,
            count(*) filter (where a.chosen = 'available' and a.next_presence is null and a.unreachable_since is null
              and c.held < c.most and a.used_points + coalesce(c.cost, a.points) <= a.points) free
          from routing.membership m join routing.agent a on a.id = m.agent_id
            left join routing.agent_channel c on c.agent_id = a.id and c.channel = q.channel
          where m.queue_id = q.id) s
        where q.active`)
