import { customersVisibleTo } from '#modules/customers/views.ts'
import { scopeOf } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Waiting, WaitingKind } from '#platform/waiting.ts'

const DAY_MS = 86_400_000

/** Customers locked after three failed checks, or maybe forced to call, since yesterday. */
export const warningsWaiting: readonly WaitingKind[] = [
  {
    ...{ kind: 'identity-warnings', group: 'alert', permission: 'customers.read-warnings' },
    of: (db, actor, now) =>
      db.one<Waiting>(sql`select count(*)::int count, min(w.at) "oldestAt" from customers.identity_warning w
        join customers.customer c on c.id = w.customer_id
        where w.at >= ${at(now - DAY_MS)} and ${customersVisibleTo(scopeOf(actor, 'customers.read-warnings'))}`),
  },
]
