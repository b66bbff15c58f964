import { rowCount, type SparseRows } from '../features/sparse.ts'

/** The rows nearest to each row, nearest first, itself not among them; -1 where fewer have anything in common. */
export interface NearestRows {
  /** Of row r at `r * most <= at < (r + 1) * most`. */
  readonly rows: Int32Array
  readonly most: number
}

/**
 * The rows nearest to each row by the sum of products of what both have.
 * @param table rows of length 1, so that the sum is the cosine
 * @param most how many to keep of each; 1 or more
 */
export function nearestRows(table: SparseRows, most: number): NearestRows {
  const count = rowCount(table)
  const nearest = new Int32Array(count * most).fill(-1)
  const postings = turned(table)
  const likeness = new Float32Array(count)
  const met = new Int32Array(count)
  const best = new Float32Array(most)
  for (let row = 0; row < count; row += 1) {
    let size = 0
    for (let at = table.starts[row] as number; at < (table.starts[row + 1] as number); at += 1) {
      const feature = table.indices[at] as number
      const value = table.values[at] as number
      for (let to = postings.starts[feature] as number; to < (postings.starts[feature + 1] as number); to += 1) {
        const other = postings.indices[to] as number
        if (likeness[other] === 0) {
          met[size] = other
          size += 1
        }
        likeness[other] = (likeness[other] as number) + value * (postings.values[to] as number)
      }
    }
    keepBest(nearest.subarray(row * most, (row + 1) * most), best, { met, size, likeness, self: row })
    for (let at = 0; at < size; at += 1) likeness[met[at] as number] = 0
  }
  return { rows: nearest, most }
}

interface Met {
  readonly met: Int32Array
  readonly size: number
  readonly likeness: Float32Array
  readonly self: number
}

/** @param best room for the likeness of those kept */
function keepBest(kept: Int32Array, best: Float32Array, { met, size, likeness, self }: Met): void {
  let filled = 0
  for (let at = 0; at < size; at += 1) {
    const other = met[at] as number
    const like = likeness[other] as number
    if (other === self || (filled === kept.length && like <= (best[filled - 1] as number))) continue
    if (filled < kept.length) filled += 1
    let place = filled - 1
    while (place > 0 && (best[place - 1] as number) < like) {
      best[place] = best[place - 1] as number
      kept[place] = kept[place - 1] as number
      place -= 1
    }
    best[place] = like
    kept[place] = other
  }
}

/** The same cells column by column. */
function turned({ starts, indices, values, width }: SparseRows): SparseRows {
  const ends = new Uint32Array(width + 1)
  for (const index of indices) ends[index + 1] = (ends[index + 1] ?? 0) + 1
  for (let at = 0; at < width; at += 1) ends[at + 1] = (ends[at + 1] ?? 0) + (ends[at] ?? 0)
  const next = ends.slice()
  const turnedRows = new Uint32Array(indices.length)
  const turnedValues = new Float32Array(indices.length)
  for (let row = 0; row + 1 < starts.length; row += 1)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const to = next[indices[at] ?? 0] ?? 0
      next[indices[at] ?? 0] = to + 1
      turnedRows[to] = row
      turnedValues[to] = values[at] ?? 0
    }
  return { starts: ends, indices: turnedRows, values: turnedValues, width: starts.length - 1 }
}
