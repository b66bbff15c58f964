import { overruledSeenBy } from '#modules/assist/red-lines/list.ts'
import { sql } from '#platform/database/database.ts'
import type { Waiting, WaitingKind } from '#platform/waiting.ts'

/** Words that went out although they cross a red line, until somebody has looked at them. */
export const assistWaiting: readonly WaitingKind[] = [
  {
    ...{ kind: 'red-lines-to-look-at', group: 'alert', permission: 'assist.read-red-lines' },
    of: (db, actor) =>
      db.one<Waiting>(sql`select count(*)::int count, min(o.at) "oldestAt" from assist.overruled o
        where o.looked_at is null and o.person_id <> ${actor.personId} and ${overruledSeenBy(actor)}`),
  },
]
