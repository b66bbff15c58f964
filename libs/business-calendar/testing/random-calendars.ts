import fc from 'fast-check'
import { type CalendarData, type OpeningSpan, WEEKDAYS, type Weekday } from '../calendar-data.ts'
import { compileCalendar } from '../compile-calendar.ts'
import { zoneOf } from './test-calendars.ts'
import type { WalkedTime } from './wall-clock-oracle.ts'

const DAY_MS = 86_400_000

/**
 * Calendars without faults for the zone and the dates of a walk, with breaks, nights, whole days, closed days,
 * holidays, special hours and adjusted workdays. All times lie on a tick.
 * @param latestMs edges lie before this time of day; small for walks that last a few hours
 */
export function randomCalendar(walked: WalkedTime, latestMs = DAY_MS): fc.Arbitrary<CalendarData> {
  const { tickMs } = walked
  // Every night ends by then and no day begins before, so that nights do not overlap the next day.
  const nightEnd = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: Math.floor(latestMs / tickMs / 3) }))
  return nightEnd.chain((nightEndTick) => {
    const spans = randomSpans(tickMs, nightEndTick, Math.floor(latestMs / tickMs))
    const days = fc.array(spans, { minLength: 7, maxLength: 7 })
    const weekly = days.map((week) => Object.fromEntries(WEEKDAYS.map((name, index) => [name, week[index] ?? []])))
    const special = fc.uniqueArray(randomSpecialDay(datesOf(walked), spans), {
      maxLength: 3,
      selector: ({ holiday, workday }) => holiday?.date ?? workday?.date,
    })
    return fc
      .record({ zone: fc.constant(walked.zone), weekly, special })
      .map(({ zone, weekly, special }) => ({
        zone,
        weekly,
        holidays: special.flatMap(({ holiday }) => (holiday ? [holiday] : [])),
        adjustedWorkdays: special.flatMap(({ workday }) => (workday ? [workday] : [])),
      }))
      .filter((data) => compileCalendar(data, zoneOf).ok)
  })
}

/** A tick of the walk, or an odd millisecond between two; the margins keep away from its ends. */
export function randomInstant(walked: WalkedTime, marginMs: number): fc.Arbitrary<number> {
  const { startsAt, tickMs, furthestMs } = walked
  const marginTicks = Math.ceil(marginMs / tickMs)
  const tick = fc.integer({ min: marginTicks, max: furthestMs.length - 1 - marginTicks })
  const offsetMs = fc.oneof(fc.constant(0), fc.constant(tickMs - 1), fc.integer({ min: 0, max: tickMs - 1 }))
  return fc.tuple(tick, offsetMs).map(([tick, offsetMs]) => startsAt + tick * tickMs + offsetMs)
}

type Spans = readonly OpeningSpan[]

function randomSpans(tickMs: number, earliest: number, latest: number): fc.Arbitrary<Spans> {
  const edges = fc.uniqueArray(fc.integer({ min: earliest, max: latest - 1 }), { maxLength: 6 })
  const nightEnd = fc.integer({ min: 1, max: earliest })
  const apart = fc.tuple(edges, nightEnd, fc.boolean()).map(([unsorted, nightEndTick, endsAtMidnight]) => {
    const sorted = [...unsorted].sort((a, b) => a - b)
    const spans: OpeningSpan[] = []
    for (let index = 0; index < sorted.length; index += 2) {
      const from = sorted[index] ?? 0
      const to = sorted[index + 1]
      // An edge left over opens to midnight or into the night.
      const endTick = to ?? nightEndTick
      const endsLate = to === undefined && (endsAtMidnight || nightEndTick >= from)
      spans.push({ from: clockText(from * tickMs), to: endsLate ? '24:00' : clockText(endTick * tickMs) })
    }
    return spans
  })
  const wholeDay: Spans = [{ from: '00:00', to: '24:00' }]
  return fc.oneof(
    { arbitrary: apart, weight: 6 },
    { arbitrary: fc.constant(wholeDay), weight: 1 },
    { arbitrary: fc.constant<Spans>([]), weight: 1 },
  )
}

interface SpecialDay {
  readonly holiday?: { readonly date: string; readonly spans?: Spans }
  readonly workday?:
    | { readonly date: string; readonly spans: Spans }
    | { readonly date: string; readonly like: Weekday }
}

function randomSpecialDay(dates: readonly string[], spans: fc.Arbitrary<Spans>): fc.Arbitrary<SpecialDay> {
  const date = fc.constantFrom(...dates)
  return fc.oneof(
    date.map((date): SpecialDay => ({ holiday: { date } })),
    fc.tuple(date, spans).map(([date, spans]): SpecialDay => ({ holiday: { date, spans } })),
    fc.tuple(date, spans).map(([date, spans]): SpecialDay => ({ workday: { date, spans } })),
    fc.tuple(date, fc.constantFrom(...WEEKDAYS)).map(([date, like]): SpecialDay => ({ workday: { date, like } })),
  )
}

function datesOf({ startsAt, tickMs, furthestMs }: WalkedTime): readonly string[] {
  const days = Math.ceil((furthestMs.length * tickMs) / DAY_MS) + 1
  return Array.from({ length: days }, (_, day) => new Date(startsAt + day * DAY_MS).toISOString().slice(0, 10))
}

function clockText(ms: number): string {
  const seconds = ms / 1000
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
