import type { DenseRows } from './dense.ts'

const MOST_SWEEPS = 30

/**
 * Eigenvalues and eigenvectors of a small symmetric table, largest first, by Jacobi rotations.
 * @param table `width` x `width`, symmetric; a few hundred at most
 * @returns `vectors` has the eigenvectors as columns
 */
export function symmetricEigen({ values, width }: DenseRows): {
  readonly eigenvalues: Float64Array
  readonly vectors: DenseRows
} {
  const a = Float64Array.from(values)
  const v = new Float64Array(width * width)
  for (let at = 0; at < width; at += 1) v[at * width + at] = 1
  const cell = (row: number, column: number): number => a[row * width + column] ?? 0
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let off = 0
    let all = 0
    for (let row = 0; row < width; row += 1)
      for (let column = 0; column < width; column += 1) {
        if (row !== column) off += cell(row, column) ** 2
        all += cell(row, column) ** 2
      }
    if (off <= 1e-22 * all) break
    for (let p = 0; p < width; p += 1)
      for (let q = p + 1; q < width; q += 1) {
        const apq = cell(p, q)
        if (Math.abs(apq) < 1e-300) continue
        const theta = (cell(q, q) - cell(p, p)) / (2 * apq)
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        rotateColumns(a, width, p, q, c, s)
        rotateRows(a, width, p, q, c, s)
        rotateColumns(v, width, p, q, c, s)
      }
  }
  const order = Array.from({ length: width }, (_, at) => at).sort((x, y) => cell(y, y) - cell(x, x) || x - y)
  const vectors = new Float64Array(width * width)
  for (const [to, from] of order.entries())
    for (let row = 0; row < width; row += 1) vectors[row * width + to] = v[row * width + from] ?? 0
  return { eigenvalues: Float64Array.from(order, (at) => cell(at, at)), vectors: { values: vectors, width } }
}

function rotateColumns(of: Float64Array, width: number, p: number, q: number, c: number, s: number): void {
  for (let row = 0; row < width; row += 1) {
    const [x, y] = [of[row * width + p] ?? 0, of[row * width + q] ?? 0]
    of[row * width + p] = c * x - s * y
    of[row * width + q] = s * x + c * y
  }
}

function rotateRows(of: Float64Array, width: number, p: number, q: number, c: number, s: number): void {
  for (let column = 0; column < width; column += 1) {
    const [x, y] = [of[p * width + column] ?? 0, of[q * width + column] ?? 0]
    of[p * width + column] = c * x - s * y
    of[q * width + column] = s * x + c * y
  }
}
