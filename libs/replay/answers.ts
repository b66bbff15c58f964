import { computeReading } from '#libs/queueing/erlang-a.ts'
import type { QueueLoad } from '#libs/queueing/queue-load.ts'

/** How busy one interval may be: loads that are equally likely. */
export type LikelyLoads = readonly QueueLoad[]

/**
 * For each interval, the contacts answered in time by 0, 1, 2, … agents, on average over what may come. Rows never fall,
 * and end where another agent adds next to nothing.
 */
export type AnswersTable = readonly Float64Array[]

/** An agent who answers fewer more than this share of an interval's contacts in time has nothing to add. */
const NEGLIGIBLE = 1e-3

/** @param hours length of an interval */
export function answersTable(
  intervals: readonly LikelyLoads[],
  { hours, thresholdSeconds }: { readonly hours: number; readonly thresholdSeconds: number },
): AnswersTable {
  return intervals.map((loads) => {
    const all = loads.reduce((sum, { contactsPerHour }) => sum + contactsPerHour, 0)
    if (all === 0) return new Float64Array(1)
    const row = [0]
    for (let agents = 1; agents <= MOST_AGENTS; agents++) {
      let inTime = 0
      for (const load of loads) {
        const isEndless = load.patienceSeconds === null && (load.contactsPerHour / 3600) * load.handleSeconds >= agents
        if (load.contactsPerHour > 0 && !isEndless)
          inTime += load.contactsPerHour * computeReading(agents, load, thresholdSeconds, 0).answeredInThreshold
      }
      row.push((inTime / loads.length) * hours)
      if (inTime >= (1 - NEGLIGIBLE) * all) break
    }
    return Float64Array.from(row)
  })
}

const MOST_AGENTS = 20_000

/** Answered in time in an interval with so many agents. */
export const answersWith = (row: Float64Array, agents: number): number => row[Math.min(agents, row.length - 1)] ?? 0

/**
 * The fewest agent-intervals that could answer so many in time, were everyone free to come for any single interval:
 * no roster needs less. Each row is taken at its concave hull, so it is a bound, met within an agent or so.
 * @param answers contacts to answer in time over all intervals; at most what the table can give
 */
export function leastAgentIntervals(table: AnswersTable, answers: number): number {
  const steps = table.flatMap(hullSteps).sort((a, b) => b.gain / b.agents - a.gain / a.agents)
  let needed = answers
  let agents = 0
  for (const step of steps) {
    if (step.gain >= needed) return agents + (step.agents * needed) / step.gain
    needed -= step.gain
    agents += step.agents
  }
  return agents
}

/** The steps of the concave hull of a row: each so many agents more, for so many answers more. */
function hullSteps(row: Float64Array): { readonly agents: number; readonly gain: number }[] {
  const steps: { readonly agents: number; readonly gain: number }[] = []
  for (let from = 0; from < row.length - 1; ) {
    let best = from + 1
    const slope = (to: number) => ((row[to] ?? 0) - (row[from] ?? 0)) / (to - from)
    for (let to = from + 2; to < row.length; to++) if (slope(to) >= slope(best)) best = to
    steps.push({ agents: best - from, gain: (row[best] ?? 0) - (row[from] ?? 0) })
    from = best
  }
  return steps
}
