import { z } from 'zod'
import { STAGES, TRACKS } from '#libs/complaint-rules/complaint.ts'
import { CLOCKS, TRAITS } from '#libs/complaint-rules/pack.ts'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { caseCard } from '#modules/cases/contract.ts'
import { repeat } from '#modules/complaints/causes-contract.ts'
import { AXES, FILING_CHANNELS, LETTERS, LEVELS, SEVERITIES, UPHELD } from '#modules/complaints/codes.ts'

const person = z.object({ personId: z.uuid(), name: z.string() }).nullable()
const note = z.string().trim().min(1).max(1_000).overwrite(masked)
const clockState = z.enum(['running', 'endangered', 'broken', 'paused', 'kept', 'withdrawn'])
export const packKey = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,20}$/)
  .refine(holdsNoNumber, NO_NUMBER)
export const complaintParams = z.object({ complaintId: z.uuid() })

export const intakeBody = z.strictObject({
  level: z.enum(LEVELS).default('complaint'),
  pack: packKey.default('CN'),
  traits: z.array(z.enum(TRAITS)).max(3).default([]),
  customerId: z.uuid().nullable().default(null),
  contactId: z.uuid().nullable().default(null),
  caseId: z.uuid().nullable().default(null).describe('The case it comes from; its customer comes with it'),
  receivedAt: z.int().min(0).max(LAST_INSTANT).nullable().default(null).describe('null: now. Never later than now'),
  filingChannel: z.enum(FILING_CHANNELS),
  name: z.string().trim().min(1).max(80).overwrite(masked).describe('Who complains; sealed at rest'),
  phone: z
    .string()
    .trim()
    .max(30)
    .regex(/^[+0-9() -]*$/)
    .refine(holdsNoNumber, NO_NUMBER)
    .nullable()
    .default(null)
    .describe('Where the next contact goes; sealed at rest'),
  demand: z.string().trim().min(1).max(4_000).overwrite(masked).describe('What happened and what is asked for'),
  severity: z.enum(SEVERITIES).default('S3'),
})

export const complaintSearch = z.object({
  show: z.enum(['open', 'overdue', 'today', 't1', 't3', 'escalated', 'asked', 'ended', 'all']).default('open'),
  mine: z.enum(['true', 'false']).default('false'),
  q: z.string().trim().max(40).optional().describe('The beginning of a reference'),
  caseId: z.uuid().optional().describe('Those a case belongs to'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  after: z.coerce.number().int().min(0).max(100_000).default(0).describe('How many to pass over'),
})

const row = z.object({
  complaintId: z.uuid(),
  reference: z.string(),
  level: z.enum(LEVELS),
  stage: z.enum(STAGES),
  track: z.enum(TRACKS),
  severity: z.enum(SEVERITIES),
  filingChannel: z.enum(FILING_CHANNELS),
  maskedName: z.string(),
  demand: z.string(),
  product: z.string().nullable(),
  receivedAt: z.number(),
  decisionDueAt: z.number(),
  endedAt: z.number().nullable(),
  handler: person,
  nextClock: z
    .object({ clock: z.enum(CLOCKS), dueAt: z.number() })
    .nullable()
    .describe('Of all its clocks that are owed the one that ends first'),
  due: z.enum(['overdue', 'today', 't1', 't3', 'later', 'none']).describe('Of that clock, by local days of the house'),
})
export const complaintRow = row.meta({ id: 'ComplaintRow' })
export type ComplaintRow = z.infer<typeof complaintRow>
export const complaintList = z.object({
  asOf: z.number(),
  counts: z.object({ overdue: z.int(), today: z.int(), t1: z.int(), t3: z.int(), open: z.int(), escalated: z.int() }),
  complaints: z.array(complaintRow),
  more: z.boolean(),
})
export type ComplaintList = z.infer<typeof complaintList>

const ruled = z.object({
  clock: z.enum(CLOCKS),
  ruleId: z.string(),
  dueOn: z.string(),
  dueAt: z.number(),
  text: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
  source: z.string(),
  basis: z.enum(['law', 'house', 'verify']),
  state: clockState.nullable().describe('Of the promise; null: a date others keep, or no promise'),
  keptAt: z.number().nullable(),
})
export const complaintFile = row
  .extend({
    pack: z.object({ key: z.string(), version: z.int(), name: ruled.shape.text, lastVerifiedOn: z.string() }),
    traits: z.array(z.enum(TRAITS)),
    maskedPhone: z.string().nullable(),
    customerId: z.uuid().nullable(),
    contactId: z.uuid().nullable(),
    registeredBy: person,
    registeredAt: z.number(),
    clocks: z.array(ruled),
    moves: z
      .array(
        z.object({
          kind: z.string(),
          block: z.object({ refusal: z.string(), ruleId: z.string(), source: z.string() }).nullable(),
        }),
      )
      .describe('Each move of the path: open to you now (null), or why not and by which rule'),
    interested: z.array(person),
    representatives: z.int(),
    extensionAsked: z.object({ by: person, at: z.number() }).nullable(),
    levelAsked: z.object({ to: z.enum(LEVELS), by: person, at: z.number(), reason: z.string() }).nullable(),
    coding: z.object({
      channel: z.enum(AXES.channel).nullable(),
      product: z.enum(AXES.product).nullable(),
      reason: z.enum(AXES.reason).nullable(),
    }),
    cases: z
      .array(
        caseCard
          .pick({ caseId: true, reference: true, title: true, state: true, unit: true, owner: true, promise: true })
          .extend({ mayOpen: z.boolean().describe('By you') }),
      )
      .describe('It came from, or opened for it'),
    causes: z.array(z.object({ cause: z.string(), note: z.string().nullable() })).describe('The main cause first'),
    aroseAt: z.object({ unitId: z.uuid(), name: z.string() }).nullable(),
    repeats: z.array(repeat).describe('Its causes that came often in ninety days, for whoever handles it'),
    upheld: z.enum(UPHELD).nullable(),
    redressMinor: z.number().nullable(),
    currency: z.string().nullable(),
    decidedAt: z.number().nullable(),
    mergedInto: z.uuid().nullable(),
    evidence: z.array(
      z.object({
        evidenceId: z.uuid(),
        what: z.string(),
        source: z.string(),
        askedAt: z.number(),
        dueAt: z.number(),
        gotAt: z.number().nullable(),
        note: z.string().nullable(),
        sha256: z.string().nullable(),
      }),
    ),
    files: z.array(
      z.object({
        fileId: z.uuid(),
        evidenceId: z.uuid().nullable().describe('What it answers'),
        name: z.string(),
        mediaType: z.string(),
        byteCount: z.int(),
        isErased: z.boolean(),
        uploadedBy: person,
        uploadedAt: z.number(),
        withdrawn: z.object({ by: person, at: z.number(), why: z.string() }).nullable(),
      }),
    ),
    letters: z.array(
      z.object({
        letterId: z.uuid(),
        kind: z.enum(LETTERS),
        locale: z.enum(['zh-CN', 'zh-TW', 'en']),
        title: z.string(),
        text: z.string(),
        version: z.int(),
        writtenBy: person,
        writtenAt: z.number(),
        sentAt: z.number().nullable(),
      }),
    ),
    entries: z.array(
      z.object({
        number: z.int(),
        at: z.number(),
        by: person,
        what: z.string(),
        code: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
    version: z.int(),
  })
  .meta({ id: 'ComplaintFile' })
export type ComplaintFile = z.infer<typeof complaintFile>

const plain = z.enum([
  ...(['acknowledge', 'first-contact', 'investigate', 'mark-complex', 'credit', 'ask-extension'] as const),
  ...(['ask-review', 'answer-review', 'close', 'withdraw'] as const),
])
export const moveBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: plain, note: note.describe('What was done, or why') }),
  z.strictObject({ kind: z.literal('answer-extension'), approved: z.boolean(), note }),
  z.strictObject({ kind: z.literal('name-handler'), personId: z.uuid(), note }),
  z.strictObject({ kind: z.literal('record-interest'), personId: z.uuid(), note }),
  z.strictObject({
    kind: z.literal('name-representatives'),
    names: z.array(z.string().trim().min(1).max(80).overwrite(masked)).max(20),
    note,
  }),
  z.strictObject({
    kind: z.literal('decide'),
    upheld: z.enum(UPHELD),
    redressMinor: z.int().min(0).max(1_000_000_000_000).describe('In the smallest unit of the currency; 0: none'),
    currency: z.string().regex(/^[A-Z]{3}$/),
    note,
  }),
])
export type MoveBody = z.output<typeof moveBody>

