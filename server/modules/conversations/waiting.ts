import { sql } from '#platform/database/database.ts'
import type { Waiting, WaitingKind } from '#platform/waiting.ts'

export const conversationsWaiting: readonly WaitingKind[] = [
  {
    ...{ kind: 'red-line-rules-to-approve', group: 'approval', permission: 'conversations.write-red-lines' },
    of: (db, { personId }) =>
      db.one<Waiting>(sql`select count(*)::int count, min(changed_at) "oldestAt" from conversations.red_line_set
        where state = 'submitted' and not ${personId}::uuid = any(writers)`),
  },
]
