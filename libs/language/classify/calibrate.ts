import { fitLogistic, logistic } from './logistic.ts'
import { fitMix } from './mix.ts'
import type { Thresholds } from './model.ts'
import { type Calibration, type Ranking, rank, type Signals, scopeRow, softmaxOf, trustRow } from './signals.ts'

/** The signals of a text from a model that had not seen it, and the place of its true label; -1 = none of them. */
export interface Unseen {
  readonly signals: Signals
  readonly label: number
  /** A text of a hidden label stands in for one that is about nothing known. */
  readonly isMadeUp: boolean
}

/** Learns from unseen texts how sure to be and from where on to speak. */
export function calibrate(
  unseen: readonly Unseen[],
  { precision = 0.95, folds = 3 }: { readonly precision?: number; readonly folds?: number } = {},
): { readonly calibration: Calibration; readonly thresholds: Thresholds } {
  const inside = unseen.filter(({ label }) => label >= 0)
  const given = unseen.filter(({ label, isMadeUp }) => label < 0 && !isMadeUp)
  // What somebody gave as out of scope is worth more than what was made up.
  const outside = given.length >= LEAST_GIVEN ? given : unseen.filter(({ label }) => label < 0)
  const mix = fitMix(inside)
  const trust = fitTrust(inside, mix, folds)
  const scope = outside.length >= LEAST_OUTSIDE ? fitScope(inside, outside) : USUAL_SCOPE
  const calibration = { mix, trust, scope }
  const ranked = unseen.map((one) => ({ ...one, ranking: rank(one.signals, calibration) }))
  return { calibration, thresholds: thresholdsFor(ranked, precision) }
}

/** Share of unseen texts whose label comes out best, 0..1. */
export function shareRight(unseen: readonly Unseen[]): number {
  const inside = unseen.filter(({ label }) => label >= 0)
  const mix = fitMix(inside)
  return inside.filter(({ signals, label }) => placeOfLargest(softmaxOf(signals, mix)) === label).length / inside.length
}

/** Fewer texts out of scope teach nothing that would hold. */
const LEAST_OUTSIDE = 20
/** From so many on, given texts alone teach what is out of scope. */
const LEAST_GIVEN = 80
/** Weights of `scopeRow` measured on CLINC150, for sets that cannot teach their own. */
const USUAL_SCOPE: readonly number[] = [2, 4, 4, -4]

function fitTrust(inside: readonly Unseen[], mix: Calibration['mix'], folds: number): readonly number[] {
  const graded = inside.map(({ signals, label }) => {
    const softmax = softmaxOf(signals, mix)
    const best = placeOfLargest(softmax)
    return { row: trustRow(signals, best, softmax), isRight: best === label }
  })
  const rows = graded.map(({ row }) => row)
  const weights = fitLogistic(
    rows,
    graded.map(({ isRight }) => (isRight ? 1 : 0)),
  )
  const wrong = graded.filter(({ isRight }) => !isRight).length / graded.length
  return raised(weights, rows, 1 - wrong * (1 - 1 / folds) ** LEARNING_CURVE)
}

/**
 * Errors fall with the number of examples to this power. The model that answers learns from all examples, those that
 * taught how far to trust it from all but a fold: without this it would be surer than it says. Measured on Banking77.
 */
const LEARNING_CURVE = 0.4

/** The same weights with the intercept at which the mean probability is `target`, by bisection. */
function raised(weights: readonly number[], rows: readonly (readonly number[])[], target: number): readonly number[] {
  const [intercept = 0, ...others] = weights
  let [low, high] = [intercept - 2, intercept + 2]
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2
    const mean = rows.reduce((sum, row) => sum + logistic([middle, ...others], row), 0) / rows.length
    if (mean < target) low = middle
    else high = middle
  }
  return [(low + high) / 2, ...others]
}

function fitScope(inside: readonly Unseen[], outside: readonly Unseen[]): readonly number[] {
  const all = [...inside, ...outside]
  return fitLogistic(
    all.map(({ signals }) => scopeRow(signals)),
    all.map(({ label }) => (label >= 0 ? 1 : 0)),
  )
}

interface Ranked extends Unseen {
  readonly ranking: Ranking
}

function thresholdsFor(all: readonly Ranked[], precision: number): Thresholds {
  const inScope = scopeThreshold(all)
  const heard = all.filter(({ ranking, isMadeUp }) => !isMadeUp && ranking.inScope >= inScope)
  const answer = lowestWith(
    heard.map(({ ranking, label }) => ({ score: ranking.probabilities[0] ?? 0, isRight: ranking.order[0] === label })),
    precision,
    NEVER_BELOW,
  )
  const asked = heard.filter(({ ranking }) => (ranking.probabilities[0] ?? 0) < answer)
  const clarify = lowestWith(
    asked.map(({ ranking, label }) => ({
      score: ranking.probabilities.slice(0, 3).reduce((sum, probability) => sum + probability, 0),
      isRight: ranking.order.slice(0, 3).includes(label),
    })),
    CLARIFY_RIGHT,
    0.3,
  )
  return { answer, clarify, inScope }
}

/** A question is worth asking when the right one is among the buttons this often. */
const CLARIFY_RIGHT = 0.8
/** No answer is given on less than even chances, however good the examples look. */
const NEVER_BELOW = 0.5

/** Gives up at most this share of right answers to keep out what is about something else. */
const SCOPE_LOSS = 0.013

function scopeThreshold(all: readonly Ranked[]): number {
  const right = all
    .filter(({ ranking, label }) => label >= 0 && ranking.order[0] === label)
    .map(({ ranking }) => ranking.inScope)
    .sort((a, b) => a - b)
  return right[Math.floor(right.length * SCOPE_LOSS)] ?? 0
}

/** The lowest score from which on at least `share` are right; never below `least`, and 0.99 where nothing is that good. */
function lowestWith(graded: readonly { score: number; isRight: boolean }[], share: number, least: number): number {
  const sorted = [...graded].sort((a, b) => b.score - a.score)
  let right = 0
  let lowest = 0.99
  for (const [at, { score, isRight }] of sorted.entries()) {
    right += Number(isRight)
    if (sorted[at + 1]?.score !== score && right / (at + 1) >= share) lowest = score
  }
  return Math.max(least, lowest)
}

function placeOfLargest(values: Float64Array): number {
  let best = 0
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at
  return best
}
