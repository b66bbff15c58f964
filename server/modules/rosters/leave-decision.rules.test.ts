import { describe, expect, it } from 'vitest'
import { countedDates, decideLeave, decideWithdrawal, type LeaveFacts } from '#modules/rosters/leave-decision.ts'
import type { LeaveKind } from '#modules/rosters/own-contract.ts'

const TODAY = '2026-12-07'
const facts = (change: Partial<LeaveFacts> = {}): LeaveFacts => ({
  today: TODAY,
  others: [],
  begunOn: null,
  counted: ['2026-12-14', '2026-12-15'],
  left: { '2026': 2 },
  pools: [
    { date: '2026-12-14', most: 2, granted: 1 },
    { date: '2026-12-15', most: 2, granted: 1 },
  ],
  ...change,
})
const ask = (change: Partial<{ kind: LeaveKind; from: string; to: string }> = {}) => ({
  kind: 'annual' as LeaveKind,
  from: '2026-12-14',
  to: '2026-12-15',
  ...change,
})

describe('leave is answered at once', () => {
  it.each([
    ['granted where every pool has room', ask(), {}, 'granted', 'pool-has-room', null],
    [
      'refused with the first date that is full',
      ask(),
      {
        pools: [
          { date: '2026-12-14', most: 2, granted: 1 },
          { date: '2026-12-15', most: 2, granted: 2 },
        ],
      },
      'refused',
      'pool-full',
      '2026-12-15',
    ],
    [
      'refused where one of two pools of a date is full',
      ask(),
      {
        pools: [
          { date: '2026-12-14', most: 9, granted: 0 },
          { date: '2026-12-14', most: 1, granted: 1 },
          { date: '2026-12-15', most: 9, granted: 0 },
        ],
      },
      'refused',
      'pool-full',
      '2026-12-14',
    ],
    [
      'left to a person from the first date without a pool',
      ask(),
      { pools: [{ date: '2026-12-14', most: 2, granted: 0 }] },
      'asked',
      'no-pool',
      '2026-12-15',
    ],
    [
      'a pool of nobody is full',
      ask({ to: '2026-12-14' }),
      { pools: [{ date: '2026-12-14', most: 0, granted: 0 }] },
      'refused',
      'pool-full',
      '2026-12-14',
    ],
    ['refused when the days do not suffice', ask(), { left: { '2026': 1 } }, 'refused', 'balance-short', '2026-12-15'],
    ['granted when no days are kept', ask(), { left: null }, 'granted', 'pool-has-room', null],
    [
      'each year pays for its own days',
      ask({ from: '2026-12-31', to: '2027-01-01' }),
      { counted: ['2026-12-31', '2027-01-01'], left: { '2026': 1, '2027': 0 } },
      'refused',
      'balance-short',
      '2027-01-01',
    ],
    [
      'personal leave asks no balance',
      ask({ kind: 'personal' }),
      { left: { '2026': 0 } },
      'granted',
      'pool-has-room',
      null,
    ],
    [
      'sick leave is granted whatever the pool says',
      ask({ kind: 'sick' }),
      { pools: [] },
      'granted',
      'sick-at-once',
      null,
    ],
    ['family leave waits for a person', ask({ kind: 'family' }), {}, 'asked', 'kind-needs-person', null],
    ['time off for overtime waits for a person', ask({ kind: 'compensatory' }), {}, 'asked', 'kind-needs-person', null],
    ['a course waits for a person', ask({ kind: 'course' }), {}, 'asked', 'kind-needs-person', null],
  ] as const)('%s', (_claim, what, change, state, answer, on) => {
    expect(decideLeave(what, facts(change))).toEqual({ ok: true, state, answer, on })
  })
})

describe('leave that cannot be is refused, with the date', () => {
  it.each([
    ['it ends before it begins', ask({ to: '2026-12-13' }), {}, 'leave-ends-before-it-begins', '2026-12-13'],
    ['sixty days are the most', ask({ to: '2027-02-12' }), {}, 'leave-too-long', '2027-02-12'],
    ['nothing further than a year', ask({ from: '2027-12-09', to: '2027-12-09' }), {}, 'leave-too-far', '2027-12-09'],
    ['not from yesterday on', ask({ from: '2026-12-06' }), {}, 'leave-in-the-past', '2026-12-06'],
    [
      'a sick note from eight days ago',
      ask({ kind: 'sick', from: '2026-11-29', to: '2026-11-30' }),
      {},
      'leave-in-the-past',
      '2026-11-29',
    ],
    [
      'there is leave already',
      ask(),
      { others: [{ from: '2026-12-15', to: '2026-12-20' }] },
      'leave-overlaps',
      '2026-12-15',
    ],
    ['work has begun', ask({ from: TODAY }), { begunOn: TODAY }, 'shift-begun', TODAY],
  ] as const)('%s', (_claim, what, change, refusal, on) => {
    expect(decideLeave(what, facts(change))).toEqual({ ok: false, refusal, on })
  })

  it.each([
    ['today is not past', ask({ from: TODAY, to: TODAY }), 'no-pool'],
    ['the sixtieth day is still in', ask({ to: '2027-02-11' }), 'no-pool'],
    ['a sick note of seven days ago comes in time', ask({ kind: 'sick', from: '2026-11-30' }), 'sick-at-once'],
  ] as const)('%s', (_claim, what, answer) => {
    expect(decideLeave(what, facts({ counted: [] }))).toMatchObject({ ok: true, answer })
  })

  it('who falls ill at work goes home', () => {
    const ill = decideLeave(ask({ kind: 'sick', from: TODAY }), facts({ begunOn: TODAY }))
    expect(ill).toMatchObject({ ok: true, state: 'granted' })
  })
})

it('days with a shift count; without a published roster Monday to Friday do', () => {
  const span = { from: '2026-12-11', to: '2026-12-16' }
  const known = {
    shiftDates: new Set(['2026-12-12']),
    isPublished: (date: string) => date <= '2026-12-13',
  }
  expect(countedDates(span, known)).toEqual(['2026-12-12', '2026-12-14', '2026-12-15', '2026-12-16'])
})

it.each([
  ['what waits may be taken back', 'asked', TODAY, undefined],
  ['what was granted may be, the day before it begins', 'granted', '2026-12-08', undefined],
  ['not from its first day on', 'granted', TODAY, 'leave-begun'],
  ['not what was refused', 'refused', '2026-12-08', 'leave-ended'],
  ['not twice', 'withdrawn', '2026-12-08', 'leave-ended'],
])('%s', (_claim, state, from, refusal) => {
  expect(decideWithdrawal({ state, from }, TODAY)).toBe(refusal)
})
