import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { checkRoster } from './check-roster.ts'
import type { Roster, RosterProblem } from './model.ts'
import { replanDay, USUAL_MOVES } from './replan-day.ts'
import { HOUR } from './rules.ts'
import { centre, contractOf, rule, shiftAt } from './test-centre.ts'

const moves = { ...USUAL_MOVES, overtimeSlots: 3 }
const rules = [
  rule('REST-11', { kind: 'rest-between-shifts', seconds: 11 * HOUR }),
  rule('OVERTIME', {
    kind: 'overtime',
    maxDaySeconds: 2 * HOUR,
    maxMonthSeconds: 36 * HOUR,
    barredProtections: ['nursing'],
  }),
]
const people = (count: number) => Array.from({ length: count }, () => ({}))
const ids = (count: number) => Array.from({ length: count }, (_, place) => `p${place}`)
const allAt = (count: number, hour: number): Roster => ({
  shifts: ids(count).map((personId) => ({ ...shiftAt(0, hour), personId })),
})

describe('replanDay', () => {
  test('breaks go to where more people are than needed, and those that have begun stay', () => {
    const need = (slot: number) => (slot === 13 ? 4 : slot === 12 || slot === 14 ? 2 : 0)
    const problem = centre(people(4), contractOf(...rules), { need, costs: { surplus: 0 } })
    const request = { problem, roster: allAt(4, 9), day: 0, moves: { ...moves, overtimeSlots: 0 }, mostTouchedShare: 1 }
    const early = replanDay({ ...request, nowSlot: 12 })
    expect([early.costBefore, early.costAfter]).toEqual([12, 0])
    expect(early.changes).toHaveLength(4)
    expect(checkRoster(problem, early.roster)).toEqual([])
    expect(replanDay({ ...request, nowSlot: 14 }).changes).toEqual([])
  })

  test('no more people are asked than allowed, and those first who save most', () => {
    const need = (slot: number) => (slot >= 18 && slot < 20 ? 3 : 0)
    const problem = centre(people(10), contractOf(...rules), { need })
    const { changes, onDuty, costAfter, costBefore } = replanDay({
      problem,
      roster: allAt(10, 9),
      day: 0,
      nowSlot: 15,
      moves,
      mostTouchedShare: 0.25,
    })
    expect([onDuty, changes.length]).toEqual([10, 2])
    expect(changes.map(({ after }) => after.overtimeSlots)).toEqual([2, 2])
    expect(costBefore - costAfter).toBeCloseTo(2 * 2 * 3, 9)
    expect(changes[0]?.saves).toBeCloseTo(6 - 0.5 - 2 * 0.4, 9)
  })

  test('overtime keeps the rest before the next shift, the limit of the day, and who is spared', () => {
    const need = (slot: number) => (slot >= 18 && slot < 24 ? 5 : 0)
    const problem = centre([{}, { protections: ['nursing'] }, {}], contractOf(...rules), { need })
    const roster = { shifts: [...allAt(3, 9).shifts, shiftAt(1, 6)] }
    const { changes } = replanDay({ problem, roster, day: 0, nowSlot: 15, moves, mostTouchedShare: 1 })
    expect(changes.map(({ after }) => [after.personId, after.overtimeSlots])).toEqual([
      ['p2', 2],
      ['p0', 1],
    ])
  })

  test('who is absent covers nothing and is asked for nothing', () => {
    const need = (slot: number) => (slot >= 9 && slot < 18 ? 1 : 0)
    const problem = centre(people(2), contractOf(...rules), { need })
    const { onDuty, costBefore } = replanDay({
      problem,
      roster: allAt(2, 9),
      day: 0,
      nowSlot: 12,
      absences: ids(2).map((personId) => ({ personId, fromSlot: 12, toSlot: 16 })),
      moves,
      mostTouchedShare: 1,
    })
    expect([onDuty, costBefore]).toEqual([0, 4 * 3 + 2 * 0.25])
  })

  test('people too many are let go early where that is allowed', () => {
    const problem = centre(people(3), contractOf(...rules), { need: (slot) => (slot < 16 ? 3 : slot < 18 ? 1 : 0) })
    const { changes, roster } = replanDay({
      problem,
      roster: allAt(3, 9),
      day: 0,
      nowSlot: 14,
      moves: { ...moves, touch: 0.1, cutSlots: 4, cutCost: 0 },
      mostTouchedShare: 1,
    })
    expect(changes.map(({ after }) => after.cutSlots)).toEqual([2, 2])
    expect(checkRoster(problem, roster)).toEqual([])
  })

  test.each([1, 2, 3, 4, 5, 6])('breaks no rule and never costs more, on a day gone wrong (%d)', (seed) => {
    const chance = seededRandom(seed)
    const hours = ids(12).map(() => 6 + Math.floor(chance() * 8))
    const shifts = ids(12).map((personId, place) => ({ ...shiftAt(0, hours[place] ?? 9), personId }))
    const problem: RosterProblem = centre(people(12), contractOf(...rules), { need: () => Math.floor(chance() * 9) })
    const absences = ids(12)
      .filter(() => chance() < 0.2)
      .map((personId) => ({ personId, fromSlot: 11, toSlot: 24 }))
    const result = replanDay({
      problem,
      roster: { shifts },
      day: 0,
      nowSlot: 11,
      absences,
      moves,
      mostTouchedShare: 0.5,
    })
    expect(checkRoster(problem, result.roster)).toEqual([])
    expect(result.costAfter).toBeLessThanOrEqual(result.costBefore)
    for (const { before, after } of result.changes) {
      const past = (shift: typeof after) => shift.breaks.filter(({ slot }) => slot < 11)
      expect(past(after)).toEqual(past(before))
      expect(after.startSlot).toBe(before.startSlot)
    }
  })

  test.each([
    [{ day: 9 }, /day is 9/],
    [{ nowSlot: 30 }, /nowSlot is 30/],
    [{ mostTouchedShare: 2 }, /share, 0 to 1/],
    [{ absences: [{ personId: 'x', fromSlot: 0, toSlot: 1 }] }, /no such person/],
  ])('%j is refused', (wrong, message) => {
    const problem = centre(people(1), contractOf(...rules))
    const request = { problem, roster: allAt(1, 9), day: 0, nowSlot: 12, moves, mostTouchedShare: 1 }
    expect(() => replanDay({ ...request, ...wrong })).toThrow(message)
  })
})
