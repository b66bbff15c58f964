import { compileZone } from '#libs/business-calendar/zone.ts'
import type { CountRow } from '#libs/forecast/read-series.ts'
import { slotsPerDay, timeOfSlot } from '#libs/forecast/series.ts'
import { passesOfSlot } from '#libs/forecast/wall-clock.ts'
import type { CallRecord } from './call-records.ts'

/**
 * Calls counted by the interval in which they entered, zeros written out, for every date that has a call; a date without
 * any stays a gap. Readings that the clock shows twice hold the calls of both passes, so half of them go to each.
 */
export function countsOfCalls(
  calls: readonly Pick<CallRecord, 'line' | 'date' | 'enteredSeconds'>[],
  zoneName: string,
  intervalMinutes: number,
): CountRow[] {
  const days = new Map<string, { readonly counts: number[]; readonly lines: number[] }>()
  for (const { line, date, enteredSeconds } of calls) {
    const day = days.get(date) ?? emptyDay(intervalMinutes)
    days.set(date, day)
    const slot = Math.floor(enteredSeconds / (60 * intervalMinutes))
    day.counts[slot] = (day.counts[slot] ?? 0) + 1
    day.lines[slot] ||= line
  }
  const zone = compileZone(zoneName)
  return [...days].flatMap(([date, { counts, lines }]) =>
    counts.flatMap((count, slot) => {
      const passes = zone ? passesOfSlot(zone, date, slot, intervalMinutes).length : 1
      const row = { start: `${date}T${timeOfSlot(slot, intervalMinutes)}`, line: lines[slot] ?? 0 }
      return passes > 1 ? [1, 2].map(() => ({ ...row, calls: count / 2 })) : [{ ...row, calls: count }]
    }),
  )
}

function emptyDay(intervalMinutes: number) {
  const zeros = () => Array.from({ length: slotsPerDay(intervalMinutes) }, () => 0)
  return { counts: zeros(), lines: zeros() }
}
