import { requireOpenShare, requireSome } from './checks.ts'
import { computeReading } from './erlang-a.ts'
import { loadErlangs, type QueueLoad, requireLoad } from './queue-load.ts'
import { emptyReading, type QueueReading } from './reading.ts'
import { fewestThat, requiredAgents } from './required-agents.ts'
import { keepsTarget, limitsOf, requireTarget, type Target } from './target.ts'

/** One quantile of a forecast: with this probability (above 0, below 1) no more than this load comes. */
export type LoadQuantile = QueueLoad & { readonly probability: number }

/**
 * How a target is meant when the load is not known.
 * - `average`: over many such intervals taken together, quiet and busy, the target is kept
 * - `confidence`: in this share of such intervals, above 0 and below 1, the target is kept
 */
export type Aim = { readonly kind: 'average' } | { readonly kind: 'confidence'; readonly probability: number }

/**
 * The fewest agents that keep the target although only the distribution of the load is known.
 * @param quantiles of the forecast, ascending in probability and in load, at least one
 * For `confidence` the load is read between the quantiles along a line; outside the outermost it stays as they are, so
 * give quantiles as far out as the confidence asked.
 * For `average` each quantile stands for the probability nearest to it, and every contact counts once, so busy intervals
 * weigh more.
 */
export function withUncertainty(quantiles: readonly LoadQuantile[], target: Target, aim: Aim): number {
  requireQuantiles(quantiles)
  requireTarget(target)
  return aim.kind === 'average'
    ? requiredOnAverage(quantiles, target)
    : requiredAgents(loadAt(quantiles, requireOpenShare('confidence', aim.probability)), target)
}

function requireQuantiles(quantiles: readonly LoadQuantile[]): void {
  requireSome('quantiles', quantiles)
  for (const [place, quantile] of quantiles.entries()) {
    requireLoad(quantile)
    requireOpenShare(`probability of quantile ${place}`, quantile.probability)
    const before = quantiles[place - 1]
    if (before === undefined) continue
    if (before.probability >= quantile.probability || loadErlangs(before) > loadErlangs(quantile)) {
      throw new RangeError(`quantile ${place} is not above the one before: sort by probability; the load must not fall`)
    }
    if ((before.patienceSeconds === null) !== (quantile.patienceSeconds === null)) {
      throw new RangeError(
        `patienceSeconds of quantile ${place}: give a number in every quantile, or null in every one`,
      )
    }
  }
}

function loadAt(quantiles: readonly LoadQuantile[], probability: number): QueueLoad {
  const above = quantiles.findIndex((each) => each.probability >= probability)
  const high = quantiles[above < 0 ? quantiles.length - 1 : above] ?? quantiles[0]
  const low = above > 0 ? quantiles[above - 1] : high
  if (high === undefined || low === undefined) throw new RangeError('quantiles is empty: give at least one')
  const span = high.probability - low.probability
  const part = span > 0 ? (probability - low.probability) / span : 0
  const between = (a: number, b: number) => a + part * (b - a)
  return {
    contactsPerHour: between(low.contactsPerHour, high.contactsPerHour),
    handleSeconds: between(low.handleSeconds, high.handleSeconds),
    patienceSeconds:
      low.patienceSeconds === null || high.patienceSeconds === null
        ? null
        : between(low.patienceSeconds, high.patienceSeconds),
  }
}

function requiredOnAverage(quantiles: readonly LoadQuantile[], target: Target): number {
  const { thresholdSeconds, shortSeconds } = limitsOf(target)
  const weights = quantiles.map(({ probability }, place) => {
    const from = place === 0 ? 0 : (probability + (quantiles[place - 1]?.probability ?? 0)) / 2
    const to = place === quantiles.length - 1 ? 1 : (probability + (quantiles[place + 1]?.probability ?? 1)) / 2
    return to - from
  })
  const heaviest = Math.max(...quantiles.map(loadErlangs))
  const suffices = (agents: number) => {
    if (quantiles.some((each) => each.patienceSeconds === null && loadErlangs(each) >= agents && loadErlangs(each) > 0))
      return false
    const readings = quantiles.map((each) => computeReading(agents, each, thresholdSeconds, shortSeconds))
    return keepsTarget(mix(quantiles, readings, weights), target)
  }
  const least = target.minimumAgents ?? 0
  return heaviest === 0 ? least : Math.max(least, fewestThat(suffices, heaviest))
}

/** The reading of all intervals together: contacts count once each, agents' time is weighed by probability. */
function mix(loads: readonly QueueLoad[], readings: readonly QueueReading[], weights: readonly number[]): QueueReading {
  const contacts = loads.map((load, place) => load.contactsPerHour * (weights[place] ?? 0))
  const all = contacts.reduce((sum, each) => sum + each, 0)
  const mean = (measure: (reading: QueueReading) => number, by: readonly number[]) => {
    const sum = by.reduce((total, each) => total + each, 0)
    if (sum === 0) return 0
    return readings.reduce((total, each, place) => total + ((by[place] ?? 0) / sum) * measure(each), 0)
  }
  if (all === 0) return emptyReading
  const answeredContacts = readings.map((each, place) => each.answered * (contacts[place] ?? 0))
  const isUnanswered = answeredContacts.every((each) => each === 0)
  return {
    loadErlangs: mean((each) => each.loadErlangs, weights),
    delayProbability: mean((each) => each.delayProbability, contacts),
    answered: mean((each) => each.answered, contacts),
    abandoned: mean((each) => each.abandoned, contacts),
    answeredInThreshold: mean((each) => each.answeredInThreshold, contacts),
    abandonedInThreshold: mean((each) => each.abandonedInThreshold, contacts),
    abandonedShort: mean((each) => each.abandonedShort, contacts),
    meanWaitSeconds: mean((each) => each.meanWaitSeconds, contacts),
    speedOfAnswerSeconds: isUnanswered
      ? Number.POSITIVE_INFINITY
      : mean((each) => (each.answered > 0 ? each.speedOfAnswerSeconds : 0), answeredContacts),
    occupancy: mean((each) => each.occupancy, weights),
    meanWaiting: mean((each) => each.meanWaiting, weights),
  }
}
