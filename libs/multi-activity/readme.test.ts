import { expect, test } from 'vitest'
import { type ActivityProgress, searchActivities } from './search.ts'

test('the worked example of the README is true', () => {
  const least = Array.from({ length: 96 }, (_, slot) => (slot < 48 ? 1 : 0))
  const people = ['Mei', 'Lin'].map((id) => ({ id, leastMinutes: 360, mostMinutes: 600 }))
  const instance = { days: 1, tasks: 1, people, least, most: least }
  let last: ActivityProgress | null = null
  for (const step of searchActivities(instance, { seed: 1, spent: (weeks) => weeks / 400 })) last = step
  expect(last).toMatchObject({ missing: 0, cost: 8, bound: 0 })
})
