import { describe, expect, test } from 'vitest'
import { checkRoster } from './check-roster.ts'
import type { Contract, Person, PlannedShift, RosterProblem } from './model.ts'
import { HOUR, type RuleLimits } from './rules.ts'
import { centre, contractOf, DAY_SHIFT, rule, shiftAt } from './test-centre.ts'

const NIGHT = { from: '22:00', to: '06:00', leastSeconds: HOUR }

interface Case {
  readonly limits: RuleLimits
  /** Shifts that keep the rule, just. */
  readonly kept: readonly PlannedShift[]
  readonly broken: readonly PlannedShift[]
  readonly found: number
  readonly allowed: number
  readonly days: readonly number[]
  readonly person?: Partial<Person>
  readonly more?: Partial<RosterProblem> & { days?: number }
}

const days = (...list: readonly number[]) => list.map((day) => shiftAt(day, 9))
const overtime = (day: number, slots: number) =>
  shiftAt(day, 9, { endSlot: day * 24 + 18 + slots, overtimeSlots: slots })
const meal = (day: number, after: number) =>
  shiftAt(day, 9, { breaks: [{ slot: day * 24 + 9 + after, slots: 1, isPaid: false }] })
const week = [0, 1, 2, 3, 4]

const cases: readonly (readonly [string, Case])[] = [
  [
    'work-per-day',
    {
      limits: { kind: 'work-per-day', maxSeconds: 8 * HOUR },
      kept: days(0),
      broken: [shiftAt(0, 9, { endSlot: 19 })],
      found: 9 * HOUR,
      allowed: 8 * HOUR,
      days: [0],
    },
  ],
  [
    'work-per-week',
    {
      limits: { kind: 'work-per-week', maxSeconds: 40 * HOUR },
      kept: days(...week),
      broken: days(...week, 5),
      found: 48 * HOUR,
      allowed: 40 * HOUR,
      days: [...week, 5],
    },
  ],
  [
    'work-per-week, too little',
    {
      limits: { kind: 'work-per-week', minSeconds: 40 * HOUR, maxSeconds: 48 * HOUR },
      kept: days(...week),
      broken: days(0, 1, 2, 3),
      found: 32 * HOUR,
      allowed: 40 * HOUR,
      days: [...week, 5, 6],
    },
  ],
  [
    'work-per-week after leave',
    {
      limits: { kind: 'work-per-week', maxSeconds: 40 * HOUR, leaveDaySeconds: 8 * HOUR },
      kept: days(1, 2, 3, 4),
      broken: days(1, 2, 3, 4, 5),
      found: 48 * HOUR,
      allowed: 40 * HOUR,
      days: [1, 2, 3, 4, 5],
      person: { leave: [{ from: '2026-11-02', to: '2026-11-02' }] },
    },
  ],
  [
    'days-per-week',
    {
      limits: { kind: 'days-per-week', min: 0, max: 5 },
      kept: days(...week),
      broken: days(...week, 6),
      found: 6,
      allowed: 5,
      days: [...week, 6],
    },
  ],
  [
    'days-per-week, too few',
    {
      limits: { kind: 'days-per-week', min: 5, max: 5 },
      kept: days(...week),
      broken: days(0, 1),
      found: 2,
      allowed: 5,
      days: [...week, 5, 6],
    },
  ],
  [
    'days-per-week under way',
    {
      limits: { kind: 'days-per-week', min: 0, max: 5 },
      kept: days(0, 1),
      broken: days(0, 1, 2),
      found: 6,
      allowed: 5,
      days: [0, 1, 2],
      person: { history: { weekShifts: 3 } },
      more: { horizon: { zone: 'Asia/Shanghai', from: '2026-11-05', days: 4, slotSeconds: HOUR } },
    },
  ],
  [
    'days-off-per-week',
    {
      limits: { kind: 'days-off-per-week', min: 2 },
      kept: days(...week),
      broken: days(...week, 5),
      found: 1,
      allowed: 2,
      days: [...week, 5],
    },
  ],
  [
    'rest-between-shifts',
    {
      limits: { kind: 'rest-between-shifts', seconds: 11 * HOUR },
      kept: [shiftAt(0, 12), shiftAt(1, 8)],
      broken: [shiftAt(0, 13), shiftAt(1, 8)],
      found: 10 * HOUR,
      allowed: 11 * HOUR,
      days: [0, 1],
    },
  ],
  [
    'rest after overtime',
    {
      limits: { kind: 'rest-between-shifts', seconds: 11 * HOUR },
      kept: [overtime(0, 3), shiftAt(1, 8)],
      broken: [overtime(0, 4), shiftAt(1, 8)],
      found: 10 * HOUR,
      allowed: 11 * HOUR,
      days: [0, 1],
    },
  ],
  [
    'rest after the shift before the horizon',
    {
      limits: { kind: 'rest-between-shifts', seconds: 11 * HOUR },
      kept: [shiftAt(0, 9)],
      broken: [shiftAt(0, 8)],
      found: 10 * HOUR,
      allowed: 11 * HOUR,
      days: [0],
      person: { history: { lastEndsAt: Date.UTC(2026, 10, 1, 14) } },
    },
  ],
  [
    'days-in-a-row',
    {
      limits: { kind: 'days-in-a-row', max: 3 },
      kept: days(0, 1, 2, 4),
      broken: days(1, 2, 3, 4),
      found: 4,
      allowed: 3,
      days: [1, 2, 3, 4],
    },
  ],
  [
    'days-in-a-row with history',
    {
      limits: { kind: 'days-in-a-row', max: 3 },
      kept: days(0, 2, 3, 4),
      broken: days(0, 1),
      found: 4,
      allowed: 3,
      days: [0, 1],
      person: { history: { daysInARow: 2 } },
    },
  ],
  [
    'nights-in-a-row',
    {
      limits: { kind: 'nights-in-a-row', max: 2, thenRestSeconds: 0, night: NIGHT },
      kept: [shiftAt(0, 14), shiftAt(1, 14), shiftAt(2, 13)],
      broken: [shiftAt(0, 14), shiftAt(1, 14), shiftAt(2, 14)],
      found: 3,
      allowed: 2,
      days: [0, 1, 2],
    },
  ],
  [
    'rest after nights',
    {
      limits: { kind: 'nights-in-a-row', max: 2, thenRestSeconds: 24 * HOUR, night: NIGHT },
      kept: [shiftAt(0, 22), shiftAt(1, 22), shiftAt(3, 7)],
      broken: [shiftAt(0, 22), shiftAt(1, 22), shiftAt(3, 6)],
      found: 23 * HOUR,
      allowed: 24 * HOUR,
      days: [1, 3],
    },
  ],
  [
    'no-nights-for',
    {
      limits: { kind: 'no-nights-for', protections: ['nursing'], night: NIGHT },
      kept: [shiftAt(0, 13)],
      broken: [shiftAt(0, 14)],
      found: 1,
      allowed: 0,
      days: [0],
      person: { protections: ['nursing'] },
    },
  ],
  [
    'weekends-worked',
    {
      limits: { kind: 'weekends-worked', max: 1 },
      kept: days(5, 6),
      broken: days(6, 12),
      found: 2,
      allowed: 1,
      days: [6, 12],
      more: { days: 14 },
    },
  ],
  [
    'stretch-without-break',
    {
      limits: { kind: 'stretch-without-break', maxSeconds: 4 * HOUR },
      kept: [meal(0, 4)],
      broken: [meal(0, 5)],
      found: 5 * HOUR,
      allowed: 4 * HOUR,
      days: [0],
    },
  ],
  [
    'meal-away-from-ends',
    {
      limits: { kind: 'meal-away-from-ends', seconds: 4 * HOUR },
      kept: [meal(0, 4)],
      broken: [meal(0, 3)],
      found: 3 * HOUR,
      allowed: 4 * HOUR,
      days: [0],
    },
  ],
  [
    'overtime of a day',
    {
      limits: { kind: 'overtime', maxDaySeconds: 3 * HOUR, maxMonthSeconds: 36 * HOUR, barredProtections: [] },
      kept: [overtime(0, 3)],
      broken: [overtime(0, 4)],
      found: 4 * HOUR,
      allowed: 3 * HOUR,
      days: [0],
    },
  ],
  [
    'overtime and work of a day',
    {
      limits: {
        kind: 'overtime',
        maxDaySeconds: 5 * HOUR,
        maxDayTotalSeconds: 12 * HOUR,
        maxMonthSeconds: 36 * HOUR,
        barredProtections: [],
      },
      kept: [overtime(0, 4)],
      broken: [overtime(0, 5)],
      found: 13 * HOUR,
      allowed: 12 * HOUR,
      days: [0],
    },
  ],
  [
    'overtime of a month',
    {
      limits: { kind: 'overtime', maxDaySeconds: 3 * HOUR, maxMonthSeconds: 36 * HOUR, barredProtections: [] },
      kept: [overtime(0, 2)],
      broken: [overtime(0, 2), overtime(1, 1)],
      found: 37 * HOUR,
      allowed: 36 * HOUR,
      days: [1],
      person: { history: { overtimeMonthSeconds: 34 * HOUR } },
    },
  ],
  [
    'overtime of the protected',
    {
      limits: { kind: 'overtime', maxDaySeconds: 3 * HOUR, maxMonthSeconds: 36 * HOUR, barredProtections: ['nursing'] },
      kept: days(0),
      broken: [overtime(0, 1)],
      found: HOUR,
      allowed: 0,
      days: [0],
      person: { protections: ['nursing'] },
    },
  ],
]

