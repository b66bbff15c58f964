import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { masked } from '#libs/masking/masked.ts'

/**
 * What planning says and hears on the wire. Dates and half hours follow the wall clock of the house; instants are UTC
 * milliseconds. Figures are contacts per half hour unless they say otherwise.
 */

const instant = z.int().min(0).max(LAST_INSTANT).describe('UTC milliseconds')
const date = z.iso.date().refine((day) => day >= '2000-01-01' && day <= '2099-12-31', 'write a date from 2000 to 2099')
const words = z.string().trim().min(1).overwrite(masked)
const names = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() })

/** Length of the intervals of history, forecast and need. */
export const INTERVAL_MINUTES = 30
/** Days with counts a forecast needs at least: two of every weekday. */
export const LEAST_DAYS = 14
export const MOST_WEEKS = 8
/** The quantiles that are kept beside the mean: bounds of 95 % and 80 %, and the median. */
export const LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975] as const

// ---- History

/** A CSV file of counts or single calls; the forms are those of `docs/workforce-files.md`. */
export const importBody = z.strictObject({ text: z.string().min(1).max(2_000_000).describe('The file, as it is') })
export const importReply = z
  .object({
    from: date,
    to: date.describe('Last date, included'),
    intervalMinutes: z.int().describe('Of the file; kept are half hours'),
    contacts: z.number(),
    added: z.int().describe('Dates that were not there'),
    changed: z.int().describe('Dates whose counts were others'),
    unchanged: z.int(),
    gaps: z.array(z.string()).describe('What is missing in the file, marked and not filled'),
  })
  .meta({ id: 'WorkforceImport' })
export type ImportReply = z.infer<typeof importReply>

/** Both dates are included. */
export const removalQuery = z.object({ from: date, to: date })
export const removalReply = z.object({ removed: z.int().describe('Days; counts of the house itself stay') })

const stretch = z.object({ from: date, to: date.describe('Last date, included'), days: z.int() })
/** Days that were read in together and still stand as that file had them. */
export const importedFile = stretch
  .extend({ importedAt: instant, importedBy: z.string().nullable().describe('Name; null: the seed of the house') })
  .meta({ id: 'WorkforceImportedFile' })
export type ImportedFile = z.infer<typeof importedFile>
export const importedFileList = z.object({ files: z.array(importedFile) })

const source = z
  .enum(['own', 'imported'])
  .describe('`own`: counted by this house; it wins over what was imported, unless it is less than half of that')

// ---- What is known beforehand

export const DAY_KINDS = ['closed', 'campaign', 'pay-day', 'bill-day', 'system-change'] as const
export const specialDayBody = z
  .strictObject({
    kind: z.enum(DAY_KINDS),
    name: words.max(60).describe('Days of one name share an effect, learned from history'),
    queueId: z.uuid().nullable().describe('null: the whole house'),
    date: date.nullable(),
    dayOfMonth: z.int().min(1).max(31).nullable().describe('Every month; the last day of shorter ones'),
  })
  .refine((day) => (day.date === null) !== (day.dayOfMonth === null), {
    path: ['date'],
    message: 'give a date or a day of the month, one of them',
  })
  .refine((day) => day.kind !== 'closed' || day.date !== null, {
    path: ['date'],
    message: 'a closed day needs its date',
  })
export const specialDay = z
  .object({
    specialDayId: z.uuid(),
    kind: z.enum(DAY_KINDS),
    name: z.string(),
    queueId: z.uuid().nullable(),
    date: date.nullable(),
    dayOfMonth: z.int().nullable(),
  })
  .meta({ id: 'WorkforceSpecialDay' })
export type SpecialDay = z.infer<typeof specialDay>
export const specialDayList = z.object({ days: z.array(specialDay) })

// ---- Forecast

export const forecastBody = z.strictObject({ weeks: z.int().min(1).max(MOST_WEEKS).describe('From today on') })
export const madeFrom = z.object({
  historyFrom: date,
  historyTo: date,
  ownDays: z.int(),
  importedDays: z.int(),
  contacts: z.number(),
  method: z.string(),
  noise: z.enum(['learned', 'assumed']).describe('`assumed`: too short a history to learn how sure it is'),
})
export const forecastVersion = z
  .object({ forecastId: z.uuid(), firstDate: date, days: z.int(), madeAt: instant, madeFrom })
  .meta({ id: 'WorkforceForecast' })
export type ForecastVersion = z.infer<typeof forecastVersion>

// ---- Overrides

const value = z.number().min(-100).max(100_000)
export const overrideBody = z.strictObject({
  fromAt: instant,
  beforeAt: instant,
  kind: z.enum(['percent', 'contacts']).describe('More or less by so much; or so many each half hour'),
  value: value.describe('percent: -100 to 1000; contacts: 0 to 100000'),
  reason: words.max(200),
})
export const override = z
  .object({
    overrideId: z.uuid(),
    fromAt: instant,
    beforeAt: instant,
    kind: z.enum(['percent', 'contacts']),
    value,
    reason: z.string(),
    madeAt: instant,
    madeBy: z.string().describe('Name'),
  })
  .meta({ id: 'WorkforceOverride' })
