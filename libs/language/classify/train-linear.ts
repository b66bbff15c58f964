import { seededRandom } from '#libs/chance/seeded-random.ts'
import { rowCount, type SparseRows } from '../features/sparse.ts'

export interface LinearOptions {
  /** Cost of an error against the size of the weights; above 0. */
  readonly cost?: number
  /** How often every example is looked at; 1 or more. */
  readonly epochs?: number
  readonly seed?: number
  /** Cost of a missed member of a label as a multiple of `cost`, for labels that are rare; one number or one a label. */
  readonly memberWeight?: number | readonly number[]
}

/** One score a label: `bias[label] + Σ value · weights[feature · labels + label]`. Above 0 speaks for the label. */
export interface LinearWeights {
  readonly labels: number
  /** Feature by feature, because a text has few features and every label is asked of it. */
  readonly weights: Float32Array
  readonly bias: Float32Array
}

/**
 * Learns one linear support vector machine a label, each against all other examples (squared hinge loss, L2).
 * @param memberOf for each row the labels it is a member of, 0..labels - 1: one for intents, several or none for
 *   multi-label, none for examples of what is nothing of all this
 * Source: dual coordinate descent, Hsieh et al. 2008 (LIBLINEAR), all labels of a row in one step.
 */
export function trainLinear(
  rows: SparseRows,
  memberOf: readonly (readonly number[])[],
  labels: number,
  { cost = 1, epochs = 12, seed = 1, memberWeight = 1 }: LinearOptions = {},
): LinearWeights {
  const count = rowCount(rows)
  const weights = new Float32Array(rows.width * labels)
  const bias = new Float32Array(labels)
  const alphas = new Float32Array(count * labels)
  const scores = new Float64Array(labels)
  const isMember = new Uint8Array(labels)
  const memberDiagonal = Float64Array.from({ length: labels }, (_, label) => {
    const weight = typeof memberWeight === 'number' ? memberWeight : (memberWeight[label] ?? 1)
    return 1 / (2 * cost * weight)
  })
  const diagonal = 1 / (2 * cost)
  const changed = new Uint32Array(labels)
  const steps = new Float64Array(labels)
  const order = Uint32Array.from({ length: count }, (_, row) => row)
  const random = seededRandom(seed)
  const squares = squaresOf(rows)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const row of order) {
      const from = rows.starts[row] ?? 0
      const to = rows.starts[row + 1] ?? 0
      addScores(rows, from, to, weights, bias, scores)
      const members = memberOf[row] ?? []
      for (const label of members) isMember[label] = 1
      const size = squares[row] ?? 0
      let changes = 0
      for (let label = 0; label < labels; label += 1) {
        const sign = isMember[label] === 1 ? 1 : -1
        const ridge = sign === 1 ? (memberDiagonal[label] ?? diagonal) : diagonal
        const at = row * labels + label
        const alpha = alphas[at] ?? 0
        const slope = sign * (scores[label] ?? 0) - 1 + ridge * alpha
        if (alpha === 0 && slope >= 0) continue
        const next = Math.max(0, alpha - slope / (size + ridge))
        if (next === alpha) continue
        alphas[at] = next
        changed[changes] = label
        steps[changes] = (next - alpha) * sign
        changes += 1
      }
      for (const label of members) isMember[label] = 0
      for (let change = 0; change < changes; change += 1) {
        const label = changed[change] ?? 0
        bias[label] = (bias[label] ?? 0) + (steps[change] ?? 0)
      }
      for (let at = from; at < to; at += 1) {
        const base = (rows.indices[at] ?? 0) * labels
        const value = rows.values[at] ?? 0
        for (let change = 0; change < changes; change += 1) {
          const cell = base + (changed[change] ?? 0)
          weights[cell] = (weights[cell] ?? 0) + (steps[change] ?? 0) * value
        }
      }
    }
  }
  return { labels, weights, bias }
}

/** Scores of one row, all labels. */
export function scoreRow({ weights, bias, labels }: LinearWeights, rows: SparseRows, row: number): Float64Array {
  const scores = new Float64Array(labels)
  addScores(rows, rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0, weights, bias, scores)
  return scores
}

function addScores(
  rows: SparseRows,
  from: number,
  to: number,
  weights: Float32Array,
  bias: Float32Array,
  scores: Float64Array,
): void {
  const labels = scores.length
  for (let label = 0; label < labels; label += 1) scores[label] = bias[label] ?? 0
  for (let at = from; at < to; at += 1) {
    const base = (rows.indices[at] ?? 0) * labels
    const value = rows.values[at] ?? 0
    for (let label = 0; label < labels; label += 1)
      scores[label] = (scores[label] ?? 0) + value * (weights[base + label] ?? 0)
  }
}

/** Squared length of each row, with the 1 that carries the bias. */
function squaresOf(rows: SparseRows): Float64Array {
  return Float64Array.from({ length: rowCount(rows) }, (_, row) => {
    let squares = 1
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1)
      squares += (rows.values[at] ?? 0) ** 2
    return squares
  })
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
}
