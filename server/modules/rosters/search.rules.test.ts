import { describe, expect, it } from 'vitest'
import type { RosterProblem } from '#libs/rostering/model.ts'
import { cnPack } from '#libs/rostering/packs/cn.ts'
import { HOUR } from '#libs/rostering/rules.ts'
import { type SearchJob, type SearchNews, search } from '#modules/rosters/search.ts'

const contract = {
  id: 'days',
  rules: cnPack.rules,
  shifts: [
    {
      id: 'day',
      spanSeconds: 9 * HOUR,
      starts: { from: '08:00', to: '10:00', everySeconds: 900 },
      breaks: [
        { id: 'rest-1', seconds: 900, isPaid: true, earliestSeconds: HOUR, latestSeconds: 2 * HOUR },
        { id: 'meal', seconds: HOUR, isPaid: false, earliestSeconds: 3 * HOUR, latestSeconds: 4.25 * HOUR },
        { id: 'rest-2', seconds: 900, isPaid: true, earliestSeconds: 6 * HOUR, latestSeconds: 7 * HOUR },
      ],
    },
  ],
}
/** Two are needed from one hour to another, every day of a week. */
const problem = (from: number, to: number): RosterProblem => ({
  horizon: { zone: 'Asia/Shanghai', from: '2026-12-14', days: 7, slotSeconds: 900 },
  needs: [
    {
      skill: 'cards',
      required: Array.from({ length: 672 }, (_, slot) => (slot % 96 >= from * 4 && slot % 96 < to * 4 ? 2 : 0)),
    },
  ],
  contracts: [contract],
  people: ['a', 'b', 'c'].map((id) => ({ id, contractId: 'days', skills: ['cards'] })),
})
function run(job: Partial<SearchJob> & Pick<SearchJob, 'problem'>, elapsedMs = () => 0): SearchNews[] {
  const news: SearchNews[] = []
  search({ seed: 1, seconds: 1, iterations: 200, stop: new Int32Array(1), ...job }, elapsedMs, (one) => news.push(one))
  return news
}

describe('a search', () => {
  it('ends with a legal roster and what it costs', () => {
    const last = run({ problem: problem(9, 17) }).at(-1)
    expect(last).toMatchObject({ kind: 'found', wasStopped: false, outcome: { reason: null, outOfReach: [] } })
    expect(last?.kind === 'found' && last.shifts.length).toBeGreaterThan(9)
    expect(last?.kind === 'found' && last.outcome.cost!.total >= last.outcome.cost!.bound).toBe(true)
  })

  it('names the hours that nobody can cover, and fills the others all the same', () => {
    const last = run({ problem: problem(6, 12) }).at(-1)
    if (last?.kind !== 'found') throw new Error('nothing found')
    expect(last.outcome.outOfReach).toHaveLength(7)
    expect(last.outcome.outOfReach[0]).toEqual({
      queueId: 'cards',
      fromAt: Date.parse('2026-12-14T06:00:00+08:00'),
      toAt: Date.parse('2026-12-14T08:00:00+08:00'),
      required: 2,
      possible: 0,
    })
    expect(last.shifts.length).toBeGreaterThan(9)
  })

  it('stopped before it began, still ends with a legal roster', () => {
    const last = run({ problem: problem(9, 17), iterations: null, stop: Int32Array.of(1) }).at(-1)
    expect(last).toMatchObject({ kind: 'found', wasStopped: true })
  })

  it('of days on which nothing is needed finds a roster, too', () => {
    expect(run({ problem: problem(0, 0) }).at(-1)).toMatchObject({ kind: 'found' })
  })

  it('tells its progress once a second at most', () => {
    let now = 0
    const told = run({ problem: problem(9, 17), iterations: null, seconds: 3 }, () => (now += 100)).filter(
      ({ kind }) => kind === 'progress',
    )
    expect(told.length).toBeGreaterThan(1)
    expect(told.length).toBeLessThan(5)
  })

  it('names rules, leave and locks that leave somebody no plan, by their dates', () => {
    const given = problem(9, 17)
    const rules = [
      ...cnPack.rules,
      { id: 'FIVE', kind: 'days-per-week', min: 5, max: 5, source: 'x', effectiveFrom: '2020-01-01', severity: 'hard' },
    ] as const
    const people = given.people.map((person) => ({
      ...person,
      locks: [0, 1, 2].map((day) => ({ kind: 'off' as const, day })),
    }))
    const last = run({ problem: { ...given, contracts: [{ ...contract, rules }], people } }).at(-1)
    if (last?.kind !== 'refused') throw new Error('not refused')
    expect(last.outcome.reason).toBe('no-legal-plan')
    expect(last.outcome.conflicts.map(({ personId }) => personId)).toEqual(['a', 'b', 'c'])
    expect(last.outcome.conflicts[0]?.parts).toEqual(['FIVE', 'lock 2026-12-14', 'lock 2026-12-15', 'lock 2026-12-16'])
  })

  it('keeps the rest before what is locked after the roster, and gives the shifts of the roster alone', () => {
    const given = problem(9, 17)
    const horizon = { ...given.horizon, days: 8 }
    const needs = given.needs.map((need) => ({ ...need, required: [...need.required, ...Array(96).fill(0)] }))
    const [shape] = contract.shifts
    const late = { ...shape!, id: 'late', starts: { from: '14:00', to: '14:00', everySeconds: 900 } }
    const locked = (day: number, hour: number, kindId: string) => {
      const startSlot = day * 96 + hour * 4
      const breaks = [
        { slot: startSlot + 7, slots: 1, isPaid: true },
        { slot: startSlot + 16, slots: 4, isPaid: false },
        { slot: startSlot + 27, slots: 1, isPaid: true },
      ]
      return { kind: 'shift' as const, shift: { day, kindId, startSlot, endSlot: startSlot + 36, breaks } }
    }
    const with_ = (...locks: ReturnType<typeof locked>[]): RosterProblem => ({
      ...given,
      horizon,
      needs,
      contracts: [{ ...contract, shifts: [...contract.shifts, late] }],
      people: [{ id: 'a', contractId: 'days', skills: ['cards'], locks }],
    })
    const next = locked(7, 8, 'day')
    const found = run({ problem: with_(next), days: 7 }).at(-1)
    if (found?.kind !== 'found') throw new Error('nothing found')
    expect(found.shifts.length).toBeGreaterThan(3)
    expect(found.shifts.every(({ date }) => date <= '2026-12-20')).toBe(true)
    const tooLate = run({ problem: with_(locked(6, 14, 'late'), next), days: 7 }).at(-1)
    if (tooLate?.kind !== 'refused') throw new Error('not refused')
    expect(tooLate.outcome.conflicts[0]?.parts).toEqual(['CN-REST-11', 'lock 2026-12-20', 'lock 2026-12-21'])
  })

  it('of a problem that cannot be read is refused with what is wrong', () => {
    const last = run({ problem: { ...problem(9, 17), people: [] } }).at(-1)
    expect(last).toMatchObject({ kind: 'refused', outcome: { reason: 'problem-faulty' } })
    expect(last?.kind === 'refused' && last.outcome.detail).toContain('nobody to roster')
  })
})
