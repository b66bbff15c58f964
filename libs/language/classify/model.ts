import type { FeatureSpace } from '../features/feature-space.ts'
import type { Neighbours } from './neighbours.ts'
import type { PackedWeights } from './packed-weights.ts'
import type { Calibration } from './signals.ts'

/** A text and what it is about. */
export interface Example {
  readonly text: string
  readonly label: string
}

/** Everything an intent classifier knows: plain data, the same for the same examples, options and seed. */
export interface IntentModel {
  /** Ascending. */
  readonly labels: readonly string[]
  readonly space: FeatureSpace
  readonly weights: PackedWeights
  readonly neighbours: Neighbours
  readonly calibration: Calibration
  readonly thresholds: Thresholds
  /** 16 hexadecimal digits that tell one training set (and its options) from another. */
  readonly trainingHash: string
}

/** From which certainty on something is said. All 0..1. */
export interface Thresholds {
  /** The best label's probability from which it is the answer. */
  readonly answer: number
  /** Sum of the three best probabilities from which the customer is asked which is meant. */
  readonly clarify: number
  /** `inScope` below which the text is about none of the labels. */
  readonly inScope: number
}

/** Labels by probability, most likely first; probabilities are 0..1 and sum to at most 1. */
export interface Classified {
  readonly ranked: readonly { readonly label: string; readonly probability: number }[]
  /** 0..1, higher = surer that the text is about one of the labels. */
  readonly inScope: number
}

/** What to do with a text. */
export type Decision =
  | { readonly kind: 'answer'; readonly label: string }
  | { readonly kind: 'clarify'; readonly labels: readonly string[] }
  | { readonly kind: 'unknown' }
