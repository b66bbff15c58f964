import type { TextVector } from '../features/feature-space.ts'
import type { LinearWeights } from './train-linear.ts'

/**
 * Linear weights as a model keeps them: whole numbers of -127..127 times one scale, and of those only the ones that are
 * not 0. The weights of feature f stand at `starts[f] <= at < starts[f + 1]`.
 */
export interface PackedWeights {
  readonly scale: number
  readonly bias: Float32Array
  readonly starts: Uint32Array
  readonly labels: Uint16Array
  readonly values: Int8Array
}

/** Rounds weights to 8 bits. The largest 0.01 % are cut to the same size, so that one odd word does not coarsen all. */
export function packWeights({ weights, bias, labels }: LinearWeights): PackedWeights {
  const scale = largest(weights) / 127 || 1
  const features = weights.length / labels
  const starts = new Uint32Array(features + 1)
  const kept: number[] = []
  const values: number[] = []
  for (let feature = 0; feature < features; feature += 1) {
    for (let label = 0; label < labels; label += 1) {
      const value = Math.round((weights[feature * labels + label] ?? 0) / scale)
      if (value === 0) continue
      kept.push(label)
      values.push(Math.max(-127, Math.min(127, value)))
    }
    starts[feature + 1] = kept.length
  }
  return { scale, bias, starts, labels: Uint16Array.from(kept), values: Int8Array.from(values) }
}

/** Score of every label for a text. */
export function packedScores({ scale, bias, starts, labels, values }: PackedWeights, vector: TextVector): Float64Array {
  const sums = new Float64Array(bias.length)
  for (let piece = 0; piece < vector.indices.length; piece += 1) {
    const feature = vector.indices[piece] ?? 0
    const value = vector.values[piece] ?? 0
    const end = starts[feature + 1] ?? 0
    for (let at = starts[feature] ?? 0; at < end; at += 1) {
      const label = labels[at] ?? 0
      sums[label] = (sums[label] ?? 0) + value * (values[at] ?? 0)
    }
  }
  for (let label = 0; label < sums.length; label += 1) sums[label] = (bias[label] ?? 0) + scale * (sums[label] ?? 0)
  return sums
}

/** Size above which only one weight in 10,000 lies. */
function largest(weights: Float32Array): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort()
  return sizes[Math.floor(sizes.length * 0.9999)] ?? sizes.at(-1) ?? 0
}
