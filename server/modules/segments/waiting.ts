import { sql } from '#platform/database/database.ts'
import type { Waiting, WaitingKind } from '#platform/waiting.ts'

export const segmentsWaiting: readonly WaitingKind[] = [
  {
    ...{ kind: 'segments-to-review', group: 'approval', permission: 'segments.review' },
    of: (db, { personId }) =>
      db.one<Waiting>(sql`select count(*)::int count, min(changed_at) "oldestAt" from segments.version
        where state = 'submitted' and not ${personId}::uuid = any(writers)`),
  },
]
