import { expect, it } from 'vitest'
import { volumeOf } from './bank/volumes.ts'

const sum = (counts: readonly (number | null)[]) => counts.reduce<number>((total, count) => total + (count ?? 0), 0)

it('the same queue counts the same on the same date', () => {
  expect(volumeOf('everyday', '2026-11-16')).toEqual(volumeOf('everyday', '2026-11-16'))
  expect(volumeOf('everyday', '2026-11-17').counts).not.toEqual(volumeOf('everyday', '2026-11-16').counts)
})

it('Mondays are busier than Sundays, and nights thinner than mornings', () => {
  expect(sum(volumeOf('everyday', '2026-11-16').counts)).toBeGreaterThan(
    1.3 * sum(volumeOf('everyday', '2026-11-22').counts),
  )
  const { counts } = volumeOf('everyday', '2026-11-16')
  expect(sum(counts.slice(18, 22))).toBeGreaterThan(10 * sum(counts.slice(4, 8)))
})

it('a queue with hours counts nothing outside of them, one round the clock everything', () => {
  expect(
    volumeOf('repayment-care', '2026-11-16').counts.flatMap((count, slot) => (count === null ? [slot] : [])),
  ).toEqual([...Array.from({ length: 16 }, (_, slot) => slot), 44, 45, 46, 47])
  expect(volumeOf('card-fraud', '2026-11-16').counts).not.toContain(null)
})
