import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { MEASURES } from '#modules/insights/kpis.ts'

const instant = z.number().int().describe('UTC milliseconds')
const names = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() })
const state = z
  .enum(['kept', 'endangered', 'broken'])
  .nullable()
  .describe('Against its goal; null without goal or value')

export const kpiView = z
  .object({
    key: z.string(),
    number: z.int().describe('In the house’s KPI dictionary'),
    formula: z.string(),
    name: names,
    unit: z.enum(['share', 'seconds', 'count']),
    grain: z.enum(['interval', 'day', 'week', 'live']),
    words: names.describe('The formula in words'),
    opens: z
      .enum(['contacts', 'agents', 'waiting', 'tool-use'])
      .describe('What stands behind it: contacts have a list of their own; tool use is asked of /api/assist/tool-use'),
  })
  .meta({ id: 'Kpi' })
export const goalView = z
  .object({
    kpi: z.string(),
    direction: z.enum(['at-least', 'at-most']),
    target: z.number(),
    near: z.number().describe('Between target and this it counts as endangered'),
    baseline: z.number().nullable(),
    dueOn: z.iso.date().nullable(),
  })
  .meta({ id: 'Goal' })
export const kpiList = z.object({ kpis: z.array(kpiView), goals: z.array(goalView) })
export const goalBody = goalView.omit({ kpi: true }).strict()

/** Contacts count in the quarter hour in which they were asked for, in the queue they stood in last. */
export const span = z.object({
  from: z.coerce.number().int().min(0).max(LAST_INSTANT).describe('UTC milliseconds; quarter hours from here'),
  before: z.coerce.number().int().min(0).max(LAST_INSTANT),
  queueId: z.uuid().optional(),
  channel: z.string().max(40).optional(),
})

export const figure = z
  .object({
    key: z.string(),
    formula: z.string(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    value: z.number().nullable().describe('A share 0..1, seconds, or a count; null: nothing to divide by'),
    state,
  })
  .meta({ id: 'Figure' })
export type FigureView = z.infer<typeof figure>
export const figureReply = z.object({
  asOf: instant,
  figures: z.array(figure),
  sums: z.record(z.enum(MEASURES), z.number()),
  responseMs: z.object({ p50: z.number().nullable(), p90: z.number().nullable() }).describe('First human response'),
})

/** Which part of a figure a list opens: its numerator, its denominator, or what is in the denominator only. */
export const figureContactsQuery = z.object({
  ...span.shape,
  part: z.enum(['numerator', 'denominator', 'missed']).default('denominator'),
  after: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'give back the `next` of the page before')
    .refine((after) => Number(after.split('_')[0]) <= LAST_INSTANT, 'give back the `next` of the page before')
    .optional()
    .describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const figureContact = z
  .object({
    contactId: z.uuid(),
    reference: z.string(),
    queueId: z.uuid(),
    channel: z.string(),
    language: z.string(),
    topic: z.string().nullable(),
    lane: z.string(),
    askedAt: instant,
    answeredAt: instant.nullable(),
    respondedAt: instant.nullable(),
    endedAt: instant.nullable(),
    endReason: z.string().nullable(),
    agentId: z.uuid().nullable(),
    transfers: z.int(),
    handleMs: z.number().nullable(),
    score: z.int().nullable().describe('1 to 5, as the customer rated it'),
    weight: z.number().describe('What this contact adds to the part of the figure: 1, or milliseconds'),
  })
  .meta({ id: 'FigureContact' })
export type FigureContactView = z.infer<typeof figureContact>
export const figureContacts = z.object({
  asOf: instant,
  /** The sum of all weights: equals the figure's numerator or denominator. */
  total: z.number(),
  count: z.int(),
  contacts: z.array(figureContact),
  next: z.string().nullable(),
})

export const historyQuery = z.object({
  ...span.shape,
  grain: z.enum(['quarter', 'hour', 'day']).default('quarter'),
  keys: z
    .string()
    .max(400)
    .transform((text) => text.split(',').filter(Boolean)),
})
export const history = z
  .object({
    asOf: instant,
    points: z.array(
      z.object({
        at: instant,
        requested: z.int(),
        answered: z.int(),
        abandoned: z.int(),
        values: z.record(z.string(), z.number().nullable()),
      }),
    ),
  })
  .meta({ id: 'History' })
export type HistoryView = z.infer<typeof history>

/** View `board:<queueId>` or `board:` for the whole house: today, at most two seconds old. */
export const boardTile = z.object({
  ...figure.shape,
  /** The same span of the same weekday a week ago. */
  before: z.number().nullable(),
})
export const boardQueue = z.object({
  queueId: z.uuid(),
  figures: z.record(z.string(), z.number().nullable()),
  states: z.record(z.string(), state),
  waiting: z.int(),
  longestSinceAt: instant.nullable(),
  staffed: z.int(),
  free: z.int(),
  /** Service level of the last eight quarter hours, oldest first. */
  recent: z.array(z.number().nullable()),
})
export const board = z
  .object({
    asOf: instant,
    from: instant.describe('Start of the local day'),
    tiles: z.array(boardTile),
    waiting: z.int(),
    longestSinceAt: instant.nullable(),
    longestQueueId: z.uuid().nullable(),
    queues: z.array(boardQueue),
    presence: z.record(z.string(), z.int()).describe('Agents by state now'),
    quarters: z.array(
      z.object({
        at: instant,
        requested: z.int(),
        answered: z.int(),
        abandoned: z.int(),
        serviceLevel: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'Board' })
export type BoardView = z.infer<typeof board>
