import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { weekdayOf } from '#libs/business-calendar/local-dates.ts'
import type { CountRow } from '#libs/forecast/read-series.ts'
import { type Series, timeOfSlot } from '#libs/forecast/series.ts'

/** Something that should have been counted and was not: a whole day (`from` null), or intervals of one. */
export interface Gap {
  readonly date: LocalDate
  /** Wall clock `HH:MM` of the first interval missing; null for a whole day. */
  readonly from: string | null
  /** Intervals missing in a row; 0 for a whole day. */
  readonly intervals: number
  /** The line after which the rows should stand; 0 for a whole day. */
  readonly afterLine: number
}

/**
 * Dates without rows that are open by their weekday, and intervals without a row that lie inside the day: between its
 * first and last row, or where at least half the days of that weekday have one.
 */
export function gapsOf(series: Series, rows: readonly CountRow[]): Gap[] {
  const hours = usualHours(series)
  const lineOf = new Map(rows.map(({ start, line }) => [start.slice(0, 16).replace(' ', 'T'), line]))
  return series.days.flatMap(({ date, status, counts, skippedSlots = [] }): Gap[] => {
    if (status === 'missing') return [{ date, from: null, intervals: 0, afterLine: 0 }]
    if (status === 'closed') return []
    const usual = hours.get(weekdayOf(date)) ?? []
    const first = counts.findIndex((count) => count !== null)
    const last = counts.findLastIndex((count) => count !== null)
    const isLost = (slot: number) =>
      (counts[slot] ?? null) === null &&
      !skippedSlots.includes(slot) &&
      ((slot > first && slot < last) || usual[slot] === true)
    const gaps: Gap[] = []
    let afterLine = 0
    for (let slot = 0; slot < counts.length; slot++) {
      const from = timeOfSlot(slot, series.intervalMinutes)
      afterLine = lineOf.get(`${date}T${from}`) ?? afterLine
      if (!isLost(slot)) continue
      let length = 1
      while (slot + length < counts.length && isLost(slot + length)) length++
      gaps.push({ date, from, intervals: length, afterLine })
      slot += length - 1
    }
    return gaps
  })
}

function usualHours(series: Series): Map<string, boolean[]> {
  const days = new Map<string, (readonly (number | null)[])[]>()
  for (const { date, status, counts } of series.days) {
    if (status !== 'open') continue
    const weekday = weekdayOf(date)
    days.set(weekday, [...(days.get(weekday) ?? []), counts])
  }
  return new Map(
    [...days].map(([weekday, all]) => [
      weekday,
      (all[0] ?? []).map((_, slot) => 2 * all.filter((counts) => (counts[slot] ?? null) !== null).length >= all.length),
    ]),
  )
}

/** Gaps in words, the first `most` of them. */
export function gapsInWords(gaps: readonly Gap[], most = 12): string[] {
  const told = gaps
    .slice(0, most)
    .map(({ date, from, intervals, afterLine }) =>
      from === null
        ? `${date}: no row at all; it stands as missing, list it as closed if the centre was`
        : `${afterLine > 0 ? `after line ${afterLine}: ` : ''}${date} ${from}: ${intervals === 1 ? 'an interval is' : `${intervals} intervals are`} missing`,
    )
  return gaps.length > most ? [...told, `… and ${gaps.length - most} more gaps`] : told
}
