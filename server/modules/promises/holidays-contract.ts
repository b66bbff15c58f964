import { z } from 'zod'
import { masked } from '#libs/masking/masked.ts'
import { calendarKey, calendarView } from '#modules/promises/contract.ts'

/** Holidays and adjusted workdays (调休) of a year, read from a file, on the wire. */

const date = z.iso.date()
const days = z.array(date)
/** Shown and kept: what is no name but a number is masked before either. */
const dayName = z.string().max(60).overwrite(masked)
export const holidayYear = z
  .object({
    year: z.int(),
    holidays: z.array(
      z.object({
        date,
        name: dayName,
        isPaid: z.boolean().describe('Work on it is paid as on a public holiday; other days off are not'),
      }),
    ),
    adjustedWorkdays: z.array(
      z.object({
        date,
        name: dayName,
        like: z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']),
      }),
    ),
  })
  .meta({ id: 'HolidayYear' })

/** `GET /api/holiday-years`: those that were read from files. */
export const holidayYearList = z.object({
  years: z.array(holidayYear.extend({ importedAt: z.number(), importedBy: z.uuid() })),
})
export type HolidayYearList = z.infer<typeof holidayYearList>

/** `POST /api/holiday-years/preview` writes nothing. */
export const holidayFileBody = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(100_000)
    .describe('CSV with the columns date,kind,name,like, or JSON; see docs/workforce-files.md'),
})
export const holidayPreview = z
  .object({
    year: holidayYear,
    isKnown: z.boolean().describe('The year was read before: what it put into calendars gives way'),
    calendars: z.array(
      z.object({
        key: calendarKey,
        name: calendarView.shape.name,
        version: z.int(),
        holidaySpans: z
          .array(z.object({ from: z.string(), to: z.string() }))
          .describe('Hours on the new holidays, as on the latest one before; none: closed'),
        added: days,
        removed: days,
        kept: days.describe('The calendar says something of its own of them'),
      }),
    ),
  })
  .meta({ id: 'HolidayPreview' })
export type HolidayPreview = z.infer<typeof holidayPreview>

/** `POST /api/holiday-years`: what was previewed; a calendar that changed since is refused, and nothing is written. */
export const holidayImportBody = holidayFileBody.extend({
  calendars: z
    .array(z.strictObject({ key: calendarKey, version: z.int().min(1) }))
    .max(200)
    .describe('Into which it goes, by the version that was seen; forecasts and payroll go by the year in any case'),
})
