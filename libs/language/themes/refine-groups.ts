import { rowCount, type SparseRows } from '../features/sparse.ts'

/** How often a word is taken to stand in every group besides its counts: chosen on Banking77, 0.1 of 0.01 to 0.3. */
const PRIOR = 0.1
const MOST_ROUNDS = 20

/**
 * Moves texts between groups until each is where its words are most at home: a mixture of multinomials, by expectation
 * and maximisation from the groups given. A group may become empty.
 * @param table weights of features, a row a text
 * @param begun group of each row, 0 <= group < k
 * @param sharpness how sharply a text decides for a group, above 0
 * @returns the group of each row
 * Source: Nigam, McCallum, Thrun and Mitchell, "Text classification from labeled and unlabeled documents using EM",
 * Machine Learning 39 (2000), without the labels.
 */
export function refineGroups(table: SparseRows, begun: Int32Array, k: number, sharpness: number): Int32Array {
  const count = rowCount(table)
  const groups = Int32Array.from(begun)
  let belief = new Float64Array(count * k)
  for (let row = 0; row < count; row += 1) belief[row * k + (groups[row] ?? 0)] = 1
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { words, priors } = learn(table, belief, k)
    const next = believe(table, words, priors, k, sharpness)
    belief = next
    let moved = 0
    for (let row = 0; row < count; row += 1) {
      const group = likeliest(next, row, k)
      if (groups[row] !== group) moved += 1
      groups[row] = group
    }
    if (moved === 0) break
  }
  return groups
}

const UNLIKELY = 1e-4

/** `words`: log share of each feature in each group, feature by feature; `priors`: log share of each group. */
function learn({ starts, indices, values, width }: SparseRows, belief: Float64Array, k: number) {
  const words = new Float64Array(width * k).fill(PRIOR)
  const sizes = new Float64Array(k)
  for (let row = 0; row + 1 < starts.length; row += 1)
    for (let group = 0; group < k; group += 1) {
      const part = belief[row * k + group] ?? 0
      if (part < UNLIKELY) continue
      sizes[group] = (sizes[group] ?? 0) + part
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
        const cell = (indices[at] ?? 0) * k + group
        words[cell] = (words[cell] ?? 0) + part * (values[at] ?? 0)
      }
    }
  const totals = new Float64Array(k)
  for (let cell = 0; cell < words.length; cell += 1) totals[cell % k] = (totals[cell % k] ?? 0) + (words[cell] ?? 0)
  for (let cell = 0; cell < words.length; cell += 1)
    words[cell] = Math.log((words[cell] ?? 0) / (totals[cell % k] ?? 1))
  return { words, priors: sizes.map((size) => Math.log((size + 1) / (starts.length - 1 + k))) }
}

function believe(
  { starts, indices, values }: SparseRows,
  words: Float64Array,
  priors: Float64Array,
  k: number,
  sharpness: number,
) {
  const belief = new Float64Array((starts.length - 1) * k)
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const own = belief.subarray(row * k, (row + 1) * k)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const [from, value] = [(indices[at] ?? 0) * k, values[at] ?? 0]
      for (let group = 0; group < k; group += 1) own[group] = (own[group] ?? 0) + value * (words[from + group] ?? 0)
    }
    let most = Number.NEGATIVE_INFINITY
    for (let group = 0; group < k; group += 1) {
      own[group] = sharpness * (own[group] ?? 0) + (priors[group] ?? 0)
      most = Math.max(most, own[group] ?? 0)
    }
    let all = 0
    for (let group = 0; group < k; group += 1) {
      own[group] = Math.exp((own[group] ?? 0) - most)
      all += own[group] ?? 0
    }
    for (let group = 0; group < k; group += 1) own[group] = (own[group] ?? 0) / all
  }
  return belief
}

function likeliest(belief: Float64Array, row: number, k: number): number {
  let best = 0
  for (let group = 1; group < k; group += 1)
    if ((belief[row * k + group] ?? 0) > (belief[row * k + best] ?? 0)) best = group
  return best
}
