import { expect, it } from 'vitest'
import { type Quarter, withoutGaps } from './quarters.ts'

const quarter = (at: number): Quarter => ({
  at: at * 900_000,
  requested: 1,
  answered: 1,
  abandoned: 0,
  serviceLevel: 1,
})

it('a quarter hour in which nobody asked stands empty in its place', () => {
  const filled = withoutGaps([quarter(4), quarter(7)])
  expect(filled.map(({ at, requested }) => [at / 900_000, requested])).toEqual([
    [4, 1],
    [5, 0],
    [6, 0],
    [7, 1],
  ])
  expect(filled[1]?.serviceLevel).toBeNull()
})

it('nothing before the first and after the last', () => {
  expect(withoutGaps([])).toEqual([])
  expect(withoutGaps([quarter(9)])).toHaveLength(1)
})
