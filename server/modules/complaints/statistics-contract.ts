import { z } from 'zod'

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/)
/** Local dates of the house, both counted. */
export const spanQuery = z.object({ from: date, to: date })
const share = z.object({
  code: z.string(),
  raw: z.int(),
  merged: z.int(),
  share: z.number().describe('Of the merged, 0..1'),
})
export const statistics = z
  .object({
    asOf: z.number(),
    from: date,
    to: date,
    raw: z.int().describe('As they came in'),
    merged: z.int().describe('After duplicates were merged'),
    decided: z.int(),
    decidedInTime: z.int(),
    overdue: z.int().describe('Due by now and not decided'),
    withdrawn: z.int(),
    extended: z.int(),
    upheld: z.object({ yes: z.int(), partly: z.int(), no: z.int() }),
    meanDays: z.number().nullable().describe('From receipt to decision; null: none was decided'),
    channels: z.array(share),
    products: z.array(share),
    reasons: z.array(share),
    severities: z.array(share),
    causes: z.array(share).describe('Main root causes: leaves of the tree'),
    notCoded: z.int(),
    notCaused: z.int().describe('Without a root cause'),
    otherAlerts: z
      .array(z.object({ axis: z.enum(['channel', 'product', 'reason']), share: z.number() }))
      .describe('Axes in which "other" is above 5 % of what was coded'),
    months: z.array(z.object({ month: z.string(), raw: z.int(), merged: z.int() })),
  })
  .meta({ id: 'ComplaintStatistics' })
export type ComplaintStatistics = z.infer<typeof statistics>
export const returnBody = z.strictObject({
  from: date,
  to: date,
  as: z.enum(['csv', 'xlsx']),
  locale: z.enum(['zh-CN', 'zh-TW', 'en']),
})
