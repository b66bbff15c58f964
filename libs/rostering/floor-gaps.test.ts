import { describe, expect, test } from 'vitest'
import { explainProblem } from './explain.ts'
import { floorGaps } from './floor-gaps.ts'
import type { Floor, MarkShare, RosterProblem } from './model.ts'
import { solveRoster } from './solve-roster.ts'
import { centre, contractOf, rule, shiftAt } from './test-centre.ts'

const fiveDays = rule('FIVE-DAYS', { kind: 'days-per-week', min: 5, max: 5 })
const expert: Floor = { id: 'expert', mark: 'expert', least: 1, slots: [{ from: 9, to: 17 }] }
const trainees: MarkShare = { id: 'trainees', skill: 'cards', mark: 'trainee', most: 0.5, slots: [{ from: 8, to: 18 }] }

describe('floorGaps', () => {
  test('a meal and the hours before the shift leave a floor open', () => {
    const problem = centre([{ marks: ['expert'] }], contractOf(fiveDays), { floors: [expert] })
    expect(floorGaps(problem, { shifts: [shiftAt(0, 10)] })).toEqual([
      { kind: 'floor', id: 'expert', from: 9, to: 10, found: 0, wanted: 1 },
      { kind: 'floor', id: 'expert', from: 14, to: 15, found: 0, wanted: 1 },
    ])
  })

  test('who has no mark fills no floor, and who is there from before does', () => {
    const problem = centre([{}], contractOf(fiveDays), { floors: [{ ...expert, slots: [{ from: 0, to: 3 }] }] })
    expect(floorGaps(problem, { shifts: [shiftAt(0, 0)] })).toMatchObject([{ from: 0, to: 3 }])
    const carried = { marks: ['expert'], history: { lastEndsAt: Date.UTC(2026, 10, 1, 18) } }
    expect(floorGaps({ ...problem, people: centre([carried], contractOf(fiveDays)).people }, { shifts: [] })).toEqual([
      { kind: 'floor', id: 'expert', from: 2, to: 3, found: 0, wanted: 1 },
    ])
  })

  test('exactly the share is kept; a trainee more is told with the share that was found', () => {
    const problem = centre([{ marks: ['trainee'] }, {}], contractOf(fiveDays), { shares: [trainees] })
    const [p0, p1] = [shiftAt(0, 8), { ...shiftAt(0, 8), personId: 'p1' }]
    expect(floorGaps(problem, { shifts: [p0, p1] })).toEqual([])
    expect(floorGaps(problem, { shifts: [p0] })).toEqual([
      { kind: 'share', id: 'trainees', from: 8, to: 12, found: 1, wanted: 0.5 },
      { kind: 'share', id: 'trainees', from: 13, to: 17, found: 1, wanted: 0.5 },
    ])
  })
})

describe('floors and shares in the search', () => {
  const people = [{ marks: ['trainee'] }, { marks: ['trainee'] }, {}, {}]
  const inTheDay = (slot: number) => (slot % 24 >= 8 && slot % 24 < 17 ? 2 : 0)

  test('trainees stand beside others where that costs nothing', () => {
    const whole: MarkShare = { id: 'trainees', skill: 'cards', mark: 'trainee', most: 0.5 }
    const problem = centre(people, contractOf(fiveDays), { shares: [whole], need: inTheDay })
    const result = solveRoster(problem, { seed: 1, iterations: 3000 })
    if (!result.ok) throw new Error('no legal plan')
    const alone = floorGaps(problem, result.roster).reduce((sum, { from, to }) => sum + to - from, 0)
    const { shares: _, ...free } = problem
    const without = solveRoster(free, { seed: 1, iterations: 3000 })
    if (!without.ok) throw new Error('no legal plan')
    const aloneWithout = floorGaps(problem, without.roster).reduce((sum, { from, to }) => sum + to - from, 0)
    expect(alone).toBeLessThan(aloneWithout / 2)
  })

  test('what shares cost is what the gaps of the roster say', () => {
    const problem = centre(people, contractOf(fiveDays), { shares: [{ ...trainees, most: 0 }] })
    const result = solveRoster(problem, { seed: 3, iterations: 200 })
    if (!result.ok) throw new Error('no legal plan')
    expect(result.cost.shares).toBeCloseTo(traineeSlots(problem, result.roster.shifts), 6)
    const { coverage, floors, shares, people: own, total } = result.cost
    expect(coverage + floors + shares + own).toBeCloseTo(total, 9)
  })

  test('one expert cannot be there on seven days: how much is possible, and the bound knows it', () => {
    const floors = [
      { ...expert, slots: Array.from({ length: 7 }, (_, day) => ({ from: 24 * day + 9, to: 24 * day + 13 })) },
    ]
    const problem = centre([{ marks: ['expert'] }, {}], contractOf(fiveDays), { floors, need: () => 0 })
    expect(explainProblem(problem).floors).toEqual([{ id: 'expert', needed: 28, possible: 20, ranges: [] }])
    const result = solveRoster(problem, { seed: 1, iterations: 400 })
    expect(result.ok && result.cost.floors).toBe(8 * 5)
    expect(explainProblem(problem).leastCost).toBeGreaterThanOrEqual(8 * 5)
  })

  test('a floor whose people are away is out of reach in those hours', () => {
    const leave = [{ from: '2026-11-02', to: '2026-11-02' }]
    const problem = centre([{ marks: ['expert'], leave }], contractOf(fiveDays), { floors: [expert] })
    expect(explainProblem(problem).floors).toEqual([
      { id: 'expert', needed: 8, possible: 0, ranges: [{ from: 9, to: 17, required: 1, possible: 0 }] },
    ])
  })
})

/** Person-hours of trainees from 8 to 18 of the first day: with `most` 0 each of them is one too many. */
function traineeSlots({ people }: RosterProblem, shifts: readonly ReturnType<typeof shiftAt>[]): number {
  const isTrainee = (id: string) => people.some((person) => person.id === id && person.marks?.includes('trainee'))
  let sum = 0
  for (const { personId, startSlot, endSlot, breaks } of shifts) {
    if (!isTrainee(personId)) continue
    for (let slot = Math.max(8, startSlot); slot < Math.min(18, endSlot); slot += 1) {
      if (!breaks.some((each) => each.slot <= slot && slot < each.slot + each.slots)) sum += 1
    }
  }
  return sum
}
