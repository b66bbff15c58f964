import type { Instant } from '#libs/facts/event.ts'
import type { AgentsNow, QueueInfo, WaitingContact } from '#modules/routing/questions.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

/** Customers who wait now, longest first; callbacks and messages keep nobody waiting. */
export function viewWaitingContacts(db: Queryable): Promise<WaitingContact[]> {
  return db.rows<WaitingContact>(sql`select i.contact_id "contactId", i.queue_id "queueId", i.channel, i.lane,
      i.waiting_since "waitingSince", case when i.state = 'ringing' then i.agent_id end "ringingAtAgentId"
    from routing.item i where i.kind = 'contact' and i.state in ('waiting', 'ringing')
    order by i.waiting_since, i.id`)
}

export function viewAgentsNow(
  db: Queryable,
  { from, now }: { readonly from: Instant; readonly now: Instant },
): Promise<AgentsNow[]> {
  return db.rows<AgentsNow>(sql`select a.presence, coalesce(m.queue_ids, '{}') "queueIds",
      a.used_points < a.points "hasRoom", count(*),
      floor(sum(greatest(0, extract(epoch from ${at(now)}::timestamptz - greatest(a.presence_since, ${at(from)}::timestamptz))
        * 1000)))::bigint "presenceMs"
    from routing.agent a left join (select agent_id, array_agg(queue_id order by queue_id) queue_ids
      from routing.membership group by 1) m on m.agent_id = a.id
    group by 1, 2, 3`)
}

export function viewQueueInfos(db: Queryable): Promise<QueueInfo[]> {
  return db.rows<QueueInfo>(sql`select q.id "queueId", q.code, q.name, q.channel,
      q.threshold_seconds "thresholdSeconds", q.target_share "targetShare",
      q.offers_callback "offersCallback"
    from routing.queue q where q.active order by q.code`)
}
