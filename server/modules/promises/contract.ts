import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'

export const promiseStates = ['running', 'endangered', 'broken', 'paused', 'kept', 'withdrawn'] as const

export const promiseView = z
  .object({
    promiseId: z.uuid(),
    kind: z.string().describe('first-response, callback, work-order, ...'),
    aboutKind: z.string(),
    aboutId: z.string(),
    ownerId: z.uuid().nullable(),
    unitId: z.uuid().nullable().describe('Of the owner; or whose it is while nobody owns it'),
    queueId: z.string().nullable(),
    title: z.string(),
    state: z.enum(promiseStates),
    madeAt: z.number(),
    dueAt: z.number().describe('The last instant that still keeps it'),
    warnAt: z.number().nullable().describe('From here it counts as endangered'),
    pausedRemainingMs: z.number().nullable().describe('While paused: what was left'),
    keptAt: z.number().nullable(),
  })
  .meta({ id: 'Promise' })
export type PromiseView = z.infer<typeof promiseView>

export const promiseSearch = z.object({
  state: z
    .enum([...promiseStates, 'unfinished', 'due'])
    .optional()
    .describe('`due`: endangered or broken'),
  kind: z.string().max(60).optional(),
  show: z.enum(['mine', 'unit', 'all']).default('all').describe('`unit`: mine and below'),
  unitId: z.uuid().optional().describe('Of this unit and those below it'),
  aboutId: z.string().max(60).optional(),
  ownerId: z.uuid().optional(),
  madeFrom: z.coerce.number().int().min(0).max(LAST_INSTANT).optional().describe('UTC milliseconds'),
  madeBefore: z.coerce.number().int().min(0).max(LAST_INSTANT).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export type PromiseSearch = z.output<typeof promiseSearch>
/** All that somebody owes, to another person or unit in one act. */
export const promiseMoveBody = z.strictObject({
  unitId: z.uuid(),
  ownerId: z.uuid().optional().describe('Left out: whoever of the unit takes it'),
})
export const promiseMoved = z.object({
  moved: z.int(),
  stayed: z.array(promiseView).describe('What must be handed over where it is worked on, for example an open contact'),
})
export type PromiseMoved = z.infer<typeof promiseMoved>

export const promiseList = z.object({
  asOf: z.number(),
  promises: z.array(promiseView),
  owners: z.array(z.object({ personId: z.uuid(), name: z.string() })),
})
export type PromiseList = z.infer<typeof promiseList>

/** How well the house kept its word, by kind, over a span of making. */
export const promiseReport = z
  .object({
    asOf: z.number(),
    kinds: z.array(
      z.object({
        kind: z.string(),
        made: z.int(),
        kept: z.int(),
        keptLate: z.int(),
        broken: z.int().describe('Too late and still owed'),
        open: z.int(),
        withdrawn: z.int(),
      }),
    ),
  })
  .meta({ id: 'PromiseReport' })
export const promiseReportBy = ['kind', 'unit', 'month'] as const
export const promiseReportRow = z.object({
  key: z.string().describe('The kind, the unit’s id, or the month as YYYY-MM; empty: nobody’s'),
  made: z.int(),
  kept: z.int(),
  keptLate: z.int(),
  broken: z.int().describe('Too late and still owed'),
  open: z.int(),
  withdrawn: z.int(),
})
export type PromiseReportRow = z.infer<typeof promiseReportRow>
export const promiseReportTable = z.object({
  asOf: z.number(),
  zone: z.string().describe('Months are those of this zone'),
  rows: z.array(promiseReportRow),
})
export type PromiseReportTable = z.infer<typeof promiseReportTable>
export const promiseReportQuery = z.object({
  from: z.coerce.number().int().min(0).max(LAST_INSTANT),
  before: z.coerce.number().int().min(0).max(LAST_INSTANT),
})
export const promiseTableQuery = promiseReportQuery.extend({ by: z.enum(promiseReportBy).default('kind') })

const name = z.string().min(1).max(60)
const names = z.strictObject({ 'zh-CN': name, 'zh-TW': name, en: name })
const typedName = name.overwrite(masked)
const typedNames = z.strictObject({ 'zh-CN': typedName, 'zh-TW': typedName, en: typedName })
const span = z.strictObject({ from: z.string().max(8), to: z.string().max(8) })
const spans = z.array(span).max(12)
const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
const date = z.string().max(10)
const dayName = z.string().max(60).overwrite(masked).optional()
export const calendarData = z.strictObject({
  zone: z.string().max(60).refine(holdsNoNumber, NO_NUMBER),
  weekly: z.partialRecord(weekday, spans),
  workingWeekdays: z.array(weekday).max(7).optional(),
  holidays: z
    .array(z.strictObject({ date, name: dayName, spans: spans.optional() }))
    .max(800)
    .optional(),
  adjustedWorkdays: z
    .array(
      z.union([z.strictObject({ date, name: dayName, spans }), z.strictObject({ date, name: dayName, like: weekday })]),
    )
    .max(400)
    .optional(),
})
export const calendarKey = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .refine(holdsNoNumber, NO_NUMBER)
export const calendarView = z
  .object({
    key: calendarKey,
    name: names,
    data: calendarData,
    version: z.int(),
    changedAt: z.number(),
    isOpenNow: z.boolean(),
    nextChangeAt: z.number().nullable(),
  })
  .meta({ id: 'Calendar' })
export type CalendarView = z.infer<typeof calendarView>
export const calendarList = z.object({ calendars: z.array(calendarView) })
export const calendarBody = z.strictObject({
  name: typedNames,
  data: calendarData,
  version: z.int().min(0).describe('The version that was edited; 0 for a new calendar'),
})
