import { fieldRevealed } from '#modules/identity/events.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Waiting, WaitingKind } from '#platform/waiting.ts'

const DAY_MS = 86_400_000
/** More in a day is told as so many: whoever looks wants the list by then. */
const MOST_COUNTED = 1_000

/** Masked fields that were shown to somebody since yesterday: who looks after access begins with them. */
export const identityWaiting: readonly WaitingKind[] = [
  {
    ...{ kind: 'fields-revealed', group: 'alert', permission: 'identity.read-audit' },
    of: (db, _actor, now) =>
      db.one<Waiting>(sql`select count(*)::int count, min(l.at) "oldestAt" from (select at from platform.log
        where type = ${fieldRevealed.type} order by position desc limit ${MOST_COUNTED}) l where l.at >= ${at(now - DAY_MS)}`),
  },
]
