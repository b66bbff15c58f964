import { expect, it } from 'vitest'
import { type ContactFact, courseOf } from './course.ts'

const fact = (position: number, at: number, type = 'x.y'): ContactFact => ({
  position,
  at,
  type,
  cause: { kind: 'system', id: 'test' },
  data: {},
})

it('facts at once are one moment, and each moment tells how long after the one before', () => {
  const course = courseOf([fact(1, 1000), fact(2, 1010), fact(3, 4000)])
  expect(course.map(({ at, afterMs, facts }) => [at, afterMs, facts.length])).toEqual([
    [1000, null, 2],
    [4000, 2990 + 10, 1],
  ])
})

it('the instant decides, not the place in the log; at the same instant the place does', () => {
  const course = courseOf([fact(7, 5000, 'late'), fact(8, 1000, 'early'), fact(6, 5000, 'first')])
  expect(course.map(({ facts }) => facts.map(({ type }) => type))).toEqual([['early'], ['first', 'late']])
})

it('nothing happened, nothing is told', () => {
  expect(courseOf([])).toEqual([])
})
