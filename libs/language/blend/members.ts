import { trainLinear } from '../classify/train-linear.ts'
import type { SparseRows } from '../features/sparse.ts'
import { fitPieces, type PieceSpace, type PieceVector, tableOf, vectorIn } from './piece-space.ts'
import type { View } from './views.ts'

/** How a member is to learn. */
export interface MemberPlan {
  /**
   * `margin`: linear support vectors on weighted pieces. `ratio`: the same on pieces weighted by how much oftener they
   * occur in a label than outside it (Wang and Manning 2012). `nearest`: likeness to the 30 nearest texts.
   */
  readonly kind: 'margin' | 'ratio' | 'nearest'
  readonly view: View
  /** Cost of an error; above 0. */
  readonly cost: number
  /** Pieces of fewer texts are left out; 1 or more. */
  readonly leastTexts: number
}

/** What learned: one score a label for any text, above others where the label is likelier. Plain data. */
export type Member = LinearMember | NearestMember

export interface LinearMember {
  readonly kind: 'margin' | 'ratio'
  readonly space: PieceSpace
  /** `weights[feature · labels + label]` */
  readonly weights: Float32Array
  readonly bias: Float32Array
  /** Of `ratio` members: how much oftener, logarithm, laid out as the weights; else empty. */
  readonly ratios: Float32Array
}

export interface NearestMember {
  readonly kind: 'nearest'
  readonly space: PieceSpace
  readonly rows: SparseRows
  readonly labelOf: Uint16Array
  readonly labels: number
}

/** @param pieces of each text, by `viewPieces` under the plan's view */
export function trainMember(
  { kind, cost, leastTexts }: MemberPlan,
  pieces: readonly Uint32Array[],
  labelOf: readonly number[],
  labels: number,
  seed: number,
): Member {
  const space = fitPieces(pieces, leastTexts)
  const vectors = pieces.map((one) => vectorIn(space, one))
  if (kind === 'nearest')
    return { kind, space, rows: tableOf(vectors, space.hashes.length), labelOf: Uint16Array.from(labelOf), labels }
  if (kind === 'ratio') return trainRatio(space, vectors, labelOf, labels, cost, seed)
  const counts = countsOf(labelOf, labels)
  const memberWeight = counts.map((count) => Math.min(20, (labelOf.length - count) / Math.max(1, count)))
  const rows = tableOf(vectors, space.hashes.length)
  const membership = labelOf.map((label) => [label])
  const { weights, bias } = trainLinear(rows, membership, labels, {
    cost,
    seed,
    memberWeight,
    epochs: EPOCHS,
    tolerance: TOLERANCE,
  })
  return { kind, space, weights, bias, ratios: new Float32Array() }
}

const EPOCHS = 12
const TOLERANCE = 0.02

export const countsOf = (labelOf: readonly number[], labels: number): readonly number[] =>
  labelOf.reduce((counts, label) => counts.with(label, (counts[label] ?? 0) + 1), new Array<number>(labels).fill(0))

function trainRatio(
  space: PieceSpace,
  vectors: readonly PieceVector[],
  labelOf: readonly number[],
  labels: number,
  cost: number,
  seed: number,
): LinearMember {
  const width = space.hashes.length
  const ratios = ratiosOf(vectors, labelOf, labels, width)
  const weights = new Float32Array(width * labels)
  const bias = new Float32Array(labels)
  const counts = countsOf(labelOf, labels)
  for (let label = 0; label < labels; label += 1) {
    const own = vectors.map((vector) => ratioVector(vector, ratios, label, labels))
    const members = labelOf.map((one) => (one === label ? [0] : []))
    const memberWeight = Math.min(20, (labelOf.length - (counts[label] ?? 0)) / Math.max(1, counts[label] ?? 0))
    const learned = trainLinear(tableOf(own, width), members, 1, {
      cost,
      seed,
      memberWeight,
      epochs: EPOCHS,
      tolerance: TOLERANCE,
    })
    for (let feature = 0; feature < width; feature += 1)
      weights[feature * labels + label] = learned.weights[feature] ?? 0
    bias[label] = learned.bias[0] ?? 0
  }
  return { kind: 'ratio', space, weights, bias, ratios }
}

/** log of (share of a label's pieces that are this one) : (share of all others' pieces), each count one more than seen. */
function ratiosOf(
  vectors: readonly PieceVector[],
  labelOf: readonly number[],
  labels: number,
  width: number,
): Float32Array {
  const counts = new Float32Array(width * labels).fill(1)
  const all = new Float32Array(width).fill(labels)
  for (const [row, { indices }] of vectors.entries())
    for (const feature of indices) {
      const at = feature * labels + (labelOf[row] ?? 0)
      counts[at] = (counts[at] ?? 0) + 1
      all[feature] = (all[feature] ?? 0) + 1
    }
  const inside = new Float64Array(labels)
  for (const [at, count] of counts.entries()) inside[at % labels] = (inside[at % labels] ?? 0) + count
  const total = inside.reduce((sum, count) => sum + count, 0)
  return counts.map((count, at) => {
    const own = inside[at % labels] ?? 1
    const others = (all[Math.floor(at / labels)] ?? 0) - count
    return Math.log(count / own / (others / (total - own)))
  })
}

/** The pieces of a text, each as much as it speaks for or against a label, brought to length 1. */
export function ratioVector(
  { indices }: PieceVector,
  ratios: Float32Array,
  label: number,
  labels: number,
): PieceVector {
  const values = Float32Array.from(indices, (feature) => ratios[feature * labels + label] ?? 0)
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1
  return { indices, values: values.map((value) => value / length) }
}
