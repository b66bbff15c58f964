import { withinReach } from '#modules/complaints/store.ts'
import { dayEdges } from '#modules/complaints/views.ts'
import { at, type Sql, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import type { Waiting, WaitingKind } from '#platform/waiting.ts'

const OPEN = sql`c.ended_at is null and c.merged_into is null`

/** Second persons asked for, and the clocks that end today or have ended. */
export function complaintWaiting({ config }: Pick<Platform, 'config'>): readonly WaitingKind[] {
  const clocks = (kind: string, condition: (now: number) => Sql): WaitingKind => ({
    ...{ kind, group: 'clock', permission: 'complaints.handle' },
    of: (db, actor, now) =>
      db.one<Waiting>(sql`select count(distinct c.id)::int count, min(k.due_at) "oldestAt"
        from complaints.complaint c join complaints.owed_clock k on k.complaint_id = c.id
        where ${withinReach(actor)} and ${withinReach(actor, 'complaints.handle')} and ${OPEN} and ${condition(now)}`),
  })
  return [
    {
      ...{ kind: 'complaint-answers', group: 'approval', permission: 'complaints.approve' },
      of: (db, actor) =>
        db.one<Waiting>(sql`select count(*)::int count, to_timestamp(min(a.at) / 1000.0) "oldestAt"
          from complaints.complaint c cross join lateral (values
            (c.level_asked ->> 'by', (c.level_asked ->> 'at')::float8),
            (c.state -> 'extensionAsked' ->> 'by', (c.state -> 'extensionAsked' ->> 'at')::float8)) a(by_id, at)
          where ${withinReach(actor)} and ${withinReach(actor, 'complaints.approve')} and ${OPEN}
            and a.by_id is not null and a.by_id <> ${actor.personId}`),
    },
    {
      ...{ kind: 'complaint-packs-to-approve', group: 'approval', permission: 'complaints.write-packs' },
      of: (db, { personId }) =>
        db.one<Waiting>(sql`select count(*)::int count, min(proposed_at) "oldestAt" from complaints.pack
          where state = 'proposed' and proposed_by <> ${personId}`),
    },
    clocks('complaints-overdue', (now) => sql`k.due_at < ${at(now)}`),
    clocks('complaints-due-today', (now) => {
      const { tomorrow } = dayEdges(config.TIME_ZONE, now)
      return sql`k.due_at >= ${at(now)} and k.due_at < ${at(tomorrow)}`
    }),
  ]
}
