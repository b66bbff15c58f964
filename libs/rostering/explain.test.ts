import { describe, expect, test } from 'vitest'
import { explainPerson, explainProblem } from './explain.ts'
import { HOUR } from './rules.ts'
import { solveRoster } from './solve-roster.ts'
import { centre, contractOf, rule, shiftAt } from './test-centre.ts'

const fiveDays = rule('FIVE-DAYS', { kind: 'days-per-week', min: 5, max: 5 })
const rest = rule('REST-11', { kind: 'rest-between-shifts', seconds: 11 * HOUR })
const shortDay = rule('DAY-7', { kind: 'work-per-day', maxSeconds: 7 * HOUR })
const unpaid = { from: '2026-11-02', to: '2026-11-04', counts: false }

describe('explainProblem', () => {
  test('leave that does not count, against the days of the contract', () => {
    const problem = centre([{ leave: [unpaid] }, {}], contractOf(rest, fiveDays))
    expect(solveRoster(problem, { seed: 1, iterations: 10 })).toEqual({
      ok: false,
      refusal: 'no-legal-plan',
      personIds: ['p0'],
    })
    const parts = [
      { kind: 'rule', ruleId: 'FIVE-DAYS' },
      { kind: 'leave', leave: unpaid },
    ]
    expect(explainProblem(problem).people).toEqual([{ personId: 'p0', parts }])
    expect(explainPerson(problem, 'p1')).toBeNull()
  })

  test('leave that counts leaves a plan', () => {
    expect(explainPerson(centre([{ leave: [{ ...unpaid, counts: true }] }], contractOf(fiveDays)), 'p0')).toBeNull()
  })

  test('two locks too near to each other, and nothing else', () => {
    const locks = [shiftAt(0, 14), shiftAt(1, 8)].map(
      ({ personId: _, ...shift }) => ({ kind: 'shift', shift }) as const,
    )
    const problem = centre([{ locks: [...locks, { kind: 'off', day: 5 }] }], contractOf(rest, fiveDays))
    const parts = [{ kind: 'rule', ruleId: 'REST-11' }, ...locks.map((lock) => ({ kind: 'lock', lock }))]
    expect(explainPerson(problem, 'p0')?.parts).toEqual(parts)
  })

  test('a rule that no shift of the contract keeps', () => {
    const parts = [
      { kind: 'rule', ruleId: 'FIVE-DAYS' },
      { kind: 'rule', ruleId: 'DAY-7' },
    ]
    expect(explainPerson(centre([{}], contractOf(rest, fiveDays, shortDay)), 'p0')?.parts).toEqual(parts)
  })

  test('rest due from before, against a lock', () => {
    const { personId: _, ...shift } = shiftAt(0, 0)
    const history = { lastEndsAt: Date.UTC(2026, 10, 1, 15) }
    const problem = centre([{ history, locks: [{ kind: 'shift', shift }] }], contractOf(rest))
    expect(explainPerson(problem, 'p0')?.parts.map(({ kind }) => kind)).toEqual(['history', 'rule', 'lock'])
  })

  test('an hour that nobody can cover, with how many could be there', () => {
    const contract = contractOf(fiveDays)
    const [kind] = contract.shifts
    if (!kind) throw new Error('no kind')
    const days = { ...contract, shifts: [{ ...kind, starts: { ...kind.starts, from: '08:00', to: '14:00' } }] }
    const leave = [{ from: '2026-11-03', to: '2026-11-03' }]
    const need = (slot: number) => (slot === 3 || slot === 4 ? 1 : slot === 34 ? 2 : 0)
    expect(explainProblem(centre([{}, { leave }], days, { need })).needs).toEqual([
      { skill: 'cards', from: 3, to: 5, required: 1, possible: 0 },
      { skill: 'cards', from: 34, to: 35, required: 2, possible: 1 },
    ])
  })

  test('a need beyond what all together may work costs at least the difference', () => {
    expect(explainProblem(centre([{}, {}], contractOf(fiveDays))).leastCost).toBeCloseTo(168 - 2 * 5 * 8, 9)
  })
})
