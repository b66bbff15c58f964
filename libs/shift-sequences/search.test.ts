import { describe, expect, test, vi } from 'vitest'
import { seededChance } from '#libs/queueing/chance.ts'
import { checkRoster } from './check.ts'
import type { Instance } from './instance.ts'
import { randomInstance } from './random-instance.ts'
import { type Progress, searchRoster } from './search.ts'

/** On a machine with much else to do they take their time. */
vi.setConfig({ testTimeout: 120_000 })

function search(instance: Instance, sequences: number, seed = 1): Progress {
  const steps = searchRoster(instance, { seed, spent: (done) => done / sequences })
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

describe('the search', () => {
  test('stopped at any moment it holds a legal roster, whose cost and bound the checker confirms', () => {
    for (let seed = 0; seed < 6; seed += 1) {
      const instance = randomInstance(seededChance(seed), { days: 14 + 7 * (seed % 2), people: 6 })
      let judged = Number.NaN
      for (const { roster, cost, bound } of searchRoster(instance, { seed, spent: (done) => done / 200 })) {
        if (roster === null || cost === judged) continue
        judged = cost ?? Number.NaN
        expect(checkRoster(instance, roster)).toEqual({ violations: [], cost })
        expect(bound).toBeLessThanOrEqual(judged)
      }
    }
  })

  test('the same seed gives the same roster, a larger budget a cheaper one', () => {
    const instance = randomInstance(seededChance(3), { days: 28, people: 6 })
    expect(search(instance, 250)).toEqual(search(instance, 250))
    expect(search(instance, 250).cost).toBeLessThan(search(instance, 12).cost ?? 0)
  })

  test('ends by itself when the roster is proved best', () => {
    const day = (at: number) => ({ day: at, shift: 0, need: 1, under: 100, over: 1 })
    const base = randomInstance(seededChance(2), { days: 14, people: 4, types: 1 })
    const people = base.people.map((person) => ({
      ...person,
      mostOf: [14],
      leastMinutes: 0,
      mostMinutes: 480 * 8,
      daysOff: [],
    }))
    const instance = {
      ...base,
      people,
      wanted: [],
      unwanted: [],
      cover: Array.from({ length: 14 }, (_, at) => day(at)),
    }
    const { cost, bound, sequences } = search(instance, 1e6)
    expect(cost).toBe(0)
    expect(bound).toBe(0)
    expect(sequences).toBeLessThan(1e5)
  })

  test('says when the budget was too small for any roster', () => {
    const instance = randomInstance(seededChance(3), { days: 14, people: 6 })
    expect(search(instance, 2)).toMatchObject({
      roster: null,
      obstacle: 'the budget ended when 2 of 6 employees had shifts: give more',
    })
  })

  test('names the person whose rules leave nothing', () => {
    const base = randomInstance(seededChance(2), { days: 14, people: 3 })
    const people = base.people.map((person, index) =>
      index === 1 ? { ...person, leastMinutes: 9999, mostMinutes: 9999 } : person,
    )
    expect(search({ ...base, people }, 100)).toMatchObject({
      roster: null,
      obstacle: 'the rules of employee P1 leave no legal sequence of shifts',
    })
  })
})
