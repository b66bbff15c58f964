import { sql } from '#platform/database/database.ts'
import type { Waiting, WaitingKind } from '#platform/waiting.ts'

/** Versions that were submitted, for whoever had no hand in them. */
export const knowledgeWaiting: readonly WaitingKind[] = [
  {
    ...{ kind: 'articles-to-review', group: 'approval', permission: 'knowledge.review-articles' },
    of: (db, { personId }) =>
      db.one<Waiting>(sql`select count(*)::int count, min(submitted_at) "oldestAt" from knowledge.article_version
        where state = 'submitted' and not ${personId}::uuid = any(writers)`),
  },
  {
    ...{ kind: 'scripts-to-review', group: 'approval', permission: 'knowledge.review-scripts' },
    of: (db, { personId }) =>
      db.one<Waiting>(sql`select count(*)::int count, min(made_at) "oldestAt" from knowledge.script_version
        where state = 'submitted' and not ${personId}::uuid = any(writers)`),
  },
]
