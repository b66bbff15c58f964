import { type Chance, seededChance } from '../../queueing/chance.ts'
import { type DenseRows, denseCount } from './dense.ts'

const MOST_ROUNDS = 60

export interface Grouping {
  /** Group of each row, 0 <= group < k. */
  readonly groups: Int32Array
  /** Middle of each group, of length 1. */
  readonly centres: DenseRows
  /** Sum of the likeness (cosine) of each row to the middle of its group. */
  readonly closeness: number
}

/**
 * Rows in `k` groups by the direction in which they point (spherical k-means), the closest of several beginnings.
 * @param rows of length 1 each
 * @param restarts beginnings by k-means++, 1 or more; the same seed gives the same groups
 * Source: Dhillon and Modha, "Concept decompositions for large sparse text data using clustering", Machine Learning 42 (2001).
 */
export function sphericalMeans(
  rows: DenseRows,
  k: number,
  { restarts, seed }: { readonly restarts: number; readonly seed: number },
): Grouping {
  return closestMeans(rows, k, { restarts, keep: 1, seed })[0] as Grouping
}

/** The same, each beginning to its end: the `keep` closest of them, closest first. */
export function closestMeans(
  rows: DenseRows,
  k: number,
  { restarts, keep, seed }: { readonly restarts: number; readonly keep: number; readonly seed: number },
): readonly Grouping[] {
  if (restarts < 1) throw new RangeError(`restarts is ${restarts}: give 1 or more`)
  let closest: Grouping[] = []
  for (let start = 0; start < restarts; start += 1) {
    const found = settle(rows, chooseCentres(rows, k, seededChance(seed, start)))
    closest = [...closest, found].toSorted((a, b) => b.closeness - a.closeness).slice(0, keep)
  }
  return closest
}

function settle(rows: DenseRows, begun: DenseRows): Grouping {
  const count = denseCount(rows)
  const { width } = rows
  const k = denseCount(begun)
  let centres = begun
  const groups = new Int32Array(count).fill(-1)
  let closeness = 0
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let changed = 0
    closeness = 0
    const likeness = new Float64Array(count)
    for (let row = 0; row < count; row += 1) {
      let [bestGroup, best] = [0, Number.NEGATIVE_INFINITY]
      for (let group = 0; group < k; group += 1) {
        const dot = dotOf(rows, row, centres, group)
        if (dot > best) [bestGroup, best] = [group, dot]
      }
      if (groups[row] !== bestGroup) changed += 1
      groups[row] = bestGroup
      likeness[row] = best
      closeness += best
    }
    if (changed === 0) break
    centres = middles(rows, groups, k, likeness, width)
  }
  return { groups, centres, closeness }
}

function middles(rows: DenseRows, groups: Int32Array, k: number, likeness: Float64Array, width: number): DenseRows {
  const sums = new Float64Array(k * width)
  const sizes = new Int32Array(k)
  for (const [row, group] of groups.entries()) {
    sizes[group] = (sizes[group] ?? 0) + 1
    for (let at = 0; at < width; at += 1)
      sums[group * width + at] = (sums[group * width + at] ?? 0) + (rows.values[row * width + at] ?? 0)
  }
  const taken = new Set<number>()
  for (let group = 0; group < k; group += 1) {
    if (sizes[group] === 0) {
      // A group that lost all its rows begins anew at the row that fits worst.
      let worst = 0
      for (let row = 1; row < likeness.length; row += 1)
        if (!taken.has(row) && (likeness[row] ?? 0) < (likeness[worst] ?? 0)) worst = row
      taken.add(worst)
      likeness[worst] = Number.POSITIVE_INFINITY
      sums.set(rows.values.subarray(worst * width, (worst + 1) * width), group * width)
    }
    let squares = 0
    for (let at = group * width; at < (group + 1) * width; at += 1) squares += (sums[at] ?? 0) ** 2
    const length = Math.sqrt(squares) || 1
    for (let at = group * width; at < (group + 1) * width; at += 1) sums[at] = (sums[at] ?? 0) / length
  }
  return { values: sums, width }
}

/** Far from each other: each next one is drawn by its distance to those chosen (k-means++). */
function chooseCentres(rows: DenseRows, k: number, chance: Chance): DenseRows {
  const { width } = rows
  const count = denseCount(rows)
  const centres = new Float64Array(k * width)
  const far = new Float64Array(count).fill(2)
  let row = Math.floor(chance() * count)
  for (let group = 0; group < k; group += 1) {
    centres.set(rows.values.subarray(row * width, (row + 1) * width), group * width)
    let all = 0
    for (let each = 0; each < count; each += 1) {
      const away = Math.max(0, 1 - dotOf(rows, each, { values: centres, width }, group))
      far[each] = Math.min(far[each] ?? 0, away)
      all += far[each] ?? 0
    }
    let left = chance() * all
    row = count - 1
    for (let each = 0; each < count; each += 1) {
      left -= far[each] ?? 0
      if (left < 0) {
        row = each
        break
      }
    }
  }
  return { values: centres, width }
}

function dotOf({ values, width }: DenseRows, row: number, other: DenseRows, place: number): number {
  let dot = 0
  const [a, b] = [row * width, place * width]
  for (let at = 0; at < width; at += 1) dot += (values[a + at] ?? 0) * (other.values[b + at] ?? 0)
  return dot
}
