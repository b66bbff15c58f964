import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'

/** The Monday of the week in which a date lies; both YYYY-MM-DD. */
export function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDaysToDate(date, -((day + 6) % 7))
}
