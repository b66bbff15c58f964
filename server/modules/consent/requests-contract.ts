import { z } from 'zod'
import { KEPT_FOR } from '#libs/facts/kept-for.ts'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import { masked } from '#libs/masking/masked.ts'
import { SAID_THROUGH } from '#modules/consent/contract.ts'

const instant = z.number().int().describe('UTC milliseconds')
const person = z.object({ personId: z.uuid(), name: z.string() })
export const REQUEST_KINDS = ['access', 'copy', 'correction', 'deletion'] as const
export const REQUEST_STATES = ['open', 'done', 'partly', 'refused'] as const

export const requestBody = z.strictObject({
  kind: z.enum(REQUEST_KINDS),
  wish: z.string().trim().min(1).max(500).overwrite(masked).describe('What exactly, in the customer’s words'),
  saidThrough: z.enum(SAID_THROUGH),
})
export const requestAnswerBody = z.strictObject({
  decision: z.enum(['do', 'refuse']).describe('`do` a deletion: removes what may be removed and keeps the rest'),
  answer: z.string().trim().min(1).max(500).overwrite(masked).describe('What the customer is told, with the reason'),
})

export const holding = z
  .object({
    kind: z.string(),
    count: z.int(),
    keepUntil: instant.nullable().describe('Null: may be removed now'),
    keptBecause: z.enum(['retention', 'legal-hold', 'no-rule', ...KEPT_FOR]).nullable(),
    source: z.string().nullable(),
  })
  .meta({ id: 'PersonalDataHolding' })
export type Holding = z.infer<typeof holding>
const outcome = z.object({
  kinds: z.array(holding.extend({ removed: z.int() })),
})

export const dataRequest = z
  .object({
    requestId: z.uuid(),
    reference: z.string(),
    customerId: z.uuid(),
    maskedName: z.string(),
    kind: z.enum(REQUEST_KINDS),
    wish: z.string(),
    saidThrough: z.enum(SAID_THROUGH),
    receivedAt: instant,
    receivedBy: person,
    owner: person.nullable(),
    state: z.enum(REQUEST_STATES),
    targetAt: instant.describe('To be answered by, as the house promises'),
    limitAt: instant.describe('To be answered by at the latest'),
    answer: z.string().nullable(),
    answeredBy: person.nullable(),
    answeredAt: instant.nullable(),
    outcome: outcome.nullable(),
  })
  .meta({ id: 'DataRequest' })
export type DataRequest = z.infer<typeof dataRequest>
export const dataRequestQuery = z.object({
  state: z.enum(['open', 'answered', 'all']).default('all'),
  kind: z.enum(REQUEST_KINDS).optional(),
  after: z.uuid().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const dataRequestPage = z.object({ asOf: instant, requests: z.array(dataRequest), next: z.uuid().nullable() })
export const dataRequestCheck = z.object({
  asOf: instant,
  customers: z.int().describe('How many customers are this one person; 1 for whoever stands alone'),
  holdings: z.array(holding),
})

export const retentionView = z
  .object({
    asOf: instant,
    rules: z.array(
      z.object({
        kind: z.string(),
        months: z.int(),
        source: z.string(),
        version: z.int(),
        dueCount: z.int().describe('Dry run: what the next run removes'),
        before: instant.describe('What began to age before this goes'),
        kept: z
          .array(z.object({ reason: z.enum(['legal-hold', ...KEPT_FOR]), count: z.int() }))
          .describe('What began to age before and stays all the same, by its reason'),
      }),
    ),
    holds: z.array(
      z.object({
        holdId: z.uuid(),
        customerId: z.uuid(),
        maskedName: z.string(),
        reason: z.string(),
        placedAt: instant,
        placedBy: person,
      }),
    ),
    runs: z.array(z.object({ at: instant, removed: z.record(z.string(), z.int()) })),
  })
  .meta({ id: 'RetentionSchedule' })
export type RetentionView = z.infer<typeof retentionView>
export const retentionRuleBody = z.strictObject({
  months: z.int().min(6).max(600),
  source: z.string().trim().min(1).max(200).overwrite(masked).describe('Who says so'),
  version: z.int().min(1).max(LAST_NUMBER),
})
export const holdBody = z.strictObject({ reason: z.string().trim().min(1).max(200).overwrite(masked) })
