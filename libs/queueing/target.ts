import { requireAmount, requireOpenShare, requirePositive, requireWhole } from './checks.ts'
import type { QueueReading } from './reading.ts'
import { type ServiceLevelFormula, serviceLevelFormulas, serviceLevelOf } from './service-level.ts'

/**
 * What a queue has to reach, all of it together; at least one of the four measures.
 * @property serviceLevel at least `share` (above 0, below 1) in time by the formula, `abandons-missed` unless named;
 *   `shortSeconds` is S of the formulas that know short abandons, 5 unless given
 * @property speedOfAnswerSeconds ASA at most this, above 0
 * @property abandonment share of contacts abandoned at most this, above 0 and below 1
 * @property occupancy share of agents' time on contacts at most this, above 0 and below 1; above 0.9 wears people out
 * @property minimumAgents never fewer, even with no contacts at all; whole number, 0 unless given
 */
export type Target = {
  readonly serviceLevel?: ServiceLevelGoal
  readonly speedOfAnswerSeconds?: number
  readonly abandonment?: number
  readonly occupancy?: number
  readonly minimumAgents?: number
}

export type ServiceLevelGoal = {
  readonly share: number
  readonly thresholdSeconds: number
  readonly formula?: ServiceLevelFormula
  readonly shortSeconds?: number
}

/** S where a goal gives none: the short-abandon limit of the house. */
export const SHORT_ABANDON_SECONDS = 5

export function requireTarget(target: Target): Target {
  const { serviceLevel: goal, speedOfAnswerSeconds, abandonment, occupancy, minimumAgents } = target
  if ([goal, speedOfAnswerSeconds, abandonment, occupancy].every((each) => each === undefined)) {
    throw new RangeError(
      'the target asks for nothing: give serviceLevel, speedOfAnswerSeconds, abandonment or occupancy, or several',
    )
  }
  if (goal !== undefined) {
    requireOpenShare('serviceLevel.share', goal.share)
    requireAmount('serviceLevel.thresholdSeconds', goal.thresholdSeconds)
    requireAmount('serviceLevel.shortSeconds', goal.shortSeconds ?? SHORT_ABANDON_SECONDS)
    if (goal.formula !== undefined && !serviceLevelFormulas.includes(goal.formula)) {
      throw new RangeError(`serviceLevel.formula is ${goal.formula}: give one of ${serviceLevelFormulas.join(', ')}`)
    }
  }
  if (speedOfAnswerSeconds !== undefined) requirePositive('speedOfAnswerSeconds', speedOfAnswerSeconds)
  if (abandonment !== undefined) requireOpenShare('abandonment', abandonment)
  if (occupancy !== undefined) requireOpenShare('occupancy', occupancy)
  if (minimumAgents !== undefined) requireWhole('minimumAgents', minimumAgents)
  return target
}

/** T and S to read a queue by; S is 0 (not computed) where the formula has no use for it. */
export function limitsOf(target: Target): { readonly thresholdSeconds: number; readonly shortSeconds: number } {
  const goal = target.serviceLevel
  const usesShort = goal?.formula?.startsWith('short-abandons') ?? false
  return {
    thresholdSeconds: goal?.thresholdSeconds ?? 0,
    shortSeconds: usesShort ? (goal?.shortSeconds ?? SHORT_ABANDON_SECONDS) : 0,
  }
}

/** Whether a queue in that state keeps every part of the target; `minimumAgents` is not its affair. */
export function keepsTarget(reading: QueueReading, target: Target): boolean {
  const { serviceLevel: goal, speedOfAnswerSeconds, abandonment, occupancy } = target
  if (goal !== undefined && serviceLevelOf(reading, goal.formula ?? 'abandons-missed') < goal.share) return false
  if (speedOfAnswerSeconds !== undefined && reading.speedOfAnswerSeconds > speedOfAnswerSeconds) return false
  if (abandonment !== undefined && reading.abandoned > abandonment) return false
  return occupancy === undefined || reading.occupancy <= occupancy
}
