import type { Fact, Instant } from '#libs/facts/event.ts'
import { contactAssigned } from '#modules/routing/events.ts'
import type { WorkItem } from '#modules/routing/work-item.ts'

/** The fact that this agent owns the contact from `now`. */
export function assignedFact(item: WorkItem, waitingSinceAt: Instant, now: Instant): Fact {
  return contactAssigned.of(item.contactId, now, {
    contactId: item.contactId,
    agentId: item.agentId ?? '',
    queueId: item.queueId,
    epoch: item.epoch,
    waitedMs: Math.max(0, now - waitingSinceAt),
  })
}
