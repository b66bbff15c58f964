import { describe, expect, test } from 'vitest'
import { checkRoster } from './check-roster.ts'
import { explainPerson } from './explain.ts'
import { capacityBound, priceBound } from './lower-bound.ts'
import type { Lock, RosterProblem } from './model.ts'
import { cnPack } from './packs/cn.ts'
import { twPack } from './packs/tw.ts'
import { HOUR } from './rules.ts'
import { compileProblem } from './search/compile.ts'
import { solveRoster } from './solve-roster.ts'
import { centre, contractOf, DAY_SHIFT, rule, shiftAt } from './test-centre.ts'
import { randomProblem, withChange } from './test-random-problem.ts'

const seeds = Array.from({ length: 24 }, (_, seed) => seed)
const fiveDays = rule('days', { kind: 'days-per-week', min: 5, max: 5 })

function solved(problem: RosterProblem, iterations: number, seed = 1) {
  const result = solveRoster(problem, { seed, iterations })
  if (!result.ok) throw new Error(`no legal plan for ${result.personIds.join(', ')}`)
  return result
}

/** A day shift from that hour with its meal after four hours. */
const isAtWork = (hour: number, start: number) => hour >= start && hour < start + 9 && hour !== start + 4

/** Only people who have a legal plan. */
function possible(problem: RosterProblem): RosterProblem {
  return { ...problem, people: problem.people.filter(({ id }) => explainPerson(problem, id) === null) }
}

