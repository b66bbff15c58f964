import { describe, expect, it } from 'vitest'
import { cutAtQuarters, figureOf, judge, slotOf, timeFigureOf } from '#modules/insights/domain.ts'
import { KPIS, kpiByKey, MEASURES, type Sums } from '#modules/insights/kpis.ts'

const none = Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Sums
const figure = (key: string, sums: Partial<Sums>) => figureOf(kpiByKey(key)!, { ...none, ...sums })

describe('figures', () => {
  it('give the house service level of the KPI dictionary’s worked example: 81.9 %', () => {
    const { value, numerator, denominator } = figure('service_level', {
      answered: 1000,
      abandoned: 60,
      answered_in_time: 860,
      abandoned_short: 10,
    })
    expect([numerator, denominator]).toEqual([860, 1050])
    expect((value! * 100).toFixed(1)).toBe('81.9')
  })
  it('are none, not zero, when there is nothing to divide by', () => {
    expect(
      KPIS.filter((kpi) => kpi.source.kind === 'contacts' && kpi.source.denominator !== null).map(
        (kpi) => figureOf(kpi, none).value,
      ),
    ).toEqual(KPIS.filter((kpi) => kpi.source.kind === 'contacts' && kpi.source.denominator !== null).map(() => null))
    expect(figure('short_abandon', {}).value).toBe(0)
  })
  it('count 4 and 5 of 5 as satisfied, of those who rated only', () => {
    const sums = { invited: 100, rated: 36, satisfied: 30 }
    expect(figure('contact_satisfaction', sums).value).toBeCloseTo(30 / 36)
    expect(figure('rating_participation', sums).value).toBe(0.36)
  })
  it('show times in seconds', () =>
    expect(figure('average_speed_of_answer', { wait_answered_ms: 45_000, answered: 3 }).value).toBe(15))
  it('divide agents’ time by state', () => {
    const ms = { busy: 50, 'wrap-up': 30, available: 20, break: 25, offline: 999 }
    expect(timeFigureOf(kpiByKey('occupancy')!, ms).value).toBe(0.8)
    expect(timeFigureOf(kpiByKey('utilisation')!, ms).value).toBe(0.64)
    expect(timeFigureOf(kpiByKey('shrinkage')!, ms).value).toBe(0.2)
  })
  it('have one key each, and names in three languages', () => {
    expect(new Set(KPIS.map((kpi) => kpi.key)).size).toBe(KPIS.length)
    expect(KPIS.every((kpi) => Object.values(kpi.name).every(Boolean) && Object.values(kpi.words).every(Boolean))).toBe(
      true,
    )
  })
})

describe('goals', () => {
  const atLeast = { kpi: 'x', direction: 'at-least', target: 0.8, near: 0.82, baseline: null, dueOn: null } as const
  const atMost = { kpi: 'x', direction: 'at-most', target: 60, near: 30, baseline: null, dueOn: null } as const
  it.each([
    [0.799, atLeast, 'broken'],
    [0.8, atLeast, 'endangered'],
    [0.82, atLeast, 'kept'],
    [60.1, atMost, 'broken'],
    [60, atMost, 'endangered'],
    [30, atMost, 'kept'],
    [null, atMost, null],
  ] as const)('%s against %o is %s', (value, goal, state) => expect(judge(value, goal)).toBe(state))
})

describe('quarter hours', () => {
  it('cut a span at every boundary and lose no millisecond', () => {
    const from = Date.UTC(2026, 0, 1, 9, 14, 59, 999)
    const parts = cutAtQuarters(from, from + 1_800_002)
    expect(parts.map(({ ms }) => ms)).toEqual([1, 900_000, 900_000, 1])
    expect(parts[0]?.slot).toBe(Date.UTC(2026, 0, 1, 9, 0))
    expect(cutAtQuarters(from, from)).toEqual([])
  })
  it('begin at their own instant', () => expect(slotOf(Date.UTC(2026, 0, 1, 9, 15))).toBe(Date.UTC(2026, 0, 1, 9, 15)))
})
