import type { CalendarData, Holiday, Weekday } from '#libs/business-calendar/calendar-data.ts'
import { CHINA_2026 } from '#libs/business-calendar/statutory/china-2026.ts'
import { withStatutoryDays } from '#libs/business-calendar/statutory/statutory-days.ts'
import { TAIWAN_2026 } from '#libs/business-calendar/statutory/taiwan-2026.ts'

const WORKING: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const day = [{ from: '09:00', to: '17:00' }]
const week = (zone: string, holidays: readonly Holiday[] = []): CalendarData => ({
  zone,
  weekly: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
  workingWeekdays: WORKING,
  holidays,
})
const closed = (...dates: readonly string[]): Holiday[] => dates.map((date) => ({ date }))

export const CN_DAYS = withStatutoryDays(week('Asia/Shanghai'), CHINA_2026, { like: 'monday' })
export const TW_DAYS = withStatutoryDays(week('Asia/Taipei'), TAIWAN_2026, { like: 'monday' })
/** Its clocks count calendar days only, so that no holiday matters. */
export const HK_DAYS = week('Asia/Hong_Kong')
/** Bank holidays of England and Wales. Verify each year. */
export const UK_DAYS = week(
  'Europe/London',
  closed(
    ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
    ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  ),
)
/** Days on which the Federal Reserve Banks are closed; one that falls on a Saturday closes no Friday. Verify each year. */
export const US_DAYS = week(
  'America/New_York',
  closed(
    ...['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-09-07', '2026-10-12', '2026-11-11'],
    ...['2026-11-26', '2026-12-25', '2027-01-01', '2027-01-18', '2027-02-15', '2027-05-31', '2027-07-05', '2027-09-06'],
    ...['2027-10-11', '2027-11-11', '2027-11-25'],
  ),
)
