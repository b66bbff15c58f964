import { z } from 'zod'
import { instant } from '#modules/rosters/wire-contract.ts'

/** What leaves the house as files: a published roster, its hours for payroll, and one's own shifts for a calendar. */

export const EXPORT_FORMS = ['csv', 'xlsx'] as const
export const exportLocale = z.enum(['zh-CN', 'zh-TW', 'en']).describe('Of headings and words in the file')
/** `POST /api/rosters/{rosterId}/roster-file`, `POST /api/rosters/{rosterId}/payroll-file`: answered by the file itself. */
export const exportBody = z.strictObject({ as: z.enum(EXPORT_FORMS), locale: exportLocale })

/** `GET /api/rosters/own/calendar`: answered by an iCalendar file. */
export const calendarQuery = z.object({ locale: exportLocale })

/** `GET /api/rosters/own/calendar-link` */
export const calendarLink = z
  .object({
    madeAt: instant.nullable().describe('null: there is none'),
    readAt: instant.nullable().describe('When a calendar last fetched it, to the hour; null: never'),
  })
  .meta({ id: 'CalendarLink' })
export type CalendarLink = z.infer<typeof calendarLink>
/** `POST /api/rosters/own/calendar-link`: a new one, and the one before ends. */
export const calendarLinkBody = z.strictObject({ locale: exportLocale })
export const newCalendarLink = z
  .object({
    path: z.string().describe('Below the address of the house. Told this once: whoever has it reads the shifts'),
  })
  .meta({ id: 'NewCalendarLink' })
