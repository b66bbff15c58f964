import { expect, it } from 'vitest'
import { generateSeries } from './generate-series.ts'
import { workingWeekdaysOf } from './working-weekdays.ts'

const world = { from: '2026-03-02', days: 35, seed: 3 }

it('takes the quiet weekdays of a centre open round the clock as no business days', () => {
  const series = generateSeries({ ...world, weekdays: [1, 1, 1, 1, 0.3, 0.1, 1.1] })
  expect(workingWeekdaysOf(series)).toEqual(['monday', 'tuesday', 'wednesday', 'thursday', 'sunday'])
})

it('does not let one holiday or one lost day decide', () => {
  const series = generateSeries({ ...world, effect: (date) => (date === '2026-03-09' ? 0.05 : 1), seed: 4 })
  const days = series.days.map((day, n) => (n === 8 ? { ...day, counts: day.counts.map(() => null) } : day))
  expect(workingWeekdaysOf({ ...series, days })).toEqual(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'])
})

it('knows no weekday from another in a year of zeros', () => {
  expect(workingWeekdaysOf(generateSeries({ ...world, total: 0 }))).toHaveLength(7)
})
