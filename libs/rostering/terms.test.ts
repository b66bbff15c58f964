import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { checkRoster } from './check-roster.ts'
import type { Contract, PlannedShift, RosterProblem } from './model.ts'
import { HOUR, type RuleLimits } from './rules.ts'
import { solveRoster } from './solve-roster.ts'
import { joinTerms } from './terms.ts'
import { centre, DAY_SHIFT, rule, shiftAt } from './test-centre.ts'
import { randomProblem } from './test-random-problem.ts'

const WEDNESDAY = '2026-11-04'
const contract = (id: string, limits: readonly RuleLimits[], shifts = [DAY_SHIFT]): Contract => ({
  id,
  rules: limits.map((each) => rule(each.kind.toUpperCase(), each)),
  shifts,
})
const joined = (before: Contract, after: Contract, protections: readonly (readonly string[])[] = [[], []]) =>
  joinTerms([
    { from: '2020-01-01', until: '2026-11-03', contract: before, protections: protections[0] ?? [] },
    { from: WEDNESDAY, until: '9999-12-31', contract: after, protections: protections[1] ?? [] },
  ])
const days = (...list: readonly number[]) => list.map((day) => shiftAt(day, 9))
const found = (problem: RosterProblem, shifts: readonly PlannedShift[]) =>
  checkRoster(problem, { shifts }).map(({ ruleId, days: on, allowed }) => [ruleId, on, allowed])

/** One person from Monday 2026-11-02 on, whose terms change on Wednesday. */
function changing(before: readonly RuleLimits[], after: readonly RuleLimits[], count = 14): RosterProblem {
  const own = joined(contract('a', before), contract('b', after))
  return centre([{ protections: own.protections }], own.contract, { days: count })
}

