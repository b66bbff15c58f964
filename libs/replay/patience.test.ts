import { describe, expect, it } from 'vitest'
import { seededChance } from '#libs/queueing/chance.ts'
import { meanPatience, patienceOf, type Wait } from './patience.ts'

const gone = (waitedSeconds: number): Wait => ({ waitedSeconds, outcome: 'abandoned' })
const served = (waitedSeconds: number): Wait => ({ waitedSeconds, outcome: 'answered' })

describe('meanPatience', () => {
  it('is all waiting over the number who hung up', () => {
    expect(meanPatience([gone(30), gone(90), served(60), served(0)])).toBe(90)
  })

  it('is not known where nobody hung up', () => {
    expect(meanPatience([served(30)])).toBeNull()
    expect(patienceOf([served(30)])(0, seededChance(1))).toBeNull()
  })
})

describe('patienceOf', () => {
  // By hand: S(10) = 4/5; then 2 of 3 at risk stay, S(20) = 4/5 · 2/3; then S(40) = 4/5 · 2/3 · 0.
  const waits = [gone(10), served(15), gone(20), served(30), gone(40)]
  const draw = (waited: number, ...chances: readonly number[]) => {
    const left = [...chances]
    return patienceOf(waits)(waited, () => left.shift() ?? 0.5)
  }

  it.each([
    [0.81, 10],
    [0.79, 20],
    [0.54, 20],
    [0.53, 40],
    [0.01, 40],
  ])('a chance of %d is patient for %d seconds', (chance, seconds) => {
    expect(draw(0, chance)).toBe(seconds)
  })

  it('is longer than the wait that was seen', () => {
    const chance = seededChance(3)
    for (let i = 0; i < 200; i++) expect(patienceOf(waits)(15, chance)).toBeGreaterThan(15)
    expect(draw(20, 0.99)).toBe(40)
  })

  it('goes on past the longest seen at the mean rate', () => {
    const mean = 115 / 3
    expect(draw(60, 0.2, 0.5)).toBeCloseTo(60 + mean * Math.log(2), 9)
  })
})
