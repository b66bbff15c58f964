import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { USUAL_COSTS } from '../model.ts'
import { createCoverage, deepUnits } from './coverage.ts'

const costs = { ...USUAL_COSTS, deepShare: 0.34 }

/** The least cost over all ways to give each person one of the own skills, by trying them all. */
function bruteForce(needs: readonly number[], people: readonly (readonly number[])[]): number {
  const counts = needs.map(() => 0)
  const place = (index: number): number => {
    if (index === people.length) {
      return needs.reduce((sum, need, skill) => {
        const have = counts[skill] ?? 0
        const deep = deepUnits(need, costs)
        return (
          sum +
          Math.max(0, deep - have) * costs.deepMissing +
          (need - Math.max(deep, Math.min(need, have))) * costs.missing +
          Math.max(0, have - need) * costs.surplus
        )
      }, 0)
    }
    let best = Number.POSITIVE_INFINITY
    for (const skill of people[index] ?? []) {
      counts[skill] = (counts[skill] ?? 0) + 1
      best = Math.min(best, place(index + 1))
      counts[skill] = (counts[skill] ?? 0) - 1
    }
    return best
  }
  return place(0)
}

describe('coverage', () => {
  test.each([1, 2, 3, 4])(
    'cost, gains and losses are those of the best split of flexible people (skills: %d)',
    (skills) => {
      const chance = seededRandom(skills)
      for (let round = 0; round < 60; round += 1) {
        const needs = Array.from({ length: skills }, () => Math.floor(chance() * 5))
        const sets = Array.from({ length: 1 + Math.floor(chance() * 4) }, () => {
          const set = needs.map((_, skill) => skill).filter(() => chance() < 0.5)
          return set.length > 0 ? set : [0]
        })
        const coverage = createCoverage(
          needs.map((need, skill) => ({ skill: `s${skill}`, required: [need] })),
          sets,
          1,
          costs,
        )
        const present: number[] = []
        for (let more = 0; more < 6; more += 1) {
          const group = Math.floor(chance() * sets.length)
          coverage.change(group, 0, 1, 1)
          present.push(group)
          if (present.length > 2 && chance() < 0.3) coverage.change(present.shift() ?? 0, 0, 1, -1)
          const people = present.map((each) => sets[each] ?? [])
          const cost = bruteForce(needs, people)
          expect(coverage.cost()).toBeCloseTo(cost, 9)
          sets.forEach((set, each) => {
            expect(coverage.gain[each]).toBeCloseTo(cost - bruteForce(needs, [...people, set]), 9)
          })
          new Set(present).forEach((each) => {
            const without = present.toSpliced(present.indexOf(each), 1).map((other) => sets[other] ?? [])
            expect(coverage.loss[each]).toBeCloseTo(bruteForce(needs, without) - cost, 9)
          })
        }
      }
    },
  )

  test('the tenth that may be missing cheaply is a whole number of people', () => {
    expect([8, 10, 29, 30].map((need) => deepUnits(need, USUAL_COSTS))).toEqual([8, 9, 27, 27])
  })

  test('skill sets that can be united in too many ways are refused', () => {
    const sets = Array.from({ length: 13 }, (_, skill) => [skill])
    const needs = sets.map((_, skill) => ({ skill: `s${skill}`, required: [1] }))
    expect(() => createCoverage(needs, sets, 1, costs)).toThrow(/roster groups of skills apart/)
  })
})
