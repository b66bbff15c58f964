import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { isLocalDate } from '#libs/business-calendar/local-dates.ts'
import type { Fault } from './csv.ts'

export type ClosedDates =
  | { readonly ok: true; readonly dates: readonly LocalDate[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * Closed dates, one a line as `YYYY-MM-DD`, past and to come, in any order. Text after a comma (the name of the day) and
 * lines that begin with `#` are passed over; a header `date` may stand first.
 */
export function readClosedDates(text: string): ClosedDates {
  const dates = new Set<LocalDate>()
  const faults: Fault[] = []
  text.split('\n').forEach((raw, index) => {
    const [date = ''] = raw.trim().split(',')
    if (date === '' || date.startsWith('#') || (index === 0 && date === 'date')) return
    if (isLocalDate(date)) dates.add(date)
    else faults.push({ line: index + 1, problem: `"${date}" is no date: write one a line, as YYYY-MM-DD` })
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, dates: [...dates].sort() }
}