export const codingBody = z.strictObject({
  channel: z.enum(AXES.channel),
  product: z.enum(AXES.product),
  reason: z.enum(AXES.reason),
  severity: z.enum(SEVERITIES),
  note: note.nullable().default(null).describe('Why, when "other" or against what was coded before'),
})
export const levelBody = z.strictObject({ to: z.enum(LEVELS), reason: note })
export const levelAnswer = z.strictObject({ approved: z.boolean(), note })
export const caseBody = z.strictObject({
  title: z.string().trim().min(1).max(120).overwrite(masked),
  unitId: z.uuid(),
  dueAt: z.int().min(0).max(LAST_INSTANT).nullable().default(null).describe('null: by the days of a general case'),
})
export const endingBody = z.strictObject({ note })
export const keptBody = z.strictObject({ note })
export const withdrawalBody = z.strictObject({ why: note })
export const evidenceBody = z.strictObject({
  what: z.string().trim().min(1).max(200).overwrite(masked),
  source: z.string().trim().min(1).max(100).overwrite(masked),
  dueAt: z.int().min(0).max(LAST_INSTANT),
})
export const evidenceGot = z.strictObject({
  note,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
})
export const mergeBody = z.strictObject({ into: z.uuid(), note })
export const revealBody = z.strictObject({ field: z.enum(['name', 'phone']), purpose: note })
export const revealed = z.object({ value: z.string().nullable() })
export const likeList = z.object({
  like: z.array(
    z.object({
      complaintId: z.uuid(),
      reference: z.string(),
      maskedName: z.string(),
      demand: z.string(),
      receivedAt: z.number(),
      signs: z.array(z.enum(['same-customer', 'same-phone', 'same-representative', 'same-words'])),
      likeness: z.number().min(0).max(1).describe('Of the words: 0 nothing alike, 1 the same'),
    }),
  ),
  isOrganised: z
    .boolean()
    .describe('Three or more of different customers that share words, a phone or a representative'),
})
export type LikeList = z.infer<typeof likeList>
export const handlerList = z.object({
  handlers: z.array(z.object({ personId: z.uuid(), name: z.string(), open: z.int() })),
})
export const complaintMade = z.object({ complaintId: z.uuid(), reference: z.string() })
