import type { CalendarData, OpeningSpan } from '../calendar-data.ts'
import { WEEKDAYS } from '../calendar-data.ts'

/**
 * Slow second opinion for tests: walks time tick by tick and asks `Intl.DateTimeFormat` what the wall clock shows.
 * Shares no arithmetic with the library. Its one rule: a span is open at a tick when the *furthest* reading the wall
 * clock has shown so far lies in it. Where clocks go back, that reading stands still until the clock has caught up.
 */
export interface WalkedTime {
  readonly zone: string
  readonly startsAt: number
  readonly tickMs: number
  /** Furthest wall-clock reading shown by the end of each tick's first instant, ms as if UTC. */
  readonly furthestMs: readonly number[]
}

export function walkTime(zone: string, startsAt: number, tickMs: number, ticks: number): WalkedTime {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const furthestMs: number[] = []
  let furthest = Number.NEGATIVE_INFINITY
  for (let tick = 0; tick < ticks; tick++) {
    const shown = clock.format(startsAt + tick * tickMs)
    furthest = Math.max(furthest, Date.parse(`${shown.replace(' ', 'T')}Z`))
    furthestMs.push(furthest)
  }
  return { zone, startsAt, tickMs, furthestMs }
}

/** 1 for each tick that is open. Ticks must be fine enough that every span and clock change starts on one. */
export function walkOpen(walked: WalkedTime, data: CalendarData): Uint8Array {
  const open = new Uint8Array(walked.furthestMs.length)
  const spansByDate = new Map<string, readonly Reading[]>()
  const spansOn = (ms: number) => {
    const date = new Date(ms).toISOString().slice(0, 10)
    const known = spansByDate.get(date)
    if (known) return known
    const midnightMs = Date.parse(`${date}T00:00:00Z`)
    const read = spansOfDate(data, date).map((span) => readingOf(span, midnightMs))
    spansByDate.set(date, read)
    return read
  }
  let day = Number.NaN
  let candidates: readonly Reading[] = []
  walked.furthestMs.forEach((furthest, tick) => {
    if (Math.floor(furthest / 86_400_000) !== day) {
      day = Math.floor(furthest / 86_400_000)
      candidates = [...spansOn(furthest - 86_400_000), ...spansOn(furthest)]
    }
    if (candidates.some(({ from, to }) => from <= furthest && furthest < to)) open[tick] = 1
  })
  return open
}

interface Reading {
  readonly from: number
  readonly to: number
}

function spansOfDate(data: CalendarData, date: string): readonly OpeningSpan[] {
  const holiday = data.holidays?.find((one) => one.date === date)
  if (holiday) return holiday.spans ?? []
  const workday = data.adjustedWorkdays?.find((one) => one.date === date)
  if (workday && 'spans' in workday) return workday.spans
  const english = new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })
  const weekday = WEEKDAYS.find((name) => name === english.toLowerCase())
  const worksLike = workday?.like ?? weekday
  return (worksLike && data.weekly[worksLike]) ?? []
}

function readingOf({ from, to }: OpeningSpan, midnightMs: number): Reading {
  const ms = (time: string) =>
    time.split(':').reduce((sum, part, index) => sum + Number(part) * (3600 / 60 ** index), 0) * 1000
  const wraps = ms(to) <= ms(from)
  return { from: midnightMs + ms(from), to: midnightMs + ms(to) + (wraps ? 86_400_000 : 0) }
}

/** Open ms in `from <= t < to` by adding up ticks; from <= to. */
export function walkedMsBetween({ startsAt, tickMs }: WalkedTime, open: Uint8Array, from: number, to: number): number {
  let ms = 0
  for (let tick = Math.floor((from - startsAt) / tickMs); startsAt + tick * tickMs < to; tick++) {
    const tickAt = startsAt + tick * tickMs
    if (open[tick]) ms += Math.min(to, tickAt + tickMs) - Math.max(from, tickAt)
  }
  return ms
}

/** The earliest instant by which `ms` of open time have passed since `from`; null when the walk ends before. */
export function walkedAdd({ startsAt, tickMs }: WalkedTime, open: Uint8Array, from: number, ms: number): number | null {
  if (ms === 0) return from
  let leftMs = ms
  for (let tick = Math.floor((from - startsAt) / tickMs); tick < open.length; tick++) {
    const fromAt = Math.max(from, startsAt + tick * tickMs)
    const lengthMs = startsAt + (tick + 1) * tickMs - fromAt
    if (!open[tick]) continue
    if (lengthMs >= leftMs) return fromAt + leftMs
    leftMs -= lengthMs
  }
  return null
}

/** First tick after `at` that starts open (1) or closed (0) where the tick before it was not; null when there is none. */
export function walkedEdge({ startsAt, tickMs }: WalkedTime, open: Uint8Array, at: number, to: 0 | 1): number | null {
  for (let tick = Math.floor((at - startsAt) / tickMs) + 1; tick < open.length; tick++) {
    if (open[tick] === to && open[tick - 1] !== to) return startsAt + tick * tickMs
  }
  return null
}
