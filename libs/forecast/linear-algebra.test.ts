import { SingularValueDecomposition } from 'ml-matrix'
import { expect, it } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { leadingDirections, Matrix, solveRidge } from './linear-algebra.ts'

it('the leading directions span what the full decomposition finds', () => {
  const chance = seededRandom(3)
  const low = (rows: number, columns: number) =>
    new Matrix(Array.from({ length: rows }, () => Array.from({ length: columns }, () => chance() - 0.5)))
  const matrix = low(60, 4).mmul(low(4, 40)).add(low(60, 40).mul(0.05))
  const found = leadingDirections(matrix, 4)
  const full = new SingularValueDecomposition(matrix).rightSingularVectors
  for (let k = 0; k < 4; k++) {
    const product = found.getRow(k).reduce((sum, value, i) => sum + value * full.get(i, k), 0)
    expect(Math.abs(product)).toBeCloseTo(1, 6)
  }
})

it('a matrix smaller than the rank gives as many directions as it has', () => {
  expect(leadingDirections(new Matrix([[1, 2, 3]]), 4).rows).toBe(1)
})

it('ridge solves the normal equations, and a column that says nothing gets 0', () => {
  const gram = new Matrix([
    [4, 0, 0],
    [0, 2, 0],
    [0, 0, 0],
  ])
  const solution = solveRidge(gram, new Matrix([[8], [6], [0]]), [0, 1, 0]).to1DArray()
  expect(solution[0]).toBeCloseTo(2, 5)
  expect(solution[1]).toBeCloseTo(2, 5)
  expect(solution[2]).toBe(0)
})
