/** A table most of whose cells are 0, row by row: the cells of row r stand at `starts[r] <= at < starts[r + 1]`. */
export interface SparseRows {
  readonly starts: Uint32Array
  readonly indices: Uint32Array
  readonly values: Float32Array
  /** How many columns there are; every index is less. */
  readonly width: number
}

export const rowCount = ({ starts }: SparseRows): number => starts.length - 1

/** Some rows of a table, in the order given. */
export function pickRows(rows: SparseRows, picked: ArrayLike<number>): SparseRows {
  const starts = new Uint32Array(picked.length + 1)
  for (let at = 0; at < picked.length; at += 1) {
    const row = picked[at] ?? 0
    starts[at + 1] = (starts[at] ?? 0) + (rows.starts[row + 1] ?? 0) - (rows.starts[row] ?? 0)
  }
  const indices = new Uint32Array(starts[picked.length] ?? 0)
  const values = new Float32Array(indices.length)
  for (let at = 0; at < picked.length; at += 1) {
    const row = picked[at] ?? 0
    indices.set(rows.indices.subarray(rows.starts[row], rows.starts[row + 1]), starts[at])
    values.set(rows.values.subarray(rows.starts[row], rows.starts[row + 1]), starts[at])
  }
  return { starts, indices, values, width: rows.width }
}