describe('checkRoster', () => {
  test.each(cases)(
    '%s: the planted violation is found, the legal edge is not',
    (_, { limits, person, more, ...given }) => {
      const problem = centre([person ?? {}], contractOf(rule('R', limits)), more)
      const ofRule = (shifts: readonly PlannedShift[]) =>
        checkRoster(problem, { shifts }).filter(({ ruleId }) => ruleId === 'R')
      expect(ofRule(given.kept)).toEqual([])
      const [violation, ...others] = ofRule(given.broken)
      expect(others).toEqual([])
      expect(violation).toMatchObject({ ruleId: 'R', kind: limits.kind, personId: 'p0', severity: 'hard' })
      expect(violation).toMatchObject({ found: given.found, allowed: given.allowed, days: given.days })
    },
  )

  test('a rule is not held before it comes into force', () => {
    const late = { ...rule('R', { kind: 'days-in-a-row', max: 1 }), effectiveFrom: '2026-11-05' }
    const problem = centre([{}], contractOf(late))
    expect(checkRoster(problem, { shifts: days(0, 1, 2) })).toEqual([])
    expect(checkRoster(problem, { shifts: days(2, 3) })).toHaveLength(1)
  })

  test.each([
    ['ROSTER-PERSON', [shiftAt(0, 9, { personId: 'stranger' })]],
    ['ROSTER-SHIFT', [shiftAt(0, 9, { kindId: 'late' })]],
    ['ROSTER-ONE-A-DAY', [shiftAt(0, 0), shiftAt(0, 12)]],
    ['ROSTER-START', [shiftAt(0, 9, { day: 1 })]],
    ['ROSTER-LENGTH', [shiftAt(0, 9, { endSlot: 17 })]],
    ['ROSTER-BREAKS', [meal(0, 6)]],
    ['ROSTER-BREAKS', [shiftAt(0, 9, { breaks: [] })]],
    ['ROSTER-END', [shiftAt(6, 20)]],
    ['ROSTER-LEAVE', [shiftAt(1, 16)]],
    ['ROSTER-LOCK', [shiftAt(3, 9)]],
    ['ROSTER-LOCK', [shiftAt(4, 9)]],
  ])('%s is found in a roster that has it', (ruleId, shifts: readonly PlannedShift[]) => {
    const { personId: _, ...locked } = shiftAt(4, 8)
    const person: Partial<Person> = {
      leave: [{ from: '2026-11-04', to: '2026-11-04' }],
      locks: [
        { kind: 'off', day: 3 },
        { kind: 'shift', shift: locked },
      ],
    }
    const problem = centre([person], contractOf(), { mayRunPastEnd: false })
    const kept = shiftAt(4, 8)
    const isLockTest = shifts[0]?.day === 4
    const found = checkRoster(problem, { shifts: isLockTest ? shifts : [...shifts, kept] })
    expect(found.map((violation) => violation.ruleId)).toEqual([ruleId])
  })

  test('a start off the grid, or on a weekday without starts, is found', () => {
    const kind = {
      ...DAY_SHIFT,
      starts: { from: '08:00', to: '12:00', everySeconds: 2 * HOUR, weekdays: ['monday'] as const },
    }
    const contract: Contract = { id: 'c', rules: [], shifts: [kind] }
    const startsFound = (shift: PlannedShift) => checkRoster(centre([{}], contract), { shifts: [shift] }).length
    expect([shiftAt(0, 10), shiftAt(0, 11), shiftAt(0, 14), shiftAt(1, 10)].map(startsFound)).toEqual([0, 1, 1, 1])
  })

  test('days that are only known owe no week its least, but count towards its most; their weekends count for nothing', () => {
    const week = rule('R', { kind: 'days-per-week', min: 5, max: 5 })
    const problem = centre([{}], contractOf(week), { days: 7, plannedDays: 6 })
    expect(checkRoster(problem, { shifts: days(0) })).toEqual([])
    expect(checkRoster({ ...problem, plannedDays: 7 }, { shifts: days(0) })).toHaveLength(1)
    expect(checkRoster(problem, { shifts: days(0, 1, 2, 3, 4, 6) })).toMatchObject([{ found: 6, allowed: 5 }])
    const weekend = centre([{}], contractOf(rule('R', { kind: 'weekends-worked', max: 0 })), { plannedDays: 5 })
    expect(checkRoster(weekend, { shifts: days(6) })).toEqual([])
    expect(checkRoster({ ...weekend, plannedDays: 6 }, { shifts: days(5) })).toHaveLength(1)
  })

  test('a shift that was cut may lack the break that was still to come', () => {
    const cut = shiftAt(0, 9, { endSlot: 13, cutSlots: 5, breaks: [] })
    expect(checkRoster(centre([{}], contractOf()), { shifts: [cut] })).toEqual([])
  })
})
