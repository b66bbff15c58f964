import { requireSome } from './checks.ts'
import { computeReading } from './erlang-a.ts'
import { loadErlangs, type QueueLoad, requireLoad } from './queue-load.ts'
import { keepsTarget, limitsOf, requireTarget, type Target } from './target.ts'

/**
 * The fewest agents on the queue that keep the whole target, breaks and absences not yet added (see shrinkage.ts).
 * @returns whole number; 0, or `minimumAgents`, where nobody comes. Where nobody hangs up it is more than the load, even
 *   if the target asks for less, because the queue would grow for ever.
 */
export function requiredAgents(load: QueueLoad, target: Target): number {
  return computeRequired(requireLoad(load), requireTarget(target))
}

/** `requiredAgents` for every interval of a plan, each taken as settled by itself; in the order given. */
export function requirement(loads: readonly QueueLoad[], target: Target): readonly number[] {
  requireSome('loads', loads)
  requireTarget(target)
  return loads.map((load, interval) => {
    try {
      return computeRequired(requireLoad(load), target)
    } catch (error) {
      if (error instanceof RangeError) throw new RangeError(`interval ${interval}: ${error.message}`, { cause: error })
      throw error
    }
  })
}

function computeRequired(load: QueueLoad, target: Target): number {
  const least = target.minimumAgents ?? 0
  if (load.contactsPerHour === 0) return least
  const erlangs = loadErlangs(load)
  const { thresholdSeconds, shortSeconds } = limitsOf(target)
  const suffices = (agents: number) => {
    if (load.patienceSeconds === null && agents <= erlangs) return false
    return keepsTarget(computeReading(agents, load, thresholdSeconds, shortSeconds), target)
  }
  return Math.max(least, fewestThat(suffices, erlangs))
}

/**
 * The least whole number from 0 on that suffices, given that every larger one does, too.
 * Walks out from the square-root staffing of the load in doubling steps, then halves.
 */
export function fewestThat(suffices: (agents: number) => boolean, loadErlangs: number): number {
  const start = Math.ceil(loadErlangs + 0.5 * Math.sqrt(loadErlangs))
  let step = Math.max(1, Math.round(0.25 * Math.sqrt(loadErlangs)))
  let enough = start
  let short = start - 1
  if (suffices(start)) {
    while (short >= 0 && suffices(short)) {
      enough = short
      short = Math.max(-1, short - step)
      step *= 2
    }
  } else {
    short = start
    enough = start + step
    while (!suffices(enough)) {
      short = enough
      step *= 2
      enough += step
    }
  }
  while (enough - short > 1) {
    const middle = (enough + short) >> 1
    if (suffices(middle)) enough = middle
    else short = middle
  }
  return enough
}
