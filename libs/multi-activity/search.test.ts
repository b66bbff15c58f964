import { expect, test, vi } from 'vitest'
import { seededChance } from '#libs/queueing/chance.ts'
import { checkActivityRoster } from './check.ts'
import { type ActivityInstance, boundOf } from './instance.ts'
import { randomActivityInstance } from './random-instance.ts'
import { writeActivityRosterFile } from './roster-file.ts'
import { type ActivityProgress, searchActivities } from './search.ts'

vi.setConfig({ testTimeout: 120_000 })

function search(instance: ActivityInstance, weeks: number, seed = 1): ActivityProgress {
  const steps = searchActivities(instance, { seed, spent: (done) => done / weeks })
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

test('stopped at any moment it holds a roster that breaks no rule but the cover it says is missing', () => {
  for (let seed = 0; seed < 4; seed += 1) {
    const instance = randomActivityInstance(seededChance(seed), { days: 4, people: 8, tasks: 1 + (seed % 3) })
    for (const { roster, missing, cost, bound } of searchActivities(instance, { seed, spent: (done) => done / 120 })) {
      const verdict = checkActivityRoster(instance, roster)
      expect(verdict.violations.filter(({ rule }) => rule !== 'cover')).toEqual([])
      expect(verdict.violations.reduce((sum, { found, allowed }) => sum + allowed - found, 0)).toBe(missing)
      expect(verdict.cost).toBe(cost)
      if (missing === 0) expect(cost).toBeGreaterThanOrEqual(bound)
    }
  }
})

test('the same seed gives the same roster', () => {
  const instance = randomActivityInstance(seededChance(9), { days: 3, people: 6, tasks: 2 })
  expect(search(instance, 80)).toEqual(search(instance, 80))
  expect(search(instance, 80, 2).roster).not.toEqual(search(instance, 80).roster)
})

test('names the person whose minutes cannot be met', () => {
  const base = randomActivityInstance(seededChance(9), { days: 2, people: 2, tasks: 1 })
  const people = base.people.map((person, index) =>
    index === 1 ? { ...person, leastMinutes: 2000, mostMinutes: 2400 } : person,
  )
  expect(search({ ...base, people }, 10).obstacle).toBe('the minutes of employee P1 cannot be met by legal shifts')
})

test('the bound spreads what people must work beyond the cover evenly', () => {
  const most = new Array<number>(96).fill(1)
  const people = [{ id: 'A', leastMinutes: 96 * 15 + 50 * 15, mostMinutes: 9999 }]
  expect(boundOf({ days: 1, tasks: 1, people, least: most, most })).toBe(50)
  expect(boundOf({ days: 1, tasks: 1, people: [...people, ...people], least: most, most })).toBe(92 * 4 + 4 * 9)
  expect(boundOf({ days: 1, tasks: 1, people: [], least: most, most })).toBe(0)
})

test('a roster is written with the days and times of the cover', () => {
  const instance = { days: 1, tasks: 2, people: [{ id: 'A', leastMinutes: 0, mostMinutes: 600 }], least: [], most: [] }
  const shift = {
    start: 56,
    activities: [
      { task: 1, slots: 16 },
      { task: 0, slots: 8 },
    ],
  }
  expect(writeActivityRosterFile(instance, [[shift]])).toBe(
    'employee,day,shift,start,minutes,task\nA,1,1,20:00,240,2\nA,2,1,00:00,120,1\n',
  )
})
