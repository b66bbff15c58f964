import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { AXES } from '#modules/complaints/codes.ts'

const person = z.object({ personId: z.uuid(), name: z.string() }).nullable()
const note = z.string().trim().min(1).max(1_000).overwrite(masked)
const word = z.string().trim().min(1).max(60).overwrite(masked)
const names = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() })
export const causeCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,40}$/)
  .refine(holdsNoNumber, NO_NUMBER)

export const causeTree = z
  .object({
    causes: z.array(
      z.object({
        code: z.string(),
        parent: z.string().nullable().describe('null: a branch; complaints are put down to leaves'),
        name: names,
        isOwn: z.boolean().describe('Added by the house'),
        isRetired: z.boolean().describe('No longer to choose; what was put down to it stays'),
      }),
    ),
    units: z.array(z.object({ unitId: z.uuid(), name: z.string() })).describe('Where a matter may have arisen'),
  })
  .meta({ id: 'ComplaintCauseTree' })
export type CauseTree = z.infer<typeof causeTree>
export const causeAddition = z.strictObject({
  parent: causeCode,
  name: z.strictObject({ 'zh-CN': word, 'zh-TW': word, en: word }),
})
export const causeMade = z.object({ code: z.string() })
export const causeRetirement = z.strictObject({ isRetired: z.boolean() })

export const causesBody = z.strictObject({
  causes: z
    .array(z.strictObject({ cause: causeCode, note: note.nullable().default(null) }))
    .min(1)
    .max(3)
    .describe('The main cause first'),
  unitId: z.uuid().nullable().describe('Where in the bank it arose; null: nowhere in particular'),
})

export const repeat = z.object({
  cause: z.string(),
  by: z.enum(['product', 'unit']),
  where: z.string().describe('The code of the product, or the id of the unit'),
  unitName: z.string().nullable(),
  count: z.int(),
  firstAt: z.number(),
  latestAt: z.number(),
  measures: z.int().describe('Measures against it that have not ended'),
})
export type RepeatView = z.infer<typeof repeat>
export const repeatQuery = z.object({
  least: z.coerce.number().int().min(2).max(100).default(3),
  days: z.coerce.number().int().min(7).max(365).default(90),
})
export const repeatList = z
  .object({
    asOf: z.number(),
    least: z.int(),
    days: z.int(),
    repeats: z.array(repeat),
    counts: z
      .array(z.object({ cause: z.string(), count: z.int() }))
      .describe('Complaints of the window under each cause; one complaint may stand under several'),
    caused: z.int().describe('Complaints of the window with a cause'),
    all: z.int(),
  })
  .meta({ id: 'ComplaintRepeats' })
export type RepeatList = z.infer<typeof repeatList>

export const MEASURE_STATES = ['open', 'watched', 'checked', 'withdrawn'] as const
const seen = z.object({ complaints: z.int(), days: z.number(), all: z.int(), caused: z.int() })
export const effect = z.object({
  before: seen,
  after: seen,
  beforeIn30: z.number().nullable(),
  afterIn30: z.number().nullable(),
  chance: z.number().nullable(),
  verdict: z.enum(['waiting', 'cannot-tell', 'too-few', 'fewer', 'more', 'no-difference']),
})
export type EffectView = z.infer<typeof effect>
export const measureView = z
  .object({
    measureId: z.uuid(),
    reference: z.string(),
    cause: z.string(),
    product: z.enum(AXES.product).nullable(),
    unit: z.object({ unitId: z.uuid(), name: z.string() }).nullable(),
    what: z.string(),
    owner: person,
    madeBy: person,
    madeAt: z.number(),
    dueAt: z.number(),
    effectDays: z.int(),
    state: z.enum(MEASURE_STATES),
    isOverdue: z.boolean(),
    doneAt: z.number().nullable(),
    doneNote: z.string().nullable(),
    judgedFrom: z.number().nullable().describe('The span after it is over from here on; null: not done'),
    endedAt: z.number().nullable(),
    endedBy: person,
    endingNote: z.string().nullable(),
    effect: effect.nullable().describe('null: not done'),
    isMine: z.boolean(),
  })
  .meta({ id: 'ComplaintMeasure' })
export type MeasureView = z.infer<typeof measureView>
export const measureSearch = z.object({
  show: z.enum(['running', 'ended', 'all']).default('running'),
  cause: causeCode.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  after: z.coerce.number().int().min(0).max(100_000).default(0).describe('How many to pass over'),
})
export const measureList = z.object({ asOf: z.number(), measures: z.array(measureView), more: z.boolean() })
export type MeasureList = z.infer<typeof measureList>
export const measureBody = z.strictObject({
  cause: causeCode,
  product: z.enum(AXES.product).nullable().default(null),
  unitId: z.uuid().nullable().default(null),
  what: z.string().trim().min(1).max(2_000).overwrite(masked).describe('What is done so that it does not come again'),
  ownerId: z.uuid(),
  dueAt: z.int().min(0).max(LAST_INSTANT),
  effectDays: z.int().min(14).max(365).default(90).describe('How long it is watched afterwards'),
})
export const measureParams = z.object({ measureId: z.uuid() })
export const measureMade = z.object({ measureId: z.uuid() })
export const measureStep = z.strictObject({ note })
export const ownerList = z.object({
  owners: z.array(z.object({ personId: z.uuid(), name: z.string(), unitName: z.string(), open: z.int() })),
})
