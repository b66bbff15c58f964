import { describe, expect, it } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { withOverrides } from '#modules/workforce/apply-overrides.ts'
import type { SpecialDay, StaffingView } from '#modules/workforce/contract.ts'
import { calendarOf, closedDates } from '#modules/workforce/forecast-calendar.ts'
import { type CountedDay, chooseDays, SLOTS, seriesOf } from '#modules/workforce/history-days.ts'
import { needOf } from '#modules/workforce/need.ts'
import { measuresOf } from '#modules/workforce/staffing.ts'

const zoneOf = (name: string) => {
  const zone = compileZone(name)
  if (!zone) throw new Error(name)
  return zone
}
const SHANGHAI = zoneOf('Asia/Shanghai')
const BERLIN = zoneOf('Europe/Berlin')

/** A day counted from 09:00 to 17:00, so many each half hour. */
const counted = (date: string, each = 4): CountedDay => ({
  date,
  counts: Array.from({ length: SLOTS }, (_, slot) => (slot >= 18 && slot < 34 ? each : null)),
})
const quarter = (at: string, requested: number) => ({ at: Date.parse(at), requested })

describe('of the own and the imported history', () => {
  it('the own wins on its date, and the two are never added up', () => {
    const days = chooseDays(
      [counted('2026-11-16'), counted('2026-11-17')],
      [quarter('2026-11-17T09:00:00+08:00', 33), quarter('2026-11-17T09:15:00+08:00', 2)],
      SHANGHAI,
    )
    expect(days.map(({ date, source }) => [date, source])).toEqual([
      ['2026-11-16', 'imported'],
      ['2026-11-17', 'own'],
    ])
    expect(days[1]?.counts[18]).toBe(35)
    expect(days[1]?.counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(35)
  })

  it('the imported one stays where the house saw less than half of it', () => {
    const sourceWith = (contacts: number) =>
      chooseDays([counted('2026-11-17')], [quarter('2026-11-17T09:00:00+08:00', contacts)], SHANGHAI)[0]?.source
    expect([sourceWith(31), sourceWith(32)]).toEqual(['imported', 'own'])
  })

  it('an own half hour without contacts is 0 inside the hours of the weekday, and not counted outside', () => {
    const [, own] = chooseDays([counted('2026-11-10')], [quarter('2026-11-17T09:00:00+08:00', 3)], SHANGHAI)
    expect(own?.counts[33]).toBe(0)
    expect(own?.counts[34]).toBeNull()
  })

  it('an instant late in the evening of UTC belongs to the date of the house', () => {
    const [day] = chooseDays([], [quarter('2026-11-16T23:45:00Z', 1)], SHANGHAI)
    expect([day?.date, day?.counts[15]]).toEqual(['2026-11-17', 1])
  })

  it('the hour that comes twice holds the mean of both passes, and the one that is skipped nothing', () => {
    const [autumn] = chooseDays(
      [],
      [quarter('2026-10-25T02:00:00+02:00', 6), quarter('2026-10-25T02:00:00+01:00', 2)],
      BERLIN,
    )
    expect(autumn?.counts[4]).toBe(4)
    const [spring] = chooseDays(
      [],
      [quarter('2026-03-29T01:30:00+01:00', 6), quarter('2026-03-29T03:00:00+02:00', 2)],
      BERLIN,
    )
    expect(spring?.counts.slice(3, 7)).toEqual([6, null, null, 2])
  })
})

describe('a series', () => {
  it('has every date: lost days are missing, closed ones closed, and weekdays never counted closed', () => {
    const days = ['2026-11-16', '2026-11-17', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']
    const series = seriesOf(
      days.map((date) => counted(date)),
      new Set(['2026-11-18']),
      SHANGHAI,
    )
    expect(series?.days.map(({ date, status }) => `${date.slice(8)} ${status}`)).toEqual([
      '16 open',
      '17 open',
      '18 closed',
      '19 missing',
      '20 open',
      '21 closed',
      '22 closed',
      '23 open',
      '24 open',
      '25 open',
      '26 open',
    ])
  })

  it('passes over what was counted on a closed day, and is none without a day', () => {
    expect(seriesOf([counted('2026-11-16')], new Set(['2026-11-16']), SHANGHAI)).toBeNull()
  })

  it('marks what a clock change repeats and skips', () => {
    expect(seriesOf([counted('2026-10-25')], new Set(), BERLIN)?.days[0]).toMatchObject({ repeatedSlots: [4, 5] })
    expect(seriesOf([counted('2026-03-29')], new Set(), BERLIN)?.days[0]).toMatchObject({ skippedSlots: [4, 5] })
    expect(seriesOf([counted('2026-10-24')], new Set(), BERLIN)?.days[0]?.repeatedSlots).toBeUndefined()
  })
})

describe('an override', () => {
  const model = { mean: 10, low: 6, high: 15 }
  const span = { fromAt: 100, beforeAt: 200 }
  it.each([
    ['acts from its first instant', 100, [{ ...span, kind: 'percent', value: 50 }], { mean: 15, low: 9, high: 22.5 }],
    ['acts no more at its end', 200, [{ ...span, kind: 'percent', value: 20 }], model],
    [
      'of contacts takes the place of the model',
      150,
      [{ ...span, kind: 'contacts', value: 20 }],
      { mean: 20, low: 12, high: 30 },
    ],
    [
      'acts on what stands: later ones on earlier ones',
      150,
      [
        { ...span, kind: 'contacts', value: 20 },
        { ...span, kind: 'percent', value: -50 },
      ],
      { mean: 10, low: 6, high: 15 },
    ],
    ['can close a span', 150, [{ ...span, kind: 'percent', value: -100 }], { mean: 0, low: 0, high: 0 }],
  ] as const)('%s', (_claim, at, overrides, expected) => {
    expect(withOverrides(at, model, overrides)).toEqual(expected)
  })

  it('where the model expects nobody is the number itself', () => {
    const none = { mean: 0, low: 0, high: 0 }
    expect(withOverrides(150, none, [{ ...span, kind: 'contacts', value: 5 }])).toEqual({ mean: 5, low: 5, high: 5 })
  })
})

describe('the need', () => {
  const staffing: StaffingView = {
    settings: {
      handleSeconds: null,
      patienceSeconds: null,
      plannedShrinkage: 0.2,
      unplannedShrinkage: 0.1,
      atOnce: 1,
      minimumAgents: 0,
      leastExperts: null,
      mostTrainees: null,
    },
    handle: { seconds: 240, from: 'assumed' },
    patience: { seconds: 120, from: 'assumed' },
    targetShare: 0.8,
    thresholdSeconds: 20,
  }
  const band = { mean: 750, low: 650, high: 850 }

  it('is that of Erlang A for twice the half hour’s contacts, and 139 of 97 with shrinkage are on the roster', () => {
    // 1,500 an hour of 240 s need 97 by the plain formula; leaving short abandons out asks for no more.
    const { need, scheduled } = needOf(band, staffing)
    expect(need.mean).toBeGreaterThan(90)
    expect(need.mean).toBeLessThanOrEqual(97)
    expect(need.low).toBeLessThan(need.mean)
    expect(need.high).toBeGreaterThan(need.mean)
    expect(scheduled).toBe(Math.ceil(need.mean / 0.7))
  })

  it('falls when agents hold two at once, and never below the fewest of the queue', () => {
    const two = { ...staffing, settings: { ...staffing.settings, atOnce: 2 } }
    expect(needOf(band, two).need.mean).toBeLessThan(needOf(band, staffing).need.mean)
    const least = { ...staffing, settings: { ...staffing.settings, minimumAgents: 2 } }
    expect(needOf({ mean: 0, low: 0, high: 0 }, least).need).toEqual({ mean: 2, low: 2, high: 2 })
    expect(needOf({ mean: 0, low: 0, high: 0 }, staffing).scheduled).toBe(0)
  })

  it('of a target of everyone is a number all the same', () => {
    expect(needOf({ mean: 1, low: 0, high: 2 }, { ...staffing, targetShare: 1 }).need.mean).toBeGreaterThan(0)
  })

  it('takes what is set before what was measured, and what was measured before what is assumed', () => {
    const work = { handled: 50, handleMs: 50 * 300_000, waitMs: 20 * 90_000, abandoned: 20 }
    expect(measuresOf(staffing.settings, work)).toEqual({
      handle: { seconds: 300, from: 'history' },
      patience: { seconds: 90, from: 'history' },
    })
    expect(measuresOf(staffing.settings, { ...work, handled: 49, abandoned: 19 }).handle.from).toBe('assumed')
    expect(measuresOf({ ...staffing.settings, handleSeconds: 100 }, work).handle).toEqual({
      seconds: 100,
      from: 'setting',
    })
  })
})

describe('the calendar of a queue', () => {
  const day = (change: Partial<SpecialDay>): SpecialDay => ({
    specialDayId: 'd',
    kind: 'campaign',
    name: 'Sale',
    queueId: null,
    date: '2026-11-11',
    dayOfMonth: null,
    ...change,
  })

  it('has the days of the house and its own, and none of another queue', () => {
    const days = [day({ kind: 'closed' }), day({ kind: 'closed', date: '2026-11-12', queueId: 'other' })]
    expect([...closedDates(days, 'cards')]).toEqual(['2026-11-11'])
  })

  it('ties days of one name together, and knows days of every month', () => {
    const days = [day({}), day({ date: '2026-12-12' }), day({ name: 'Wages', date: null, dayOfMonth: 10 })]
    expect(calendarOf(days, 'cards', 'Europe/Berlin').events).toEqual([
      { kind: 'monthly', name: 'Wages 10.', dayOfMonth: 10 },
      { kind: 'dates', name: 'Sale', dates: ['2026-11-11', '2026-12-12'] },
    ])
  })

  it('knows the holidays of the country the house is in', () => {
    const read = calendarOf([], 'cards', 'Asia/Shanghai', [
      {
        year: 2026,
        holidays: [{ date: '2026-05-01', name: '', isPaid: true }],
        adjustedWorkdays: [{ date: '2026-05-09', name: '', like: 'friday' }],
      },
    ])
    // A year that was read from a file stands for the one that comes with the product.
    expect([read.holidays, read.adjustedWorkdays]).toEqual([
      [{ date: '2026-05-01', name: 'holiday' }],
      [{ date: '2026-05-09', like: 'friday' }],
    ])
    const holidays = (zone: string) => calendarOf([], 'cards', zone).holidays?.map(({ date }) => date) ?? []
    expect(holidays('Asia/Shanghai')).toContain('2026-10-01')
    expect(holidays('Asia/Taipei')).toContain('2026-10-10')
    expect(holidays('Europe/Berlin')).toEqual([])
  })
})
