import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

/** What every fact about a promise carries: enough to show it without asking back. */
export const promiseFact = z.object({
  promiseId: z.string(),
  kind: z.string().describe('first-response, callback, work-order, ...'),
  aboutKind: z.string(),
  aboutId: z.string(),
  /** Who must keep it; null while only a queue or unit owes it. */
  ownerId: z.string().nullable(),
  queueId: z.string().nullable(),
  madeAt: z.number(),
  dueAt: z.number(),
})

export const promiseMade = factKind('promises.made', 1, promiseFact)
export const promiseEndangered = factKind('promises.endangered', 1, promiseFact)
export const promiseBroken = factKind('promises.broken', 1, promiseFact)
export const promiseKept = factKind('promises.kept', 1, promiseFact.extend({ keptAt: z.number() }))
export const promisePaused = factKind('promises.paused', 1, promiseFact.extend({ reason: z.string() }))
export const promiseResumed = factKind('promises.resumed', 1, promiseFact)
/** No longer owed, neither kept nor broken: for example the customer left first. */
export const promiseWithdrawn = factKind('promises.withdrawn', 1, promiseFact.extend({ reason: z.string() }))
/** Another owner or another due instant (extension, with its reason). */
export const promiseChanged = factKind(
  'promises.changed',
  1,
  promiseFact.extend({ reason: z.string(), previousOwnerId: z.string().nullish() }),
)

/** Opening hours, holidays or adjusted workdays were edited. */
export const calendarChanged = factKind(
  'promises.calendar-changed',
  1,
  z.object({ key: z.string(), version: z.number() }),
)

/** Holidays of a year were read from a file. About the year. */
export const holidaysImported = factKind(
  'promises.holidays-imported',
  1,
  z.object({
    year: z.number(),
    holidays: z.number(),
    paidHolidays: z.number(),
    adjustedWorkdays: z.number(),
    calendars: z.array(z.string()),
  }),
)

/** All that somebody owed went to another person or unit in one act. About the person who owed it. */
export const promisesHandedOver = factKind(
  'promises.handed-over',
  1,
  z.object({
    fromId: z.string(),
    unitId: z.string(),
    ownerId: z.string().nullable(),
    moved: z.number(),
    stayed: z.number().describe('Not moved: handed over where it is worked on'),
  }),
)
