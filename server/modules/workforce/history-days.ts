import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, DAY_MS, dayNumberOf, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { Series, SeriesDay } from '#libs/forecast/series.ts'
import { passesOfSlot } from '#libs/forecast/wall-clock.ts'
import { INTERVAL_MINUTES } from '#modules/workforce/contract.ts'

export const SLOTS = 1440 / INTERVAL_MINUTES
const INTERVAL_MS = INTERVAL_MINUTES * 60_000

/** Contacts per half hour of one date, 48 of them; null where nothing was counted. */
export interface CountedDay {
  readonly date: LocalDate
  readonly counts: readonly (number | null)[]
}
export interface HistoryDay extends CountedDay {
  readonly source: 'own' | 'imported'
}

/** Of what the file has for a date: who saw less was not yet where the customers came. */
const LEAST_SHARE_OF_OWN = 0.5

/**
 * One history from two: a date on which the house itself had contacts is its own, unless these are fewer than half of what
 * was imported, as while customers still came by another system; every other date is the imported one. They are never
 * added up, for both count the same customers.
 *
 * Where the house had nobody, a half hour of its own date is 0 inside the opening hours as the data show them (what the
 * weekday has in the file, and from the first to the last own contact it ever had), and not counted outside.
 * @param volumes own contacts by the instant at which their quarter hour starts
 * @returns in order of dates
 */
export function chooseDays(
  imported: readonly CountedDay[],
  volumes: readonly { readonly at: number; readonly requested: number }[],
  zone: CompiledZone,
): readonly HistoryDay[] {
  const own = sumsBySlot(volumes, zone)
  const hours = hoursOf(imported, own)
  const days = new Map<LocalDate, HistoryDay>(imported.map((day) => [day.date, { ...day, source: 'imported' }]))
  for (const [date, sums] of own) {
    const open = hours.get(weekdayOf(date)) ?? []
    const counts = sums.map((sum, slot) => {
      const passes = passesOfSlot(zone, date, slot, INTERVAL_MINUTES).length
      if (passes === 0 || (sum === 0 && open[slot] !== true)) return null
      return sum / passes
    })
    if (sumOf(counts) >= LEAST_SHARE_OF_OWN * sumOf(days.get(date)?.counts ?? []))
      days.set(date, { date, counts, source: 'own' })
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

const sumOf = (counts: CountedDay['counts']) => counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)

function sumsBySlot(volumes: Parameters<typeof chooseDays>[1], zone: CompiledZone): Map<LocalDate, number[]> {
  const days = new Map<LocalDate, number[]>()
  for (const { at, requested } of volumes) {
    const date = localDateOf(zone, at)
    const sums = days.get(date) ?? Array.from({ length: SLOTS }, () => 0)
    days.set(date, sums)
    const slot = Math.floor((at + zone.offsetMsAt(at) - dayNumberOf(date) * DAY_MS) / INTERVAL_MS)
    sums[slot] = (sums[slot] ?? 0) + requested
  }
  return days
}

/** By weekday, which half hours are open. */
function hoursOf(imported: readonly CountedDay[], own: ReadonlyMap<LocalDate, readonly number[]>) {
  const hours = new Map<string, boolean[]>()
  const open = (date: LocalDate) => {
    const known = hours.get(weekdayOf(date)) ?? Array.from({ length: SLOTS }, () => false)
    hours.set(weekdayOf(date), known)
    return known
  }
  for (const { date, counts } of imported) {
    const slots = open(date)
    counts.forEach((count, slot) => {
      if (count !== null) slots[slot] = true
    })
  }
  const edges = new Map<string, { readonly first: number; readonly last: number; readonly date: LocalDate }>()
  for (const [date, sums] of own) {
    const first = sums.findIndex((sum) => sum > 0)
    const last = sums.findLastIndex((sum) => sum > 0)
    const known = edges.get(weekdayOf(date)) ?? { first, last, date }
    edges.set(weekdayOf(date), { date, first: Math.min(first, known.first), last: Math.max(last, known.last) })
  }
  for (const { date, first, last } of edges.values()) open(date).fill(true, first, last + 1)
  return hours
}

/**
 * The days as a series without a hole in its dates: a date without counts is closed when it is listed so or its weekday
 * is never open, and missing otherwise.
 * @param closed dates on which the queue was closed; counts of these are passed over
 * @returns null when no day is left
 */
export function seriesOf(
  days: readonly CountedDay[],
  closed: ReadonlySet<LocalDate>,
  zone: CompiledZone,
): Series | null {
  const counted = new Map(days.filter(({ date }) => !closed.has(date)).map((day) => [day.date, day]))
  const dates = [...counted.keys()].sort()
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined) return null
  const openWeekdays = new Set(dates.map(weekdayOf))
  const nothing = Array.from({ length: SLOTS }, () => null)
  const all: SeriesDay[] = []
  for (let date = first; date <= last; date = addDaysToDate(date, 1)) {
    const day = counted.get(date)
    const status = day ? 'open' : closed.has(date) || !openWeekdays.has(weekdayOf(date)) ? 'closed' : 'missing'
    all.push({ date, status, counts: day?.counts ?? nothing, ...clockChange(date, zone) })
  }
  return { zone: zone.name, intervalMinutes: INTERVAL_MINUTES, days: all }
}

/** The half hours a clock change shows twice or skips; nothing on other days. */
function clockChange(date: LocalDate, zone: CompiledZone): Pick<SeriesDay, 'repeatedSlots' | 'skippedSlots'> {
  const noon = dayNumberOf(date) * DAY_MS + DAY_MS / 2
  if (zone.offsetMsAt(noon - DAY_MS) === zone.offsetMsAt(noon + DAY_MS)) return {}
  const passes = Array.from({ length: SLOTS }, (_, slot) => passesOfSlot(zone, date, slot, INTERVAL_MINUTES).length)
  const slotsWith = (count: number) => passes.flatMap((each, slot) => (each === count ? [slot] : []))
  const [repeatedSlots, skippedSlots] = [slotsWith(2), slotsWith(0)]
  return {
    ...(repeatedSlots.length > 0 ? { repeatedSlots } : {}),
    ...(skippedSlots.length > 0 ? { skippedSlots } : {}),
  }
}
