import type { DayTable, TableDay } from '../day-table.ts'

/** A table of rates by weekday: 7 rows (Monday first), one column per slot of the table. */
export type WeekdayRates = readonly (readonly number[])[]

/** The mean of the last `count` same weekdays, slot by slot. `count` 1 is "last week"; Infinity takes all of them. */
export const meanOfRecent = (table: DayTable, count: number): WeekdayRates => recent(table, count, mean)

/** The median of the last `count` same weekdays, slot by slot; of an even number, the mean of the middle two. */
export const medianOfRecent = (table: DayTable, count: number): WeekdayRates => recent(table, count, median)

/** A slot never counted on a weekday takes what all days have there: a guess that keeps the curve whole. */
function recent(table: DayTable, count: number, combine: (values: readonly number[]) => number): WeekdayRates {
  return Array.from({ length: 7 }, (_, weekday) => {
    const same = table.days.filter(({ pattern }) => pattern === weekday)
    const latest = (days: readonly TableDay[], column: number) => {
      const values: number[] = []
      for (let i = days.length - 1; i >= 0 && values.length < count; i--) {
        const value = days[i]?.counts[column] ?? null
        if (value !== null) values.push(value)
      }
      return values
    }
    return table.slots.map((_, column) => {
      const values = latest(same, column)
      return combine(values.length > 0 ? values : latest(table.days, column))
    })
  })
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? high)) / 2
}
