import type { TextVector } from '../features/feature-space.ts'
import { logistic } from './logistic.ts'
import type { NearestByLabel } from './neighbours.ts'

/** What the scores of one text say of it, before it is known how far they can be trusted. */
export interface Signals {
  readonly scores: Float64Array
  readonly nearest: NearestByLabel
  readonly unknownShare: number
}

/** How signals become probabilities; learned from examples the scores had not seen. */
export interface Calibration {
  /** Scores are multiplied by it before the softmax; above 0. */
  readonly sharpness: number
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

export function rank(signals: Signals, calibration: Calibration): Ranking {
  const softmax = softmaxOf(signals.scores, calibration.sharpness)
  const order = [...softmax.keys()].sort((a, b) => (softmax[b] ?? 0) - (softmax[a] ?? 0) || a - b)
  const [best = 0] = order
  const top = order.length === 1 ? 1 : logistic(calibration.trust, trustRow(signals, best, softmax))
  const rest = 1 - (softmax[best] ?? 0)
  // What the best does not have is shared out as the softmax has it, and nobody gets more than the best.
  const probabilities = order.map((label) =>
    label === best ? top : Math.min(top, rest <= 1e-12 ? 0 : ((1 - top) * (softmax[label] ?? 0)) / rest),
  )
  return { order, probabilities, inScope: logistic(calibration.scope, scopeRow(signals, best)) }
}

export function softmaxOf(scores: Float64Array, sharpness: number): Float64Array {
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity)
  const powers = scores.map((score) => Math.exp(sharpness * (score - highest)))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** What tells whether the best label is right. */
export function trustRow({ scores, nearest, unknownShare }: Signals, best: number, softmax: Float64Array): number[] {
  const chance = Math.min(Math.max(softmax[best] ?? 0, 1e-6), 1 - 1e-6)
  const near = nearest[best] ?? 0
  let rival = 0
  for (let label = 0; label < nearest.length; label += 1)
    if (label !== best) rival = Math.max(rival, nearest[label] ?? 0)
  return [1, Math.log(chance / (1 - chance)), scores[best] ?? 0, near, rival, unknownShare]
}

/** What tells whether a text is about any label. The margin to the second is left out: it tells which, not whether. */
export function scopeRow({ scores, nearest, unknownShare }: Signals, best: number): number[] {
  const near = nearest.reduce((most, cosine) => Math.max(most, cosine), 0)
  return [1, scores[best] ?? 0, near, unknownShare]
}

/** The texts' own vector is only asked for what it did not know. */
export const signalsOf = (scores: Float64Array, nearest: NearestByLabel, { unknownShare }: TextVector): Signals => ({
  scores,
  nearest,
  unknownShare,
})
