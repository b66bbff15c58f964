/** A table most of whose cells are 0, row by row: the cells of row r stand at `starts[r] <= at < starts[r + 1]`. */
export interface SparseRows {
  readonly starts: Uint32Array
  readonly indices: Uint32Array
  readonly values: Float32Array
  /** How many columns there are; every index is less. */
  readonly width: number
}

export const rowCount = ({ starts }: SparseRows): number => starts.length - 1
