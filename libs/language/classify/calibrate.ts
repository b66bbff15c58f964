import { fitLogistic } from './logistic.ts'
import type { Thresholds } from './model.ts'
import { fitMix } from './mix.ts'
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
  { precision = 0.95 }: { readonly precision?: number } = {},
): { readonly calibration: Calibration; readonly thresholds: Thresholds } {
  const inside = unseen.filter(({ label }) => label >= 0)
  const outside = unseen.filter(({ label }) => label < 0)
  const mix = fitMix(inside)
  const trust = fitTrust(inside, mix)
  const scope = outside.length >= LEAST_OUTSIDE ? fitScope(inside, outside) : USUAL_SCOPE
  const calibration = { mix, trust, scope }
  const ranked = unseen.map((one) => ({ ...one, ranking: rank(one.signals, calibration) }))
  return { calibration, thresholds: thresholdsFor(ranked, precision) }
}

/** Fewer texts out of scope teach nothing that would hold. */
const LEAST_OUTSIDE = 20
/** Weights of `scopeRow` measured on CLINC150, for sets that cannot teach their own. */
const USUAL_SCOPE: readonly number[] = [2, 4, 4, -4]

function fitTrust(inside: readonly Unseen[], mix: Calibration['mix']): readonly number[] {
  const graded = inside.map(({ signals, label }) => {
    const softmax = softmaxOf(signals, mix)
    const best = placeOfLargest(softmax)
    return { row: trustRow(signals, best, softmax), isRight: best === label }
  })
  return fitLogistic(
    graded.map(({ row }) => row),
    graded.map(({ isRight }) => (isRight ? 1 : 0)),
  )
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
const SCOPE_LOSS = 0.012

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
