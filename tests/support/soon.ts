import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'

/** A local date that is today or tomorrow wherever the house stands: never past, whatever the hour. */
export const soon = (): string => addDaysToDate(new Date().toISOString().slice(0, 10), 1)
