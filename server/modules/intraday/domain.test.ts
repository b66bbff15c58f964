import { describe, expect, it } from 'vitest'
import type { CurveRow } from '#modules/intraday/contract.ts'
import { flagsOf } from '#modules/intraday/flags.ts'
import { foreseeService, type ServiceTerms } from '#modules/intraday/foresee-service.ts'
import { movesOf } from '#modules/intraday/moves-of.ts'
import { planOfShift } from '#modules/intraday/plan-of-shift.ts'
import { heldBack } from '#modules/intraday/rails.ts'
import { reforecastOf } from '#modules/intraday/reforecast.ts'
import { splitPeople } from '#modules/intraday/split-people.ts'
import type { ShiftShape } from '#modules/rosters/contract.ts'

const at = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`)
const shift: ShiftShape = {
  kindId: 'day',
  startsAt: at('09:00'),
  endsAt: at('17:30'),
  breaks: [
    { startsAt: at('10:30'), endsAt: at('10:45'), isPaid: true },
    { startsAt: at('13:00'), endsAt: at('13:30'), isPaid: false },
  ],
  activities: [{ kind: 'training', startsAt: at('15:00'), endsAt: at('16:00') }],
  overtimeFromAt: null,
  cutSeconds: 0,
}

describe('the plan of a shift', () => {
  it('is on the queue but for breaks, meals and training, without a gap', () => {
    const plan = planOfShift(shift)
    expect(plan.map(({ activity }) => activity)).toEqual([
      'on-queue',
      'break',
      'on-queue',
      'meal',
      'on-queue',
      'training',
      'on-queue',
    ])
    expect(plan.every(({ startsAt }, place) => place === 0 || startsAt === plan[place - 1]?.endsAt)).toBe(true)
    expect([plan[0]?.startsAt, plan.at(-1)?.endsAt]).toEqual([at('09:00'), at('17:30')])
  })

  it('takes a break inside a training, and no more', () => {
    const breaks = [{ startsAt: at('15:30'), endsAt: at('15:45'), isPaid: true }]
    expect(planOfShift({ ...shift, breaks }).map(({ activity, startsAt }) => [activity, startsAt])).toEqual([
      ['on-queue', at('09:00')],
      ['training', at('15:00')],
      ['break', at('15:30')],
      ['training', at('15:45')],
      ['on-queue', at('16:00')],
    ])
  })
})

describe('people of one moment', () => {
  it('with one skill stay on their queue, and those with two go where more is missing', () => {
    const split = splitPeople(
      [
        { places: [0], people: 4 },
        { places: [1], people: 1 },
        { places: [0, 1], people: 3 },
      ],
      [4, 4],
    )
    expect(split[0]).toBeCloseTo(4, 9)
    expect(split[1]).toBeCloseTo(4, 9)
  })

  it('are all placed, in proportion to the need, however their skills overlap', () => {
    const split = splitPeople(
      [
        { places: [0, 1], people: 3 },
        { places: [1, 2], people: 3 },
        { places: [0, 2], people: 3 },
      ],
      [2, 4, 6],
    )
    expect(split.reduce((sum, people) => sum + people, 0)).toBeCloseTo(9, 9)
    for (const [place, need] of [2, 4, 6].entries()) expect((split[place] ?? 0) / need).toBeCloseTo(0.75, 2)
  })

  it('go to a queue without need only when they serve no other', () => {
    expect(splitPeople([{ places: [0, 1], people: 2 }], [3, 0])[1]).toBeLessThan(0.001)
    expect(splitPeople([{ places: [1], people: 2 }], [3, 0])).toEqual([0, 2])
  })
})

const terms: ServiceTerms = {
  handle: { seconds: 180, from: 'setting' },
  patience: { seconds: 180, from: 'setting' },
  thresholdSeconds: 20,
  settings: { atOnce: 1 },
}

describe('the service level to expect', () => {
  it('grows with people, lies between whole numbers of them, and is none where nobody comes', () => {
    const [two, between, three] = [13, 13.5, 14].map((agents) => foreseeService(agents, 100, terms) ?? 0)
    expect(between).toBeCloseTo(((two ?? 0) + (three ?? 0)) / 2, 9)
    expect(three).toBeGreaterThan(two ?? 1)
    expect(foreseeService(0, 100, terms)).toBe(0)
    expect(foreseeService(5, 0, terms)).toBeNull()
  })

  it('counts the places of people who hold several contacts at once', () => {
    const twice = { ...terms, settings: { atOnce: 2 } }
    expect(foreseeService(7, 100, twice)).toBeCloseTo(foreseeService(14, 100, terms) ?? 0, 9)
  })
})

describe('the reforecast', () => {
  const cells = (factor: number) => [18, 19, 20].map((slot) => ({ slot, mean: 100, count: 100 * factor }))

  it('believes as much of a deviation as the days before taught', () => {
    const day = (date: string, factor: number, rest: number) => ({
      date,
      cells: [...cells(factor), { slot: 21, mean: 100, count: 100 * rest }],
    })
    const past = Array.from({ length: 40 }, (_, n) => day(`d${n}`, n % 2 ? 1.2 : 0.8, n % 2 ? 1.1 : 0.9))
    const told = reforecastOf(cells(1.2), past, 21)
    expect(told).toMatchObject({ basis: 'learned', days: 40 })
    expect(told.share).toBeGreaterThan(0.4)
    expect(told.share).toBeLessThan(0.7)
    expect(told.factor).toBeCloseTo(1 + told.share * 0.2, 9)
  })

  it('without such days believes more the more has been counted, and never all of it', () => {
    const little = reforecastOf([{ slot: 18, mean: 10, count: 20 }], [], 19)
    const much = reforecastOf(cells(1.2), [], 21)
    expect(little.basis).toBe('assumed')
    expect(little.share).toBeCloseTo(10 / 110, 9)
    expect(much.share).toBeCloseTo(300 / 400, 9)
    expect(much.factor).toBeCloseTo(1.15, 9)
  })

  it('before anything has ended is the forecast', () => {
    expect(reforecastOf([], [], 18)).toMatchObject({ factor: 1, basis: 'none' })
  })
})

describe('flags', () => {
  const row = (forecast: number, actual: number, change: Partial<CurveRow> = {}): CurveRow => ({
    startAt: at('09:00'),
    state: 'ended',
    forecast,
    low: null,
    high: null,
    reforecast: null,
    actual,
    handleSeconds: null,
    need: null,
    planned: 0,
    present: 0,
    expected: null,
    serviceLevel: null,
    predicted: null,
    ...change,
  })
  const input = { targetShare: 0.8, planHandleSeconds: 200, handled: 0, handleSeconds: null }
  const kinds = (rows: readonly CurveRow[], change: object = {}) =>
    flagsOf({ ...input, rows, ...change }).map(({ kind, needsNote, withinChance }) => [kind, needsNote, withinChance])

  it.each([
    [1000, 1100, []],
    [
      1000,
      1101,
      [
        ['volume', false, false],
        ['volume-day', false, false],
      ],
    ],
    [
      1000,
      1151,
      [
        ['volume', true, false],
        ['volume-day', false, false],
      ],
    ],
    [
      1000,
      840,
      [
        ['volume', true, false],
        ['volume-day', false, false],
      ],
    ],
    [
      10,
      13,
      [
        ['volume', true, true],
        ['volume-day', false, true],
      ],
    ],
  ])('of a half hour with %i forecast and %i come', (forecast, actual, told) => {
    const day = told.length === 0 ? [['volume-day', false, false]] : told
    expect(kinds([row(forecast, actual)])).toEqual(day)
  })

  it('of handle time need thirty contacts and three percent', () => {
    expect(kinds([], { handled: 29, handleSeconds: 300 })).toEqual([])
    expect(kinds([], { handled: 30, handleSeconds: 206 })).toEqual([])
    expect(kinds([], { handled: 10_000, handleSeconds: 206.1 })).toEqual([['handle-time', false, false]])
  })

  it('of the service level tell of half hours ahead that will miss the target', () => {
    const ahead = { state: 'ahead', actual: null } as const
    expect(kinds([row(100, 0, { ...ahead, predicted: 0.79 }), row(100, 0, { ...ahead, predicted: 0.8 })])).toEqual([
      ['service-level', false, false],
    ])
  })
})

describe('the rails of the autopilot', () => {
  const rails = {
    kind: 'move-breaks',
    isOn: true,
    leastGain: 0.05,
    mostPeopleHour: 5,
    from: '09:00',
    to: '18:00',
  } as const
  const gain = (before: number, after: number) => ({
    before,
    after,
    intervals: [{ queueId: 'q', startAt: 0, before, after }],
  })
  const target = () => 0.8
  it.each([
    ['off', { ...rails, isOn: false }, 3, 0, '10:00', 'off'],
    ['before its hours', rails, 3, 0, '08:59', 'outside-hours'],
    ['at the end of its hours', rails, 3, 0, '18:00', 'outside-hours'],
    ['with the fifth person', rails, 3, 2, '09:00', null],
    ['with the sixth person', rails, 3, 3, '09:00', 'too-many-people'],
    ['for less than it is worth', { ...rails, leastGain: 0.11 }, 3, 0, '10:00', 'too-little-gain'],
  ])('%s', (_name, given, people, touched, time, held) => {
    const proposal = { kind: 'move-breaks' as const, people, effect: gain(0.6, 0.7) }
    expect(heldBack(given, proposal, touched, time, target)).toBe(held)
  })

  it('let training be put in only where the target stands', () => {
    const training = { ...rails, kind: 'training' as const }
    const proposal = (after: number) => ({ kind: 'training' as const, people: 1, effect: gain(0.83, after) })
    expect(heldBack(training, proposal(0.8), 0, '10:00', target)).toBeNull()
    expect(heldBack(training, proposal(0.79), 0, '10:00', target)).toBe('too-little-gain')
    expect(heldBack({ ...training, leastGain: 0.01 }, proposal(0.81), 0, '10:00', target)).toBe('too-little-gain')
  })
})

it('moves name what goes where, and what was not there before', () => {
  const after: ShiftShape = {
    ...shift,
    breaks: [{ startsAt: at('11:00'), endsAt: at('11:15'), isPaid: true }, ...shift.breaks.slice(1)],
    activities: [...shift.activities, { kind: 'meeting', startsAt: at('16:30'), endsAt: at('17:00') }],
  }
  expect(movesOf(shift, after)).toEqual([
    { what: 'break', fromAt: at('10:30'), toAt: at('11:00'), seconds: 900 },
    { what: 'meeting', fromAt: null, toAt: at('16:30'), seconds: 1800 },
  ])
  expect(movesOf(shift, shift)).toEqual([])
})
