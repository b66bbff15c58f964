import { WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'

export const closedDates = 'date,name\n# holidays\n2026-10-01,National Day\n2026-01-01\n\n'

/** Half-hour rows of a history, the same calls in each unless a function says otherwise. */
export function rowsOf({
  from,
  days,
  hours: [open, close],
  weekdays = [1, 1, 1, 1, 1, 1, 1],
  calls = 5,
}: {
  readonly from: string
  readonly days: number
  readonly hours: readonly [number, number]
  readonly weekdays?: readonly number[]
  readonly calls?: number | ((date: string, slot: number) => number)
}): string[] {
  return Array.from({ length: days }, (_, n) => addDaysToDate(from, n))
    .filter((date) => weekdays[WEEKDAYS.indexOf(weekdayOf(date))] !== 0)
    .flatMap((date) =>
      Array.from({ length: 2 * (close - open) }, (_, i) => {
        const slot = 2 * open + i
        const time = `${String(slot >> 1).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`
        return `${date}T${time}:00,${typeof calls === 'number' ? calls : calls(date, slot)}`
      }),
    )
}
