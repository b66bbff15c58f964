import { expect, it } from 'vitest'
import type { Activity, AdherenceInput, Presence } from './model.ts'
import { readAdherence, sharesOf, together } from './read-adherence.ts'

const NINE = Date.parse('2026-11-23T09:00:00+08:00')
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`)
const plan = (...spans: [string, string, Activity][]) =>
  spans.map(([from, to, activity]) => ({ activity, startsAt: at(from), endsAt: at(to) }))
const presence = (...spans: [string, string | null, Presence][]) =>
  spans.map(([from, to, presence]) => ({ presence, startsAt: at(from), endsAt: to === null ? null : at(to) }))

const DAY = plan(
  ['09:00', '10:30', 'on-queue'],
  ['10:30', '10:45', 'break'],
  ['10:45', '12:00', 'on-queue'],
  ['12:00', '13:00', 'meal'],
  ['13:00', '14:00', 'training'],
  ['14:00', '17:30', 'on-queue'],
)
const PERFECT = presence(
  ['09:00', '10:30', 'busy'],
  ['10:30', '10:45', 'break'],
  ['10:45', '12:00', 'available'],
  ['12:00', '13:00', 'meal'],
  ['13:00', '14:00', 'training'],
  ['14:00', '17:30', 'busy'],
)

it('a day as planned is 1 and 1', () => {
  const reading = readAdherence({ plan: DAY, presence: PERFECT, now: at('18:00'), graceSeconds: 0 })
  expect(reading).toMatchObject({ adherence: 1, conformance: 1, deviations: [] })
  expect(reading.live).toMatchObject({ state: 'off', kind: null })
})

it('late 30 and stay 30: conformance 100 %, adherence not', () => {
  const shift = plan(['09:00', '17:00', 'on-queue'])
  const worked = presence(['09:30', '17:30', 'busy'])
  const reading = readAdherence({ plan: shift, presence: worked, now: at('18:00'), graceSeconds: 0 })
  expect(reading.conformance).toBe(1)
  expect(reading.adherence).toBe(7.5 / 8)
  expect(reading.deviations.map(({ planned, found }) => [planned, found])).toEqual([
    ['on-queue', 'offline'],
    ['off', 'busy'],
  ])
})

it('grace forgives both sides of a change, to the instant', () => {
  const shift = plan(['09:00', '10:00', 'on-queue'], ['10:00', '10:15', 'break'], ['10:15', '12:00', 'on-queue'])
  const read = (breakFromMs: number, breakToMs: number) =>
    readAdherence({
      plan: shift,
      presence: [
        { presence: 'busy', startsAt: NINE, endsAt: at('10:00') + breakFromMs },
        { presence: 'break', startsAt: at('10:00') + breakFromMs, endsAt: at('10:15') + breakToMs },
        { presence: 'busy', startsAt: at('10:15') + breakToMs, endsAt: at('12:00') },
      ],
      now: at('12:00'),
      graceSeconds: 180,
    })
  expect(read(-180_000, 180_000).adherence).toBe(1)
  expect(read(180_000, -180_000).adherence).toBe(1)
  expect(read(-180_001, 0)).toMatchObject({ keptMs: 3 * 3_600_000 - 1 })
  expect(read(0, 180_001)).toMatchObject({ keptMs: 3 * 3_600_000 - 1 })
})

it('only what is over counts, so a morning is not blamed for the afternoon', () => {
  const reading = readAdherence({ plan: DAY, presence: presence(['09:00', null, 'busy']), now: at('10:00') })
  expect(reading).toMatchObject({ scheduledMs: 3_600_000, keptMs: 3_600_000, adherence: 1 })
})

it('before the first planned span, and without a plan, there is no share', () => {
  expect(readAdherence({ plan: DAY, presence: [], now: at('08:00') })).toMatchObject({
    adherence: null,
    conformance: null,
  })
  expect(readAdherence({ plan: [], presence: PERFECT, now: at('18:00') })).toMatchObject({ adherence: null })
})

it('an approved exception counts as kept and as worked, and its reason stands beside the deviation', () => {
  const away = presence(['09:00', '10:00', 'busy'], ['11:00', '12:00', 'busy'])
  const shift = plan(['09:00', '12:00', 'on-queue'])
  const exceptions = [{ startsAt: at('10:00'), endsAt: at('11:00'), reason: 'line down' }]
  const reading = readAdherence({ plan: shift, presence: away, exceptions, now: at('12:00'), graceSeconds: 0 })
  expect(reading).toMatchObject({ adherence: 1, conformance: 1 })
  expect(reading.deviations).toEqual([
    { planned: 'on-queue', found: 'offline', startsAt: at('10:00'), endsAt: at('11:00'), reason: 'line down' },
  ])
})

it('a shift through the hour the clocks go back is as long as it truly was', () => {
  // Berlin, 2026-10-25: 00:00 to 06:00 by the wall clock are seven hours.
  const [startsAt, endsAt] = [Date.parse('2026-10-24T22:00:00Z'), Date.parse('2026-10-25T05:00:00Z')]
  const reading = readAdherence({
    plan: [{ activity: 'on-queue', startsAt, endsAt }],
    presence: [{ presence: 'available', startsAt, endsAt }],
    now: endsAt,
  })
  expect(reading).toMatchObject({ scheduledMs: 7 * 3_600_000, keptMs: 7 * 3_600_000 })
})

it('sums, not averages, make the share of a team', () => {
  const short = readAdherence({
    plan: plan(['09:00', '10:00', 'on-queue']),
    presence: [],
    now: at('10:00'),
    graceSeconds: 0,
  })
  const long = readAdherence({
    plan: plan(['09:00', '12:00', 'on-queue']),
    presence: presence(['09:00', '12:00', 'busy']),
    now: at('12:00'),
  })
  expect(sharesOf(together([short, long]))).toEqual({ adherence: 0.75, conformance: 0.75 })
  expect(sharesOf(together([]))).toEqual({ adherence: null, conformance: null })
})

const working: [string, string | null, Presence] = ['09:00', '10:30', 'busy']
const live: [string, string, AdherenceInput['presence'], string, string, string | null, number][] = [
  ['before the shift', '08:00', [], 'off', 'offline', null, 0],
  ['at work', '09:30', presence(['09:00', null, 'wrap-up']), 'as-planned', 'wrap-up', null, 0],
  ['two minutes late', '09:02', [], 'grace', 'offline', 'late', 2],
  ['four minutes late', '09:04', [], 'out', 'offline', 'late', 4],
  ['late behind a break', '10:50', [], 'out', 'offline', 'late', 110],
  ['ten minutes too long', '10:55', presence(working, ['10:30', null, 'break']), 'out', 'break', 'break-too-long', 10],
  [
    'a break of his own',
    '09:40',
    presence(['09:00', '09:30', 'busy'], ['09:30', null, 'break']),
    'out',
    'break',
    'break-unplanned',
    10,
  ],
  ['through the break', '10:40', presence(['09:00', null, 'busy']), 'out', 'busy', 'break-missed', 10],
  ['gone in the morning', '10:00', presence(['09:00', '09:30', 'busy']), 'out', 'offline', 'away', 30],
  ['gone in the last part', '17:00', presence(['14:00', '16:30', 'busy']), 'out', 'offline', 'left-early', 30],
  ['overtime', '17:45', presence(['14:00', null, 'busy']), 'out', 'busy', 'off-plan-work', 15],
  ['calls during training', '13:30', presence(['13:00', null, 'available']), 'out', 'available', 'elsewhere', 30],
]
it.each(live)('%s at %s', (_name, time, found, state, presence, kind, minutes) => {
  const reading = readAdherence({ plan: DAY, presence: found, now: at(time) })
  expect(reading.live).toMatchObject({ state, found: presence, kind, forMs: minutes * 60_000 })
})

it('an exception that holds now is said, with its reason', () => {
  const exceptions = [{ startsAt: at('09:00'), endsAt: at('11:00'), reason: 'doctor' }]
  const { live } = readAdherence({ plan: DAY, presence: [], exceptions, now: at('10:00') })
  expect(live).toMatchObject({ state: 'excused', kind: 'late', reason: 'doctor' })
})

const span = (from: number, to: number) => ({ startsAt: from, endsAt: to })
it.each([
  [
    {
      plan: [
        { activity: 'break' as const, ...span(0, 10) },
        { activity: 'off' as const, ...span(5, 20) },
      ],
    },
    'plan: 5..20 begins before 0..10 has ended',
  ],
  [{ plan: [{ activity: 'break' as const, ...span(10, 0) }] }, 'plan: 10..0 ends before it begins'],
  [
    {
      presence: [
        { presence: 'busy' as const, startsAt: 0, endsAt: null },
        { presence: 'busy' as const, ...span(5, 20) },
      ],
    },
    'presence: 5..20 begins before 0..50 has ended',
  ],
  [{ exceptions: [{ ...span(9, 3), reason: '' }] }, 'exceptions: 9..3 ends before it begins'],
  [{ graceSeconds: -1 }, 'graceSeconds is -1'],
  [{ now: Number.NaN }, 'now is NaN'],
])('refuses what cannot be: %j', (fault, message) => {
  expect(() => readAdherence({ plan: [], presence: [], now: 50, ...fault })).toThrow(message)
})
