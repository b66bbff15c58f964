/**
 * Weights of a logistic regression on few columns: P(target = 1) = 1 / (1 + exp(−(weights · row))). Put a 1 in each row
 * for the intercept.
 * @param ridge pull of every weight to 0; above 0, so that columns that tell everything stay finite
 * Source: iteratively re-weighted least squares (Newton), at most 25 steps.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  targets: readonly (0 | 1)[],
  { ridge = 1e-2 }: { readonly ridge?: number } = {},
): readonly number[] {
  const width = rows[0]?.length ?? 0
  let weights = new Array<number>(width).fill(0)
  for (let step = 0; step < 25; step += 1) {
    const slope = weights.map((weight) => ridge * weight)
    const curve = weights.map((_, at) => weights.map((__, other) => (at === other ? ridge : 0)))
    for (const [at, row] of rows.entries()) {
      const chance = logistic(weights, row)
      const gap = chance - (targets[at] ?? 0)
      const spread = Math.max(chance * (1 - chance), 1e-9)
      for (let a = 0; a < width; a += 1) {
        slope[a] = (slope[a] ?? 0) + gap * (row[a] ?? 0)
        const line = curve[a] ?? []
        for (let b = 0; b < width; b += 1) line[b] = (line[b] ?? 0) + spread * (row[a] ?? 0) * (row[b] ?? 0)
      }
    }
    const move = solve(curve, slope)
    weights = weights.map((weight, at) => weight - (move[at] ?? 0))
    if (move.every((part) => Math.abs(part) < 1e-7)) break
  }
  return weights
}

/** P(target = 1) of a row, 0..1. */
export function logistic(weights: readonly number[], row: readonly number[]): number {
  let sum = 0
  for (const [at, weight] of weights.entries()) sum += weight * (row[at] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/** Gaussian elimination; the matrix is symmetric with a positive diagonal, so the largest pivot is never 0. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, at) => [...line, right[at] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    let pivot = column
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row
    const top = rows[pivot] ?? []
    rows[pivot] = rows[column] ?? []
    rows[column] = top
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue
      const line = rows[row] ?? []
      const factor = (line[column] ?? 0) / (top[column] || 1)
      for (let at = column; at <= size; at += 1) line[at] = (line[at] ?? 0) - factor * (top[at] ?? 0)
    }
  }
  return rows.map((line, at) => (line[size] ?? 0) / (line[at] || 1))
}
