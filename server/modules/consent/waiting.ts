import { at, sql } from '#platform/database/database.ts'
import type { Waiting, WaitingKind } from '#platform/waiting.ts'

const DAY_MS = 86_400_000

export const consentWaiting: readonly WaitingKind[] = [
  {
    ...{ kind: 'consent-texts-to-approve', group: 'approval', permission: 'consent.write-texts' },
    of: (db, { personId }) =>
      db.one<Waiting>(sql`select count(*)::int count, min(changed_at) "oldestAt" from consent.text_version
        where state = 'submitted' and not ${personId}::uuid = any(writers)`),
  },
  {
    ...{ kind: 'gate-rules-to-approve', group: 'approval', permission: 'consent.configure' },
    of: (db, { personId }) =>
      db.one<Waiting>(sql`select count(*)::int count, min(changed_at) "oldestAt" from consent.rule_set
        where state = 'submitted' and not ${personId}::uuid = any(writers)`),
  },
  {
    ...{ kind: 'data-requests-open', group: 'clock', permission: 'consent.answer-requests' },
    of: (db) =>
      db.one<Waiting>(sql`select count(*)::int count, min(received_at) "oldestAt" from consent.data_request
        where state = 'open'`),
  },
  {
    ...{ kind: 'consents-withdrawn', group: 'alert', permission: 'consent.read-register' },
    of: (db, _actor, now) =>
      db.one<Waiting>(sql`select count(*)::int count, min(at) "oldestAt" from consent.decision
        where state = 'withdrawn' and at >= ${at(now - DAY_MS)}`),
  },
]
