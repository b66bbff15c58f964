import { type AgentLookup, isExcluded, isHeld, turningPoints } from './eligibility.ts'
import { type Line, type Lines, type Waiting, waitingBefore } from './lines.ts'
import { isAble, relaxationsAt, requirementsAfter } from './requirements.ts'
import { reasonToWait } from './scan.ts'
import type { Unmatched, UnmatchedReason } from './types.ts'

/** What still waits and why, in rank order; the agents must be settled. */
export function explainWaiting(all: Waiting[], now: number, lines: Lines, lookup: AgentLookup): readonly Unmatched[] {
  const agents = new Map([...lines.workers].map(([id, worker]) => [id, worker.agent]))
  const reasonOfLine = new Map<Line, UnmatchedReason>()
  const reasonFor = (waiting: Waiting) => {
    const isPlain = waiting.excluded === null && waiting.item.preferred.length === 0
    const known = isPlain ? reasonOfLine.get(waiting.line) : undefined
    if (known !== undefined) return known
    const reason = reasonToWait(waiting.item, agents, now)
    if (isPlain) reasonOfLine.set(waiting.line, reason)
    return reason
  }
  return all
    .sort((a, b) => (waitingBefore(a, b) ? -1 : 1))
    .map((waiting) => ({
      itemId: waiting.item.id,
      reason: reasonFor(waiting),
      nextChangeAt: helpAt(waiting, now, Number.POSITIVE_INFINITY, lines, lookup),
    }))
}

/**
 * The earliest instant after `now` and before `limitAt` at which a free agent may take the item although nothing else
 * happens; null for none. The agents must be settled.
 */
export function helpAt(waiting: Waiting, now: number, limitAt: number, lines: Lines, lookup: AgentLookup) {
  if (waiting.alarm === null) return null
  for (const at of turningPoints(waiting.item, now)) {
    if (at >= limitAt) return null
    if (hasTakerAt(waiting, at, lines, lookup)) return at
  }
  return null
}

function hasTakerAt({ item }: Waiting, at: number, lines: Lines, lookup: AgentLookup): boolean {
  const requirements = requirementsAfter(item, relaxationsAt(item, at))
  for (const { agentId, outsideQueue } of item.preferred) {
    const worker = lines.workers.get(agentId)
    if (!worker?.open.includes(item.channel) || isExcluded(agentId, item, at)) continue
    if (isAble(worker.agent, item, requirements, outsideQueue)) return true
  }
  if (isHeld(item, at, lookup)) return false
  return lines.lineFor(item, requirements).free.some((seat) => !isExcluded(seat.worker.agent.id, item, at))
}
