import { expect, test } from 'vitest'
import { checkRoster } from './check.ts'
import { type Instance, OFF, type Person } from './instance.ts'

const D = 0
const N = 1
const o = OFF

const PERSON: Person = {
  id: 'A',
  mostOf: [14, 2],
  leastMinutes: 4 * 480,
  mostMinutes: 8 * 480,
  leastRun: 2,
  mostRun: 5,
  leastDaysOff: 2,
  mostWeekends: 1,
  daysOff: [3],
}

const INSTANCE: Instance = {
  days: 14,
  shifts: [
    { id: 'D', minutes: 480, notBefore: [] },
    { id: 'N', minutes: 600, notBefore: [D] },
  ],
  people: [PERSON],
  wanted: [{ person: 0, day: 2, shift: D, weight: 3 }],
  unwanted: [{ person: 0, day: 1, shift: D, weight: 2 }],
  cover: [
    { day: 0, shift: D, need: 2, under: 100, over: 1 },
    { day: 1, shift: D, need: 0, under: 100, over: 1 },
  ],
}

const judge = (row: number[], person: Partial<Person> = {}) =>
  checkRoster({ ...INSTANCE, people: [{ ...PERSON, ...person }] }, [row])

const LEGAL = [D, D, D, o, o, o, o, D, D, o, o, D, D, o]

test('a legal roster has no violation', () => {
  expect(judge(LEGAL, { mostWeekends: 1 }).violations).toEqual([])
})

test.each([
  ['day-off', [D, D, D, D, o, o, o, D, D, o, o, D, D, o], {}, 3],
  ['follows', [D, N, D, o, o, o, o, D, D, o, o, D, D, o], {}, 2],
  ['most-of-shift', [D, N, N, o, o, o, o, N, N, o, o, D, D, o], {}, null],
  ['least-minutes', [D, D, D, o, o, o, o, o, o, o, o, o, o, o], {}, null],
  ['most-minutes', [D, D, D, o, o, D, D, D, D, D, o, o, D, D], { mostWeekends: 2 }, null],
  ['most-run', [D, D, o, o, o, o, D, D, D, D, D, D, o, o], {}, 6],
  ['least-run', [D, D, D, o, o, o, o, D, o, o, o, D, D, o], {}, 7],
  ['least-days-off', [D, D, D, o, o, o, o, D, D, o, D, D, D, o], {}, 9],
  ['most-weekends', [D, D, D, o, o, D, D, o, o, o, o, D, D, o], {}, null],
  ['unknown-shift', [D, D, 7, o, o, o, o, D, D, o, o, D, D, o], {}, 2],
] as const)('a roster against %s is told, and nothing else', (rule, row, person, day) => {
  const { violations } = judge([...row], person)
  expect(violations.map((violation) => violation.rule)).toEqual([rule])
  expect(violations[0]).toMatchObject({ person: 'A', day })
})

test('runs that touch an edge of the horizon are never too short', () => {
  expect(judge([D, o, o, D, D, o, o, D, D, o, o, o, o, D], { daysOff: [] }).violations).toEqual([])
  expect(judge([o, D, D, D, o, o, o, D, D, o, o, D, D, o], { daysOff: [] }).violations).toEqual([])
})

test('the cost is wishes refused, people missing and people too many', () => {
  // Wanted day 2 is granted; unwanted day 1 is worked (2); one of two is missing on day 0 (100), one too many on day 1.
  expect(judge(LEGAL).cost).toBe(2 + 100 + 1)
  expect(judge(LEGAL.with(2, o)).cost).toBe(3 + 2 + 100 + 1)
})