// Generous, for slow machines: nothing here takes a second of a core by itself.
describe('solveRoster', { timeout: 60_000 }, () => {
  test.each(seeds)('breaks no rule, on random rules %d, or says whom the rules leave no plan', (seed) => {
    const problem = randomProblem(seed, { people: 6 })
    const result = solveRoster(problem, { seed, iterations: 40 })
    if (result.ok) expect(checkRoster(problem, result.roster)).toEqual([])
    else for (const id of result.personIds) expect(explainPerson(problem, id)?.parts.length).toBeGreaterThan(0)
    const rest = possible(problem)
    if (rest.people.length > 0) expect(checkRoster(rest, solved(rest, 40).roster)).toEqual([])
  })

  test.each(seeds)('breaks no rule where everyone’s terms change on the way (random rules %d)', (seed) => {
    const random = randomProblem(seed, { people: 6, days: 9 })
    const problem = possible({ ...withChange(random, 1 + (seed % 8)), plannedDays: 9 - (seed % 4) })
    if (problem.people.length > 0) expect(checkRoster(problem, solved(problem, 40).roster)).toEqual([])
  })

  test.each([3, 8, 21])('what is locked stays as it is (random rules %d)', (seed) => {
    const problem = possible(randomProblem(seed, { people: 12 }))
    const first = solved(problem, 80)
    const people = problem.people.map((person, place) => {
      const shift = first.roster.shifts.find(({ personId }) => personId === person.id)
      if (place % 2 === 0 || !shift) return person
      const { personId: _, ...own } = shift
      return { ...person, locks: [{ kind: 'shift', shift: own } satisfies Lock] }
    })
    const locked = { ...problem, people }
    const again = solved(locked, 80, 99)
    expect(checkRoster(locked, again.roster)).toEqual([])
    for (const { id, locks = [] } of people) {
      for (const lock of locks) {
        if (lock.kind === 'shift') expect(again.roster.shifts).toContainEqual({ personId: id, ...lock.shift })
      }
    }
  })

  test('the same seed gives the same roster, another seed another one', () => {
    const problem = possible(randomProblem(5, { people: 12 }))
    const [a, b, c] = [solved(problem, 300, 1), solved(problem, 300, 1), solved(problem, 300, 2)]
    expect(a.roster).toEqual(b.roster)
    expect(a.roster).not.toEqual(c.roster)
  })

  test.each([0, 1, 2, 5])('stopped after %d looks, it is legal and no worse than at any look before', (looks) => {
    const problem = possible(randomProblem(11, { people: 12 }))
    let asked = 0
    const seen: number[] = []
    const result = solveRoster(problem, {
      seed: 4,
      iterations: 1000,
      shouldStop: () => {
        asked += 1
        return asked > looks
      },
      onProgress: ({ cost }) => seen.push(cost),
    })
    if (!result.ok) throw new Error('no plan')
    expect(checkRoster(problem, result.roster)).toEqual([])
    expect(result.cost.total).toBeLessThanOrEqual(Math.min(...seen) + 1e-9)
  })

  test('a day that one shift covers is covered, and the cost is the bound', () => {
    const need = (slot: number) => (slot % 24 >= 9 && slot % 24 < 18 && slot % 24 !== 13 && slot < 120 ? 2 : 0)
    const result = solved(centre([{}, {}], contractOf(fiveDays), { need }), 400)
    expect(result.cost).toMatchObject({ total: 0, coverage: 0 })
    expect(result.roster.shifts).toHaveLength(10)
    expect(result.roster.shifts[0]).toEqual(shiftAt(0, 9))
  })

  test('cost parts add up, and neither bound is above the cost', () => {
    const problem = possible(randomProblem(17, { people: 12 }))
    const { cost, bound } = solved(problem, 500)
    expect(cost.coverage + cost.floors + cost.people).toBeCloseTo(cost.total, 9)
    expect(bound.total).toBeCloseTo(capacityBound(compileProblem(problem)).total, 9)
    const priced = priceBound(problem, { rounds: 60 })
    expect(priced.total).toBeGreaterThanOrEqual(bound.total)
    expect(priced.total).toBeLessThanOrEqual(cost.total + 1e-9)
  })

  test('wishes, leave and history decide who works when', () => {
    const contract = contractOf(rule('days', { kind: 'days-per-week', min: 1, max: 1 }))
    const wish = (weight: number) => ({ kind: 'day-off', date: '2026-11-02', weight }) as const
    const onMonday = (problem: RosterProblem) =>
      solved(problem, 300).roster.shifts.flatMap(({ day, personId }) => (day === 0 ? [personId] : []))
    const needed = (people: Parameters<typeof centre>[0]) =>
      onMonday(centre(people, contract, { need: (slot) => (slot === 10 ? 1 : 0), costs: { surplus: 0.01 } }))
    expect(needed([{ wishes: [wish(0.1)] }, { wishes: [wish(2)] }])).toEqual(['p0'])
    const refused = { history: { refusedWishes: 76 }, wishes: [wish(0.1)] }
    expect(needed([refused, { wishes: [wish(0.1)] }])).toEqual(['p1'])
    expect(needed([{ leave: [{ from: '2026-11-02', to: '2026-11-02' }] }, { wishes: [wish(0.6)] }])).toEqual(['p1'])
  })

  test('where hours are what is needed, each works those they wish, day by day', () => {
    const hours = [0, 2, 4, 6, 8, 10, 12, 14]
    const need = (slot: number) => hours.filter((hour) => isAtWork(slot % 24, hour)).length
    const people = hours.map((hour) => {
      const wished = `${String(hour).padStart(2, '0')}:00`
      return { wishes: [{ kind: 'start-between', from: wished, to: wished, weightPerHour: 0.02 } as const] }
    })
    const everyDay = rule('days', { kind: 'days-per-week', min: 7, max: 7 })
    const { cost } = solved(centre(people, contractOf(everyDay), { need }), 4000, 2)
    // Whoever exchanges whole plans only ends near 4, on average more than three hours off the wish.
    expect(cost.total).toBeLessThan(0.5)
  })

  test('nights go to those who had fewer', () => {
    const contract = contractOf(rule('days', { kind: 'days-per-week', min: 2, max: 2 }))
    const need = (slot: number) => (slot % 24 < 3 && slot < 48 ? 1 : 0)
    const people = [{ history: { nights: 5 } }, { history: { nights: 1 } }]
    const { roster } = solved(centre(people, contract, { need, costs: { nights: 0.2, surplus: 0.01 } }), 600)
    const nights = (id: string) => roster.shifts.filter((s) => s.personId === id && s.startSlot % 24 < 6).length
    expect(nights('p1')).toBeGreaterThan(nights('p0'))
  })

  test('a floor is kept by those it counts', () => {
    const floors = [{ id: 'lead', mark: 'leader', least: 1, slots: [{ from: 0, to: 3 }] }]
    const problem = centre([{ marks: ['leader'] }, {}], contractOf(fiveDays), { floors, need: () => 1 })
    const { roster, cost } = solved(problem, 400)
    expect(cost.floors).toBe(0)
    expect(roster.shifts.find(({ personId, day }) => personId === 'p0' && day === 0)?.startSlot).toBeLessThanOrEqual(0)
  })

  test.each([
    ['CN', cnPack],
    ['TW', twPack],
  ])('the rules of %s are kept over four weeks in which the clock changes', (_, pack) => {
    const pause = { seconds: 900, isPaid: true }
    const kind = {
      ...DAY_SHIFT,
      starts: { from: '00:00', to: '23:00', everySeconds: HOUR },
      breaks: [
        { ...pause, id: 'rest-1', earliestSeconds: HOUR, latestSeconds: 2 * HOUR },
        { id: 'meal', seconds: HOUR, isPaid: false, earliestSeconds: 3 * HOUR, latestSeconds: 5 * HOUR },
        { ...pause, id: 'rest-2', earliestSeconds: 6 * HOUR, latestSeconds: 7.5 * HOUR },
      ],
    }
    const horizon = { zone: 'America/New_York', from: '2026-10-19', days: 28, slotSeconds: 900 }
    const contract = { id: 'c', rules: [...pack.rules, fiveDays], shifts: [kind] }
    const people = Array.from({ length: 6 }, (__, place) => ({
      id: `p${place}`,
      contractId: 'c',
      skills: ['cards'],
      protections: place === 0 ? ['nursing'] : [],
    }))
    const required = Array.from({ length: 28 * 96 + 4 }, () => 1)
    const problem: RosterProblem = { horizon, needs: [{ skill: 'cards', required }], contracts: [contract], people }
    const { roster } = solved(problem, 150)
    expect(checkRoster(problem, roster)).toEqual([])
    expect(roster.shifts).toHaveLength(6 * 20)
  })

  test('neither iterations nor a budget is refused, for the search would not end', () => {
    expect(() => solveRoster(centre([{}], contractOf()), { seed: 1 })).toThrow(/would not end/)
  })
})
