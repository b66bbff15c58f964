import { z } from 'zod'
import { CHANNEL_NAMES, PURPOSE_NAMES } from '#libs/contact-gate/purposes.ts'
import { LAST_INSTANT, LAST_NUMBER } from '#libs/facts/limits.ts'
import { holdsNoNumber, NO_NUMBER } from '#libs/masking/masked.ts'

const instant = z.number().int().describe('UTC milliseconds')
const instantParam = z.coerce.number().int().min(0).max(LAST_INSTANT)
export const CONSENT_LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const
export const SAID_THROUGH = ['web', 'phone', 'branch', 'paper', 'app'] as const
export const STATES = ['none', 'given', 'refused', 'withdrawn', 'expired'] as const
export const purpose = z.enum(PURPOSE_NAMES)
export const channel = z.enum(CHANNEL_NAMES)
export const receiver = z
  .string()
  .max(40)
  .regex(/^([a-z][a-z0-9-]*)?$/, 'small letters, digits and hyphens')
  .refine(holdsNoNumber, NO_NUMBER)
  .describe('Whom partner purposes are about; empty for all others')

const proof = z
  .object({
    decisionId: z.uuid(),
    at: instant,
    textVersion: z.int().nullable().describe('The version of the words they agreed to'),
    language: z.enum(CONSENT_LANGUAGES).nullable(),
    saidThrough: z.enum(SAID_THROUGH),
    by: z.object({
      kind: z.enum(['person', 'customer', 'system']),
      name: z.string().nullable().describe('Of the colleague who wrote it down'),
    }),
    contactId: z.uuid().nullable(),
    recordingOffsetSeconds: z.int().nullable(),
    message: z
      .object({ conversationId: z.uuid(), seq: z.int() })
      .nullable()
      .describe('The message in which the customer said it, where they wrote it'),
  })
  .meta({ id: 'ConsentProof' })

const gateNo = z.object({
  may: z.literal(false),
  reason: z.string(),
  ruleId: z.string(),
  source: z.string(),
  askAgainAt: instant.nullable().describe('Null: only the customer can change it'),
})
export const gateAnswer = z
  .discriminatedUnion('may', [
    z.object({ may: z.literal(true), basis: z.enum(['contract', 'notice', 'consent']), ruleId: z.string() }),
    gateNo,
  ])
  .meta({ id: 'GateAnswer' })
export type GateAnswerView = z.infer<typeof gateAnswer>

export const consentCell = z
  .object({
    purpose,
    channel,
    receiver: z.string(),
    receiverName: z.record(z.string(), z.string()).nullable().describe('Of a partner, by language'),
    state: z.enum(STATES),
    expiresAt: instant.nullable(),
    textInForce: z.int().nullable().describe('The version to ask in; null: nothing to ask in yet'),
    proof: proof.nullable(),
    decidedAs: z
      .object({ customerId: z.uuid(), maskedName: z.string(), state: z.enum(['refused', 'withdrawn']) })
      .nullable()
      .describe('Another customer who is the same person and whose no counts here; null: nobody else decided'),
    now: gateAnswer.describe('May we, this moment?'),
  })
  .meta({ id: 'ConsentCell' })
export type ConsentCell = z.infer<typeof consentCell>

export const consentView = z
  .object({
    asOf: instant,
    zone: z.string().describe('Whose hours and days count'),
    customers: z.int().describe('How many customers are this one person: a no of any of them counts for all'),
    cells: z.array(consentCell),
    doNotContact: z.array(
      z.object({ id: z.uuid(), channel: channel.nullable(), from: instant, until: instant.nullable() }),
    ),
    contactedThisMonth: z.int(),
    texts: z
      .array(
        z.object({
          purpose,
          receiver: z.string(),
          version: z.int(),
          words: z.record(z.enum(CONSENT_LANGUAGES), z.object({ title: z.string(), body: z.string() })),
        }),
      )
      .describe('The words to ask in now'),
  })
  .meta({ id: 'CustomerConsents' })
export type ConsentView = z.infer<typeof consentView>

/** What the customer said. `no` withdraws what was given, and refuses what was not. */
export const decisionBody = z.strictObject({
  purpose,
  channel,
  receiver: receiver.default(''),
  says: z.enum(['yes', 'no']),
  saidThrough: z.enum(SAID_THROUGH),
  textVersion: z
    .int()
    .min(1)
    .max(LAST_NUMBER)
    .optional()
    .describe('The words that were read out or shown; needed for a yes'),
  language: z.enum(CONSENT_LANGUAGES).optional().describe('Needed for a yes'),
  contactId: z.uuid().optional().describe('The contact in which it was said'),
  recordingOffsetSeconds: z.int().min(0).max(86_400).optional(),
})
/** "Stop all advertising": every marketing purpose on every channel, every partner, in one step. */
export const refusalBody = z.strictObject({
  saidThrough: z.enum(SAID_THROUGH),
  contactId: z.uuid().optional(),
})
export const wishBody = z.strictObject({
  channel: channel.nullable().describe('Null: every channel'),
  until: z
    .int()
    .min(0)
    .max(LAST_INSTANT)
    .nullable()
    .describe('Null: as long as the house’s rules say, which come with: until they say otherwise'),
})

export const mayWeQuery = z.object({
  purpose,
  channel,
  receiver: receiver.default(''),
  at: instantParam.optional().describe('Left out: now. What stands today is looked at as of then'),
})

export const REGISTER_STATES = ['given', 'refused', 'withdrawn', 'expired'] as const
export const registerQuery = z.object({
  purpose: purpose.optional(),
  channel: channel.optional(),
  state: z.enum(REGISTER_STATES).optional().describe('`expired`: it was given, and nothing was decided since'),
  from: instantParam.optional().describe('Decided at or after'),
  before: instantParam.optional().describe('Decided before'),
  after: z.uuid().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const registerEntry = z
  .object({
    customerId: z.uuid(),
    maskedName: z.string(),
    purpose,
    channel,
    receiver: z.string(),
    state: z.enum(REGISTER_STATES),
    expiresAt: instant.nullable(),
    isLatest: z.boolean().describe('False: the customer decided otherwise since'),
    proof,
  })
  .meta({ id: 'ConsentRegisterEntry' })
export type RegisterEntry = z.infer<typeof registerEntry>
/** Newest first. */
export const registerPage = z.object({ asOf: instant, entries: z.array(registerEntry), next: z.uuid().nullable() })
