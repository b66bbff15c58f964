import { type CalendarData, type OpeningSpan, WEEKDAYS, type Weekday } from '#libs/business-calendar/calendar-data.ts'
import { CHINA_2026 } from '#libs/business-calendar/statutory/china-2026.ts'
import { withStatutoryDays } from '#libs/business-calendar/statutory/statutory-days.ts'
import { type Words, w } from '../words.ts'

export type CalendarKey = 'round-the-clock' | 'service-day' | 'office'

export interface CalendarPlan {
  readonly key: CalendarKey
  readonly name: Words
  readonly data: CalendarData
}

const WORKING: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const WHOLE_DAY: readonly OpeningSpan[] = [{ from: '00:00', to: '24:00' }]
const SERVICE_DAY: readonly OpeningSpan[] = [{ from: '08:00', to: '22:00' }]
const HOLIDAY_DUTY: readonly OpeningSpan[] = [{ from: '09:00', to: '18:00' }]
const OFFICE: readonly OpeningSpan[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:30' },
]

/**
 * Hours of the bank in its own zone, with the public holidays and adjusted workdays (调休) that are published: those of
 * 2026. The next year's list is added when the State Council announces it, usually in November.
 */
export function calendarPlans(zone: string): readonly CalendarPlan[] {
  const everyDay = (spans: readonly OpeningSpan[]) => Object.fromEntries(WEEKDAYS.map((day) => [day, spans]))
  const withHolidays = (data: CalendarData, holidaySpans: readonly OpeningSpan[]) =>
    withStatutoryDays(data, CHINA_2026, { like: 'monday', holidaySpans })
  return [
    {
      key: 'round-the-clock',
      name: w('全天候服务', '全天候服務', 'Round the clock'),
      data: withHolidays({ zone, weekly: everyDay(WHOLE_DAY), workingWeekdays: WORKING }, WHOLE_DAY),
    },
    {
      key: 'service-day',
      name: w('每日 08:00 至 22:00', '每日 08:00 至 22:00', 'Every day 08:00 to 22:00'),
      data: withHolidays({ zone, weekly: everyDay(SERVICE_DAY), workingWeekdays: WORKING }, HOLIDAY_DUTY),
    },
    {
      key: 'office',
      name: w('工作日', '營業日', 'Bank working days'),
      data: withHolidays({ zone, weekly: Object.fromEntries(WORKING.map((day) => [day, OFFICE])) }, []),
    },
  ]
}
