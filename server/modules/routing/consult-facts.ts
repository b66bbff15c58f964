import type { Fact, Instant } from '#libs/facts/event.ts'
import { consultEnded } from '#modules/routing/events.ts'
import type { WorkItem } from '#modules/routing/work-item.ts'

/**
 * The fact that a consult is over, when that is what became of the item.
 * @param outcome when someone had joined; and when nobody had
 */
export function consultEndFacts(
  before: WorkItem,
  after: WorkItem,
  outcome: { readonly joined: 'completed' | 'transferred' | 'cancelled'; readonly unjoined: 'cancelled' | 'nobody' },
  now: Instant,
): readonly Fact[] {
  if (before.kind !== 'consult' || before.state === 'ended' || after.state !== 'ended') return []
  const hasJoined = before.state === 'assigned'
  return [
    consultEnded.of(before.contactId, now, {
      contactId: before.contactId,
      byAgentId: before.fromAgentId ?? '',
      agentId: hasJoined ? before.agentId : null,
      outcome: hasJoined ? outcome.joined : outcome.unjoined,
    }),
  ]
}
