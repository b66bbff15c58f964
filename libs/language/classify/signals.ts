import type { GramSettings } from '../features/grams.ts'
import { logistic } from './logistic.ts'
import type { NearByLabel } from './neighbours.ts'

/** What is known of one text before it is known how far that can be trusted. */
export interface Signals {
  /** Of the linear classifier, a label each. */
  readonly scores: Float64Array
  readonly near: NearByLabel
  /** Share of the text's words and pairs of characters (`STRANGENESS`) that training never showed, 0..1. */
  readonly unknownShare: number
}

/** The pieces whose share unknown to training tells best how strange a text is. */
export const STRANGENESS: GramSettings = { words: 1, letters: null, characters: 2, edges: false, pairs: 0 }

/** How signals become probabilities; learned from examples the signals had not seen. */
export interface Calibration {
  /** What a unit of score and a unit of nearness count in the softmax. */
  readonly mix: readonly [number, number]
  /** Logistic weights of `trustRow`: that the best label is right. */
  readonly trust: readonly number[]
  /** Logistic weights of `scopeRow`: that the text is about one of the labels at all. */
  readonly scope: readonly number[]
}

/** Labels by probability, most likely first, as places in the model's list of labels. */
export interface Ranking {
  readonly order: readonly number[]
  readonly probabilities: readonly number[]
  /** 0..1, higher = surer that the text is about one of the labels. */
  readonly inScope: number
}

export function rank(signals: Signals, { mix, trust, scope }: Calibration): Ranking {
  const softmax = softmaxOf(signals, mix)
  const order = [...softmax.keys()].sort((a, b) => (softmax[b] ?? 0) - (softmax[a] ?? 0) || a - b)
  const [best = 0] = order
  const top = order.length === 1 ? 1 : logistic(trust, trustRow(signals, best, softmax))
  const rest = 1 - (softmax[best] ?? 0)
  // What the best does not have is shared out as the softmax has it, and nobody gets more than the best.
  const probabilities = order.map((label) =>
    label === best ? top : Math.min(top, rest <= 1e-12 ? 0 : ((1 - top) * (softmax[label] ?? 0)) / rest),
  )
  return { order, probabilities, inScope: logistic(scope, scopeRow(signals)) }
}

export function softmaxOf({ scores, near }: Signals, [ofScore, ofNear]: readonly [number, number]): Float64Array {
  const sums = scores.map((score, label) => ofScore * score + ofNear * (near[label] ?? 0))
  const highest = sums.reduce((most, sum) => Math.max(most, sum), Number.NEGATIVE_INFINITY)
  const powers = sums.map((sum) => Math.exp(sum - highest))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

/** What tells whether the best label is right. */
export function trustRow({ scores, near, unknownShare }: Signals, best: number, softmax: Float64Array): number[] {
  const chance = Math.min(Math.max(softmax[best] ?? 0, 1e-6), 1 - 1e-6)
  let rival = 0
  for (let label = 0; label < near.length; label += 1) if (label !== best) rival = Math.max(rival, near[label] ?? 0)
  return [1, Math.log(chance / (1 - chance)), scores[best] ?? 0, near[best] ?? 0, rival, unknownShare]
}

/** What tells whether a text is about any label. The margin to the second is left out: it tells which, not whether. */
export const scopeRow = ({ scores, near, unknownShare }: Signals): number[] => [
  1,
  scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY),
  near.reduce((most, cosine) => Math.max(most, cosine), 0),
  unknownShare,
]
