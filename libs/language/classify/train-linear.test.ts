import { describe, expect, it } from 'vitest'
import { fitFeatures, piecesOf, rowsOf, vectorOfPieces } from '../features/feature-space.ts'
import { fitLogistic, logistic } from './logistic.ts'
import { packedScores, packWeights } from './packed-weights.ts'
import { scoreRow, trainLinear } from './train-linear.ts'

const settings = { words: 1, letters: null, characters: 1, edges: false, pairs: 0 }
const texts = ['lost card', 'card lost today', 'new card please', 'a new card', 'hello there', 'lost and new card', '']
const memberOf = [[0], [0], [1], [1], [], [0, 1], []]
const pieces = texts.map((text) => piecesOf(text, settings))
const space = fitFeatures(pieces, settings)
const vectors = pieces.map((some) => vectorOfPieces(space, some))
const rows = rowsOf(vectors, space.hashes.length)
const model = trainLinear(rows, memberOf, 2, { cost: 10, epochs: 50 })

describe('a linear classifier', () => {
  it('learns none, one or several labels a text', () => {
    for (const [row, members] of memberOf.entries()) {
      const told = [...scoreRow(model, rows, row).entries()].filter(([, score]) => score > 0).map(([label]) => label)
      expect(told).toEqual(members)
    }
  })

  it('is the same for the same seed', () => {
    expect(trainLinear(rows, memberOf, 2, { cost: 10, epochs: 50 })).toEqual(model)
  })

  it('a dear miss makes a rare label likelier', () => {
    const dear = trainLinear(rows, memberOf, 2, { cost: 0.1, memberWeight: [10, 1] })
    const plain = trainLinear(rows, memberOf, 2, { cost: 0.1 })
    expect(scoreRow(dear, rows, 0)[0]).toBeGreaterThan(scoreRow(plain, rows, 0)[0] ?? 0)
    expect(scoreRow(dear, rows, 2)[1]).toBe(scoreRow(plain, rows, 2)[1])
  })

  it('in 8 bits it scores nearly as before', () => {
    const packed = packWeights(model)
    for (const [row, vector] of vectors.entries()) {
      const scores = packedScores(packed, vector)
      for (const [label, score] of scoreRow(model, rows, row).entries())
        expect(Math.abs((scores[label] ?? 0) - score)).toBeLessThan(0.02)
    }
  })
})

describe('logistic regression', () => {
  it('finds the odds of a column: 3 of 4 against 1 of 4', () => {
    const cells = [...Array<number>(4).fill(1), ...Array<number>(4).fill(0)]
    const weights = fitLogistic(
      cells.map((cell) => [1, cell]),
      [1, 1, 1, 0, 1, 0, 0, 0],
      { ridge: 1e-9 },
    )
    expect(logistic(weights, [1, 1])).toBeCloseTo(0.75, 6)
    expect(logistic(weights, [1, 0])).toBeCloseTo(0.25, 6)
  })

  it('stays finite where a column tells everything', () => {
    const weights = fitLogistic(
      [
        [1, 1],
        [1, 0],
      ],
      [1, 0],
    )
    expect(weights.every(Number.isFinite)).toBe(true)
    expect(logistic(weights, [1, 1])).toBeGreaterThan(0.9)
  })
})
