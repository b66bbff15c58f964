import { seededChance } from '../../queueing/chance.ts'
import { rowCount, type SparseRows } from '../features/sparse.ts'
import { type DenseRows, orthonormalise } from './dense.ts'
import { symmetricEigen } from './eigen.ts'

const SPARE = 10

/**
 * The rows of a table in the directions in which it varies most: U·Σ of its truncated singular value decomposition, by
 * subspace iteration from seeded directions.
 * @param dimensions at most the smaller side of the table; what is more is left out
 * @param rounds of the iteration; after 20 the seed hardly tells any more
 * @returns a row for each row, its columns by falling singular value, and these
 * Source: Halko, Martinsson and Tropp, "Finding structure with randomness", SIAM Review 53 (2011), algorithm 4.4.
 */
export function singularRows(
  table: SparseRows,
  dimensions: number,
  seed: number,
  rounds = 6,
): { readonly rows: DenseRows; readonly singular: Float64Array } {
  const width = Math.min(dimensions + SPARE, table.width, rowCount(table))
  const kept = Math.min(dimensions, width)
  const chance = seededChance(seed)
  let basis: DenseRows = {
    values: Float64Array.from({ length: table.width * width }, () => chance() + chance() + chance() - 1.5),
    width,
  }
  orthonormalise(basis)
  for (let round = 0; round < rounds; round += 1) {
    basis = transposedTimes(table, times(table, basis))
    orthonormalise(basis)
  }
  const raw = times(table, basis)
  const { eigenvalues, vectors } = symmetricEigen(gram(raw))
  const rows = new Float64Array(rowCount(table) * kept)
  for (let row = 0; row * width < raw.values.length; row += 1)
    for (let to = 0; to < kept; to += 1) {
      let sum = 0
      for (let from = 0; from < width; from += 1)
        sum += (raw.values[row * width + from] ?? 0) * (vectors.values[from * width + to] ?? 0)
      rows[row * kept + to] = sum
    }
  return {
    rows: { values: rows, width: kept },
    singular: eigenvalues.slice(0, kept).map((each) => Math.sqrt(Math.max(0, each))),
  }
}

function times({ starts, indices, values }: SparseRows, { values: basis, width }: DenseRows): DenseRows {
  const product = new Float64Array((starts.length - 1) * width)
  for (let row = 0; row + 1 < starts.length; row += 1)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const value = values[at] ?? 0
      const from = (indices[at] ?? 0) * width
      const to = row * width
      for (let column = 0; column < width; column += 1)
        product[to + column] = (product[to + column] ?? 0) + value * (basis[from + column] ?? 0)
    }
  return { values: product, width }
}

function transposedTimes(
  { starts, indices, values, width: columns }: SparseRows,
  { values: dense, width }: DenseRows,
): DenseRows {
  const product = new Float64Array(columns * width)
  for (let row = 0; row + 1 < starts.length; row += 1)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const value = values[at] ?? 0
      const to = (indices[at] ?? 0) * width
      const from = row * width
      for (let column = 0; column < width; column += 1)
        product[to + column] = (product[to + column] ?? 0) + value * (dense[from + column] ?? 0)
    }
  return { values: product, width }
}

function gram({ values, width }: DenseRows): DenseRows {
  const product = new Float64Array(width * width)
  for (let from = 0; from < values.length; from += width)
    for (let row = 0; row < width; row += 1) {
      const value = values[from + row] ?? 0
      for (let column = 0; column < width; column += 1)
        product[row * width + column] = (product[row * width + column] ?? 0) + value * (values[from + column] ?? 0)
    }
  return { values: product, width }
}
