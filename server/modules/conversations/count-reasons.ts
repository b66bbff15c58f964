import type { ReasonCounts } from '#modules/conversations/reason-contract.ts'
import { contactsVisibleTo } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { at, join, type Queryable, sql } from '#platform/database/database.ts'

/**
 * Why customers came, day by day: exactly the contacts that the list of contacts finds for the same reason and span.
 * @param zone IANA name; days are its local days
 */
export async function countReasons(
  db: Queryable,
  actor: Actor,
  zone: string,
  span: { readonly from: number; readonly before: number; readonly queueId?: string | undefined },
): Promise<ReasonCounts['counts']> {
  const conditions = [
    contactsVisibleTo(actor, 'conversations.count-reasons'),
    sql`k.asked_at >= ${at(span.from)} and k.asked_at < ${at(span.before)}`,
    sql`(k.reason_code is not null or (k.answered_at is not null and k.ended_at is not null))`,
    ...(span.queueId === undefined ? [] : [sql`k.queue_id = ${span.queueId}`]),
  ]
  return db.rows<ReasonCounts['counts'][number]>(sql`select (k.asked_at at time zone ${zone})::date "day",
      k.reason_code "reasonCode", count(*)::int count, (count(*) filter (where not d.is_resolved))::int "notResolved"
    from conversations.contact k left join conversations.disposition d on d.code = k.disposition_code
    where ${join(conditions, ' and ')} group by 1, 2 order by 1, 2`)
}
