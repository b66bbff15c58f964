import { expect, it } from 'vitest'
import { daysBefore, sumsOf, totalOf } from './reason-sums.ts'

const row = (day: string, reasonCode: string | null, count: number, notResolved = 0) => ({
  day,
  reasonCode,
  count,
  notResolved,
})
const days = { from: '2026-11-21', to: '2026-11-22' }
const counts = [
  row('2026-11-21', 'card.pin', 2, 1),
  row('2026-11-22', 'card.pin', 1),
  row('2026-11-22', 'card.pin.forgotten', 4, 2),
  row('2026-11-22', 'loan', 3),
  row('2026-11-22', null, 9),
]
const before = [row('2026-11-19', 'card.pin', 5), row('2026-11-20', 'wealth.loss', 1)]

it('the days before are as many, just before', () => {
  expect(daysBefore(days)).toEqual({ from: '2026-11-19', to: '2026-11-20' })
  expect(daysBefore({ from: '2026-03-01', to: '2026-03-01' })).toEqual({ from: '2026-02-28', to: '2026-02-28' })
})

it('what stands below counts for the level that is shown, day by day, the most frequent first', () => {
  expect(sumsOf(counts, before, days, 2)).toEqual([
    { code: 'card.pin', count: 7, before: 5, notResolved: 3, perDay: [2, 5] },
    { code: 'loan', count: 3, before: 0, notResolved: 0, perDay: [0, 3] },
    { code: 'wealth.loss', count: 0, before: 1, notResolved: 0, perDay: [0, 0] },
  ])
  expect(sumsOf(counts, before, days, 1).map(({ code, count }) => [code, count])).toEqual([
    ['card', 7],
    ['loan', 3],
    ['wealth', 0],
  ])
})

it('contacts without a reason are counted apart', () => {
  expect(totalOf(counts)).toEqual({ withReason: 10, without: 9 })
})
