import { type Random, seededRandom } from '#libs/chance/seeded-random.ts'
import { rowCount, type SparseRows } from '../features/sparse.ts'

export interface LinearOptions {
  /** Cost of an error against the size of the weights; above 0. */
  readonly cost?: number
  /** How often every example is looked at, at most; 1 or more. */
  readonly epochs?: number
  readonly seed?: number
  /** Largest slope left at which a plane is good enough, above 0; 0.1 is LIBLINEAR's own. */
  readonly tolerance?: number
  /** Cost of a missed member of a label as a multiple of `cost`, for labels that are rare; one number or one a label. */
  readonly memberWeight?: number | readonly number[]
  /** Where each label weighs pieces its own way: the values of the table for one label, cell by cell as in the rows. */
  readonly valuesFor?: (label: number) => Float32Array
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
 * Source: dual coordinate descent with shrinking, Hsieh et al. 2008 (LIBLINEAR, its solver 1).
 */
export function trainLinear(
  rows: SparseRows,
  memberOf: readonly (readonly number[])[],
  labels: number,
  { cost = 1, epochs = 12, seed = 1, tolerance = 0.1, memberWeight = 1, valuesFor }: LinearOptions = {},
): LinearWeights {
  const weights = new Float32Array(rows.width * labels)
  const bias = new Float32Array(labels)
  const shared = squaresOf(rows)
  const members = membersByLabel(memberOf, labels)
  const { placeOf, sorted } = commonestFirst(rows)
  // Each label has chance of its own: what one learns does not depend on the others.
  for (let label = 0; label < labels; label += 1) {
    const weight = typeof memberWeight === 'number' ? memberWeight : (memberWeight[label] ?? 1)
    const signs = new Int8Array(rowCount(rows)).fill(-1)
    for (const row of members[label] ?? []) signs[row] = 1
    const ridges = { member: 1 / (2 * cost * weight), other: 1 / (2 * cost) }
    const own = valuesFor ? { ...sorted, values: valuesFor(label) } : sorted
    const plane = descend(
      own,
      valuesFor ? squaresOf(own) : shared,
      signs,
      ridges,
      { epochs, tolerance },
      seededRandom(seed + 7919 * label),
    )
    for (let feature = 0; feature < rows.width; feature += 1)
      weights[feature * labels + label] = plane[placeOf[feature] ?? 0] ?? 0
    bias[label] = plane[rows.width] ?? 0
  }
  return { labels, weights, bias }
}

/** Scores of one row, all labels. */
export function scoreRow({ weights, bias, labels }: LinearWeights, rows: SparseRows, row: number): Float64Array {
  const scores = Float64Array.from(bias)
  for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
    const base = (rows.indices[at] ?? 0) * labels
    const value = rows.values[at] ?? 0
    for (let label = 0; label < labels; label += 1)
      scores[label] = (scores[label] ?? 0) + value * (weights[base + label] ?? 0)
  }
  return scores
}

/** The plane that parts rows of sign 1 from those of sign -1: a weight a feature, then the bias. */
function descend(
  { starts, indices, values, width }: SparseRows,
  squares: Float64Array,
  signs: Int8Array,
  ridges: { readonly member: number; readonly other: number },
  { epochs, tolerance }: { readonly epochs: number; readonly tolerance: number },
  random: Random,
): Float32Array {
  const plane = new Float32Array(width + 1)
  const alphas = new Float64Array(signs.length)
  const active = Uint32Array.from(signs.keys())
  let size = active.length
  let shrinkAbove = Number.POSITIVE_INFINITY
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    let highest = Number.NEGATIVE_INFINITY
    let lowest = Number.POSITIVE_INFINITY
    shuffle(active, size, random)
    for (let turn = 0; turn < size; turn += 1) {
      const row = active[turn] as number
      const from = starts[row] as number
      const to = starts[row + 1] as number
      const sign = signs[row] as number
      const alpha = alphas[row] as number
      let score = plane[width] as number
      for (let at = from; at < to; at += 1) score += (plane[indices[at] as number] as number) * (values[at] as number)
      const ridge = sign === 1 ? ridges.member : ridges.other
      const slope = sign * score - 1 + ridge * alpha
      if (alpha === 0 && slope > shrinkAbove) {
        // Far on its own side: it will not count any more, so it is not looked at again.
        size -= 1
        active[turn] = active[size] as number
        active[size] = row
        turn -= 1
        continue
      }
      const pull = alpha === 0 ? Math.min(slope, 0) : slope
      highest = Math.max(highest, pull)
      lowest = Math.min(lowest, pull)
      if (Math.abs(pull) < 1e-12) continue
      const next = Math.max(0, alpha - slope / ((squares[row] as number) + ridge))
      const step = (next - alpha) * sign
      alphas[row] = next
      plane[width] = (plane[width] as number) + step
      for (let at = from; at < to; at += 1) {
        const feature = indices[at] as number
        plane[feature] = (plane[feature] as number) + step * (values[at] as number)
      }
    }
    if (highest - lowest <= tolerance) {
      if (size === active.length) break
      // Good enough for those looked at: look at all of them once more.
      size = active.length
      shrinkAbove = Number.POSITIVE_INFINITY
    } else shrinkAbove = highest > 0 ? highest : Number.POSITIVE_INFINITY
  }
  return plane
}

/** The same rows with the commonest features numbered first: they then lie together in the memory nearest at hand. */
function commonestFirst(rows: SparseRows): { readonly placeOf: Uint32Array; readonly sorted: SparseRows } {
  const counts = new Uint32Array(rows.width)
  for (const feature of rows.indices) counts[feature] = (counts[feature] ?? 0) + 1
  const order = Uint32Array.from(counts.keys()).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  const placeOf = new Uint32Array(rows.width)
  for (const [place, feature] of order.entries()) placeOf[feature] = place
  return { placeOf, sorted: { ...rows, indices: rows.indices.map((feature) => placeOf[feature] ?? 0) } }
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

function membersByLabel(memberOf: readonly (readonly number[])[], labels: number): readonly (readonly number[])[] {
  const members = Array.from({ length: labels }, (): number[] => [])
  for (const [row, ones] of memberOf.entries()) for (const label of ones) members[label]?.push(row)
  return members
}

function shuffle(order: Uint32Array, size: number, random: Random): void {
  for (let at = size - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
}
