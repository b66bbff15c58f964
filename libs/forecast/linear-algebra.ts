import { CholeskyDecomposition, Matrix, QrDecomposition, SingularValueDecomposition } from 'ml-matrix'

/** The one file that knows the matrix library. */
export { Matrix }

/**
 * Coefficients b that minimise Σ (y − x·b)² + Σ penalty·b², from the sums of the normal equations.
 * @param gram weighted XᵀX, square and symmetric; it is not changed
 * @param moments weighted Xᵀy; one column per thing to explain
 * @param penalties ridge per coefficient, 0 or more; a millionth of the mean diagonal is added to each, so that columns
 *   that say the same, or say nothing, share or get 0 rather than failing
 */
export function solveRidge(gram: Matrix, moments: Matrix, penalties: readonly number[]): Matrix {
  const size = gram.rows
  const jitter = Math.max((gram.trace() / Math.max(1, size)) * 1e-6, 1e-9)
  const left = gram.clone()
  for (let i = 0; i < size; i++) left.set(i, i, left.get(i, i) + (penalties[i] ?? 0) + jitter)
  return new CholeskyDecomposition(left).solve(moments)
}

/**
 * The best right singular vectors of a matrix, orthonormal, largest first.
 * @returns one vector per row; fewer than `rank` when the matrix is smaller
 * Source: Halko, Martinsson, Tropp 2011, algorithm 4.4, started from fixed cosines instead of random numbers so that
 * the same input gives the same output. The full decomposition takes seconds at 300 × 240; this takes milliseconds.
 */
export function leadingDirections(matrix: Matrix, rank: number): Matrix {
  const width = Math.min(rank + 6, matrix.rows, matrix.columns)
  const transposed = matrix.transpose()
  let basis = Matrix.zeros(matrix.columns, width)
  for (let i = 0; i < matrix.columns; i++)
    for (let j = 0; j < width; j++)
      basis.set(i, j, Math.cos((Math.PI * (i + 0.5) * j) / matrix.columns) + 1e-3 * ((i * 7 + j * 3) % 11))
  for (let round = 0; round < 6; round++)
    basis = new QrDecomposition(transposed.mmul(matrix.mmul(basis))).orthogonalMatrix
  const { rightSingularVectors } = new SingularValueDecomposition(matrix.mmul(basis), { autoTranspose: true })
  const directions = basis.mmul(rightSingularVectors).transpose()
  return directions.subMatrix(0, Math.min(rank, width) - 1, 0, matrix.columns - 1)
}
