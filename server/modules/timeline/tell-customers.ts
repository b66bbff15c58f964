import type { RecordedFact } from '#libs/facts/event.ts'
import {
  customerArrived,
  customerMerged,
  customerParted,
  identityLocked,
  needsChanged,
} from '#modules/customers/events.ts'
import type { Detail } from '#modules/timeline/store.ts'
import { beginEntry } from '#modules/timeline/store.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** What changed about the customer. Duress is silent: it stands in no list that lies open beside a conversation. */
export const tellCustomers: Readonly<Record<string, Reaction>> = {
  [customerArrived.type]: async (tx, fact) => {
    if (customerArrived.is(fact)) await tell(tx, fact, 'arrived', { channel: fact.data.channel })
  },
  [needsChanged.type]: async (tx, fact) => {
    if (needsChanged.is(fact)) await tell(tx, fact, 'needs-changed', { needs: fact.data.needs.join(' ') })
  },
  [customerMerged.type]: async (tx, fact) => {
    if (customerMerged.is(fact)) await tell(tx, fact, 'merged', { reason: fact.data.reason })
  },
  [customerParted.type]: async (tx, fact) => {
    if (customerParted.is(fact)) await tell(tx, fact, 'parted', { reason: fact.data.reason })
  },
  [identityLocked.type]: async (tx, fact) => {
    if (identityLocked.is(fact)) await tell(tx, fact, 'identity-locked', { until: fact.data.until })
  },
}

const tell = (tx: Tx, fact: RecordedFact, kind: string, detail: Detail) =>
  beginEntry(tx, { kind, sourceId: fact.id, customerId: fact.about, beganAt: fact.at, isOpen: false, detail })
