import { expect, test } from 'vitest'
import { checkRoster } from './check-roster.ts'
import { explainPerson } from './explain.ts'
import type { Contract, RosterProblem } from './model.ts'
import { cnPack } from './packs/cn.ts'
import { HOUR, type Rule } from './rules.ts'
import { solveRoster } from './solve-roster.ts'

test('the worked example of the README is true', { timeout: 60_000 }, () => {
  const fiveDays: Rule = {
    id: 'FIVE-DAYS',
    kind: 'days-per-week',
    min: 5,
    max: 5,
    source: 'agreement',
    effectiveFrom: '2026-01-01',
    severity: 'hard',
  }
  const fullTime: Contract = {
    id: 'full-time',
    rules: [...cnPack.rules, fiveDays],
    shifts: [
      {
        id: 'day',
        spanSeconds: 9 * HOUR,
        starts: { from: '07:00', to: '13:00', everySeconds: 900 },
        breaks: [
          { id: 'rest-1', seconds: 900, isPaid: true, earliestSeconds: HOUR, latestSeconds: 2 * HOUR },
          { id: 'meal', seconds: HOUR, isPaid: false, earliestSeconds: 3 * HOUR, latestSeconds: 4.25 * HOUR },
          { id: 'rest-2', seconds: 900, isPaid: true, earliestSeconds: 6 * HOUR, latestSeconds: 7 * HOUR },
        ],
      },
    ],
  }
  const need = (slot: number) => {
    const hour = (slot % 96) / 4
    return hour < 8 || hour >= 21 ? 0 : hour >= 12 && hour < 17 ? 4 : 2
  }
  const problem: RosterProblem = {
    horizon: { zone: 'Asia/Shanghai', from: '2026-11-02', days: 7, slotSeconds: 900 },
    needs: [{ skill: 'cards', required: Array.from({ length: 672 }, (_, slot) => need(slot)) }],
    contracts: [fullTime],
    people: ['Mei', 'Jun', 'Lan', 'Bo', 'Hua', 'Yun', 'Tao', 'Qin'].map((id) => ({
      id,
      contractId: 'full-time',
      skills: ['cards'],
    })),
  }
  const result = solveRoster(problem, { seed: 1, iterations: 3000 })
  if (!result.ok) throw new Error('no plan')
  expect(result.roster.shifts).toHaveLength(40)
  expect([result.cost.total, result.bound.total]).toEqual([87, 48])
  expect(checkRoster(problem, result.roster)).toEqual([])

  const leave = [{ from: '2026-11-02', to: '2026-11-07', counts: false }]
  const people = problem.people.map((person) => (person.id === 'Mei' ? { ...person, leave } : person))
  expect(explainPerson({ ...problem, people }, 'Mei')).toEqual({
    personId: 'Mei',
    parts: [
      { kind: 'rule', ruleId: 'FIVE-DAYS' },
      { kind: 'leave', leave: leave[0] },
    ],
  })
})