export type OverrideView = z.infer<typeof override>

// ---- What the need is worked out from

const share = z.number().min(0).max(0.9)
export const staffingBody = z.strictObject({
  handleSeconds: z.number().min(1).max(7200).nullable().describe('null: from history'),
  patienceSeconds: z.number().min(1).max(7200).nullable().describe('null: from history'),
  plannedShrinkage: share.describe('Leave, training, meetings, breaks; of paid time'),
  unplannedShrinkage: share.describe('Sickness and the like; of paid time'),
  atOnce: z.int().min(1).max(20).describe('Contacts one agent holds at the same time'),
  minimumAgents: z.int().min(0).max(1000),
  leastExperts: z
    .int()
    .min(0)
    .max(1000)
    .nullable()
    .default(null)
    .describe('At work whenever the queue needs somebody; null: one, where the queue has any'),
  mostTrainees: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .default(null)
    .describe('Share of those at work who may be trainees; null: no limit'),
})
const measure = z.object({
  seconds: z.number(),
  from: z.enum(['setting', 'history', 'assumed']).describe('`assumed`: neither set nor enough contacts to measure'),
})
export const staffing = z
  .object({
    settings: staffingBody,
    handle: measure,
    patience: measure,
    targetShare: z.number(),
    thresholdSeconds: z.number(),
  })
  .meta({ id: 'WorkforceStaffing' })
export type StaffingView = z.infer<typeof staffing>

// ---- What the planner sees

export const plannedQueue = z
  .object({
    queueId: z.uuid(),
    name: names,
    channel: z.string(),
    importedFrom: date.nullable(),
    importedTo: date.nullable(),
    importedDays: z.int(),
    forecast: forecastVersion.nullable().describe('The latest'),
  })
  .meta({ id: 'WorkforceQueue' })
export type PlannedQueue = z.infer<typeof plannedQueue>
export const plannedQueueList = z.object({ queues: z.array(plannedQueue) })

export const planQuery = z.object({
  from: date,
  days: z.coerce.number().int().min(1).max(7).default(7),
})
const people = z.object({
  /** For the expected contacts, and for as many as come at the bounds of the 80 % band. */
  mean: z.int(),
  low: z.int(),
  high: z.int(),
})
export const planRow = z.object({
  startAt: instant,
  date,
  actual: z.number().nullable().describe('What came; null ahead, and where nothing was counted'),
  model: z.number().nullable().describe('null: no forecast covers it'),
  result: z.number().nullable().describe('The model with the overrides'),
  low: z.number().nullable().describe('Not exceeded with 10 %, with the overrides'),
  high: z.number().nullable().describe('Not exceeded with 90 %, with the overrides'),
  need: people.nullable().describe('Agents on the queue'),
  scheduled: z.int().nullable().describe('People to schedule for `need.mean`, with shrinkage'),
})
export type PlanRow = z.infer<typeof planRow>
export const planReply = z
  .object({
    asOf: instant,
    queueId: z.uuid(),
    from: date,
    intervalMinutes: z.int(),
    rows: z.array(planRow),
    days: z.array(
      z.object({
        date,
        source: source.nullable(),
        actual: z.number().nullable(),
        importedAt: instant.nullable().describe('When the file was read in; null: no imported count of this date'),
        importedBy: z.string().nullable().describe('Name'),
        forecastId: z.uuid().nullable().describe('The version that covers it'),
      }),
    ),
    overrides: z.array(override),
    forecasts: z.array(forecastVersion).describe('Those that the rows are of, the newest first'),
    staffing,
  })
  .meta({ id: 'WorkforcePlan' })
export type PlanView = z.infer<typeof planReply>

// ---- What stands behind one half hour

/** 2000 to 2099, wherever the house lies. */
const FIRST_HALF_HOUR = Date.UTC(2000, 0, 2)
const LAST_HALF_HOUR = Date.UTC(2099, 11, 30)
export const behindQuery = z.object({
  at: z.coerce
    .number()
    .int()
    .min(FIRST_HALF_HOUR)
    .max(LAST_HALF_HOUR)
    .describe('A start of a half hour, UTC milliseconds'),
})
export const behindReply = z
  .object({
    startAt: instant,
    date: z.iso.date(),
    version: forecastVersion.nullable(),
    levels: z.array(z.object({ share: z.number(), contacts: z.number() })).describe('Not exceeded with so much chance'),
    days: z
      .array(z.object({ date, contacts: z.number(), source, name: z.string().nullable() }))
      .describe('The same half hour of the same weekday in the history of the version, the latest first'),
    name: z.string().nullable().describe('Of the special day the date is'),
  })
  .meta({ id: 'WorkforceBehind' })
export type BehindView = z.infer<typeof behindReply>
