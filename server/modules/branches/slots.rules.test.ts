import { describe, expect, it } from 'vitest'
import type { CalendarData } from '#libs/business-calendar/calendar-data.ts'
import { compileCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { freeSlots, type Span } from '#modules/branches/slots.ts'

function calendarOf(data: CalendarData) {
  const compiled = compileCalendar(data)
  if (!compiled.ok) throw new Error('damaged calendar')
  return compiled.calendar
}
const OFFICE = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '15:00' },
]
const shanghai = calendarOf({
  zone: 'Asia/Shanghai',
  weekly: { monday: OFFICE, tuesday: OFFICE, saturday: [] },
  holidays: [{ date: '2026-11-24' }],
  adjustedWorkdays: [{ date: '2026-11-28', like: 'monday' }],
})
/** 2026-11-23 is a Monday. */
const at = (time: string, day = '2026-11-23') => Date.parse(`${day}T${time}:00+08:00`)
const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) })

interface Asked {
  readonly now?: number
  readonly desks?: number
  readonly taken?: readonly Span[]
  readonly fromDay?: string
  readonly days?: number
  readonly slotMinutes?: number
  readonly calendar?: typeof shanghai
}
const slots = (asked: Asked = {}) =>
  freeSlots({
    calendar: shanghai,
    slotMinutes: 60,
    desks: 1,
    taken: [],
    fromDay: '2026-11-23',
    days: 1,
    now: at('00:00'),
    ...asked,
  })
const times = (asked: Asked = {}, zone = 'Asia/Shanghai') =>
  slots(asked).map(({ from }) =>
    new Intl.DateTimeFormat('sv', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(from),
  )

describe('free slots', () => {
  it('are cut from opening on; lunch is none, and what is left before closing is none', () => {
    expect(times()).toEqual(['09:00', '10:00', '11:00', '13:30'])
  })

  it.each([
    ['a holiday', '2026-11-24', []],
    ['a weekday without hours', '2026-11-25', []],
    ['a Saturday that is worked', '2026-11-28', ['09:00', '10:00', '11:00', '13:30']],
  ])('of %s are those of its calendar', (_what, fromDay, expected) => {
    expect(times({ fromDay })).toEqual(expected)
  })

  it.each([
    ['a millisecond before it begins', at('10:00') - 1, ['10:00', '11:00', '13:30']],
    ['at the very instant it begins', at('10:00'), ['11:00', '13:30']],
    ['after closing', at('15:00'), []],
  ])('are never past: %s', (_when, now, expected) => {
    expect(times({ now })).toEqual(expected)
  })

  it.each<[string, number, readonly Span[], number | undefined]>([
    ['no booking', 2, [], 2],
    ['one booking of two places', 2, [span('09:00', '10:00')], 1],
    ['as many bookings as places', 2, [span('09:00', '10:00'), span('09:00', '10:00')], undefined],
    ['a booking that ends as it begins', 1, [span('08:00', '09:00')], 1],
    ['a booking that begins as it ends', 1, [span('10:00', '11:00')], 1],
    ['a longer booking of earlier days over it', 1, [span('08:30', '11:00')], undefined],
    ['two short ones, one after the other', 2, [span('09:00', '09:30'), span('09:30', '10:00')], 1],
    ['two short ones at once within it', 2, [span('09:10', '09:30'), span('09:20', '09:40')], undefined],
  ])('at nine with %s', (_what, desks, taken, free) => {
    expect(slots({ desks, taken }).find(({ from }) => from === at('09:00'))?.free).toBe(free)
  })

  it('of several days are in order, each day by its own midnight', () => {
    expect(
      slots({ fromDay: '2026-11-23', days: 6 }).map(({ from }) => new Date(from + 28_800_000).getUTCDate()),
    ).toEqual([23, 23, 23, 23, 28, 28, 28, 28])
  })

  it('of a branch that never closes begin at midnight, and none lies over it', () => {
    const always = calendarOf({ zone: 'Asia/Shanghai', weekly: { sunday: DAY, monday: DAY, tuesday: DAY } })
    const found = slots({ calendar: always, slotMinutes: 240, now: at('00:00') - 1 })
    expect(found.map(({ from }) => (from - at('00:00')) / 3_600_000)).toEqual([0, 4, 8, 12, 16, 20])
  })

  it('are as long as ever on the day the clocks change', () => {
    const newYork = calendarOf({ zone: 'America/New_York', weekly: { sunday: [{ from: '00:00', to: '06:00' }] } })
    const day = (fromDay: string) => slots({ calendar: newYork, fromDay, now: 0 })
    const spring = day('2026-03-08')
    const autumn = day('2026-11-01')
    expect([spring.length, day('2026-03-15').length, autumn.length]).toEqual([5, 6, 7])
    for (const { from, to } of [...spring, ...autumn]) expect(to - from).toBe(3_600_000)
    expect(times({ calendar: newYork, fromDay: '2026-03-08', now: 0 }, 'America/New_York')).toEqual([
      '00:00',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
    ])
  })
})

const DAY = [{ from: '00:00', to: '24:00' }]