describe('terms that change', () => {
  test('each day is judged by the terms of that day', () => {
    const problem = changing(
      [{ kind: 'work-per-day', maxSeconds: 8 * HOUR }],
      [{ kind: 'work-per-day', maxSeconds: 6 * HOUR }],
    )
    expect(found(problem, days(1, 2))).toEqual([['WORK-PER-DAY', [2], 6 * HOUR]])
  })

  test('a run of days that reaches over the change is judged on each day by what holds on it', () => {
    const problem = changing([{ kind: 'days-in-a-row', max: 5 }], [{ kind: 'days-in-a-row', max: 3 }])
    expect(found(problem, days(0, 1, 2))).toEqual([])
    expect(found(problem, days(0, 1, 2, 3))).toEqual([['DAYS-IN-A-ROW', [0, 1, 2, 3], 3]])
    const looser = changing([{ kind: 'days-in-a-row', max: 1 }], [{ kind: 'days-in-a-row', max: 5 }])
    expect(found(looser, days(0, 1, 2, 3))).toEqual([['DAYS-IN-A-ROW', [0, 1], 1]])
    expect(found(looser, days(1, 2, 3))).toEqual([])
  })

  test('rest is that of the day before it, also into the first day of other terms', () => {
    const rest = (hours: number): RuleLimits => ({ kind: 'rest-between-shifts', seconds: hours * HOUR })
    const late = [shiftAt(1, 15), shiftAt(2, 9)]
    expect(found(changing([rest(11)], [rest(8)]), late)).toEqual([['REST-BETWEEN-SHIFTS', [1, 2], 11 * HOUR]])
    expect(found(changing([rest(8)], [rest(11)]), late)).toEqual([])
    expect(found(changing([rest(8)], [rest(11)]), [shiftAt(2, 15), shiftAt(3, 9)])).toHaveLength(1)
  })

  test('the week of the change is held to the upper limits of its Monday, and to no lower limit; the next to both', () => {
    const perWeek = (min: number, max: number): RuleLimits => ({ kind: 'days-per-week', min, max })
    const problem = changing([perWeek(5, 5)], [perWeek(3, 3)])
    expect(found(problem, days(0, 7, 8, 9))).toEqual([])
    expect(found(problem, days(0, 1, 2, 3, 4, 7, 8, 9))).toEqual([])
    expect(found(problem, days(0, 1, 2, 3, 4, 5, 7, 8, 9))).toEqual([['DAYS-PER-WEEK', [0, 1, 2, 3, 4, 5], 5]])
    expect(found(problem, days(0, 7, 8, 9, 10)).map(([, on]) => on)).toEqual([[7, 8, 9, 10]])
    expect(found(problem, days(0, 7, 8)).map(([, on]) => on)).toEqual([[7, 8, 9, 10, 11, 12, 13]])
  })

  test('a rule that stays the same is one, and owes its whole week', () => {
    const same: RuleLimits = { kind: 'days-per-week', min: 5, max: 5 }
    const problem = changing([same], [same, { kind: 'days-in-a-row', max: 5 }], 7)
    expect(problem.contracts[0]?.rules).toHaveLength(2)
    expect(found(problem, days(0)).map(([id]) => id)).toEqual(['DAYS-PER-WEEK'])
  })

  test('a shift has the shape that its contract offers on that day', () => {
    const short = { ...DAY_SHIFT, spanSeconds: 6 * HOUR }
    const { contract: own } = joined(contract('a', []), contract('b', [], [short]))
    const problem = centre([{}], own)
    expect(found(problem, [shiftAt(1, 9), shiftAt(2, 9, { endSlot: 2 * 24 + 15 })])).toEqual([])
    expect(found(problem, [shiftAt(1, 9, { endSlot: 24 + 15 })]).map(([id]) => id)).toEqual(['ROSTER-LENGTH'])
    expect(found(problem, days(2)).map(([id]) => id)).toEqual(['ROSTER-LENGTH'])
  })

  test('who is spared from nights from a day on is spared from there, and no longer than it lasts', () => {
    const night = { from: '22:00', to: '06:00', leastSeconds: HOUR }
    const spared = contract('a', [{ kind: 'no-nights-for', protections: ['nursing', 'pregnant-7-months'], night }])
    const own = joined(spared, spared, [['nursing'], []])
    const problem = centre([{ protections: own.protections }], own.contract)
    expect(found(problem, [shiftAt(1, 20), shiftAt(3, 20)]).map(([, on]) => on)).toEqual([[1]])
    const later = joined(spared, spared, [[], ['nursing']])
    const other = centre([{ protections: later.protections }], later.contract)
    expect(found(other, [shiftAt(1, 20), shiftAt(3, 20)]).map(([, on]) => on)).toEqual([[3]])
  })

  test('the search plans each part of a week by its own terms', () => {
    const short = { ...DAY_SHIFT, id: 'short', spanSeconds: 6 * HOUR }
    const own = joined(
      contract('a', [{ kind: 'days-per-week', min: 5, max: 5 }]),
      contract('b', [{ kind: 'days-per-week', min: 3, max: 3 }], [short]),
    )
    const problem = centre([{}], own.contract, { days: 14 })
    const result = solveRoster(problem, { seed: 1, iterations: 60 })
    if (!result.ok) throw new Error('no legal plan')
    expect(checkRoster(problem, result.roster)).toEqual([])
    const kinds = result.roster.shifts.map(({ day, kindId }) => `${day < 2 ? 'before' : 'after'} ${kindId}`)
    expect([...new Set(kinds)]).toEqual(['before day', 'after short'])
    expect(result.roster.shifts.filter(({ day }) => day >= 7)).toHaveLength(3)
  })

  test.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'terms that stay judge as if they had no parts (random roster %d)',
    (seed) => {
      const problem = randomProblem(seed, { people: 6, days: 10 })
      const shifts = randomShifts(problem, seed)
      const parted = problem.contracts.map((own) => ({
        ...joined(own, { ...own, id: `${own.id} again` }).contract,
        id: own.id,
      }))
      expect(checkRoster({ ...problem, contracts: parted }, { shifts })).toEqual(checkRoster(problem, { shifts }))
    },
  )
})

/** Shifts of the kinds of their contracts, without a look at the rules. */
function randomShifts({ people, contracts, horizon }: RosterProblem, seed: number): PlannedShift[] {
  const chance = seededRandom(seed + 1000)
  return people.flatMap(({ id, contractId }) => {
    const kinds = contracts.find((each) => each.id === contractId)?.shifts ?? []
    return Array.from({ length: horizon.days }, (_, day) => day).flatMap((day) => {
      const kind = kinds[Math.floor(chance() * kinds.length)]
      if (!kind || chance() < 0.3) return []
      const startSlot = day * 24 + Math.floor(chance() * 20)
      const breaks = kind.breaks.map(({ seconds, isPaid, earliestSeconds }) => {
        return { slot: startSlot + earliestSeconds / HOUR, slots: seconds / HOUR, isPaid }
      })
      return [{ personId: id, day, kindId: kind.id, startSlot, endSlot: startSlot + kind.spanSeconds / HOUR, breaks }]
    })
  })
}
