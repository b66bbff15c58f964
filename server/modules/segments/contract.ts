import { z } from 'zod'
import { LAST_INSTANT, LAST_NUMBER } from '#libs/facts/limits.ts'
import { masked } from '#libs/masking/masked.ts'
import { COMPARISONS, FIELD_NAMES } from '#libs/segments/fields.ts'
import { MODELS } from '#libs/segments/models.ts'

const instant = z.number().int().describe('UTC milliseconds')
/** Looked at as it will be kept: what is masked away, or is no character to see, does not count. */
const said = (most: number) => z.string().overwrite(masked).trim().min(1).max(most)
const revision = z.int().min(1).max(LAST_NUMBER).describe('The writing that was read')

export const SEGMENT_PURPOSES = ['service', 'marketing'] as const
const amount = z.int().min(0).max(999_999_999_999_99)

const line = z.strictObject({
  field: z.enum(FIELD_NAMES),
  is: z.enum(COMPARISONS),
  value: amount.optional().describe('Money in minor units; days and counts whole'),
  upTo: amount.optional().describe('Of `between`: below it'),
  words: z.array(said(60)).max(50).optional(),
})
const group = z.strictObject({
  of: z.enum(['all', 'any', 'none', 'at-least']),
  count: z.int().min(1).max(20).optional().describe('Of `at-least`: so many of the lines hold'),
  rules: z.array(line).min(1).max(20),
})
/** Groups of lines; every group has to hold. */
export const segmentRule = z
  .strictObject({ of: z.literal('all'), rules: z.array(group).min(1).max(10) })
  .meta({ id: 'SegmentRule' })
export type SegmentRule = z.infer<typeof segmentRule>

const names = z.strictObject({ 'zh-CN': said(60), 'zh-TW': said(60), en: said(60) })
const meaning = {
  name: names,
  purpose: z.enum(SEGMENT_PURPOSES),
  rule: segmentRule,
  isRetirement: z.boolean().describe('Ends the segment when it comes into force'),
  why: said(300),
}
export const segmentBody = z.strictObject({
  ...meaning,
  fromAt: z.int().min(0).max(LAST_INSTANT).nullable().describe('When it is to hold; null: once it is let in'),
})
export const draftBody = segmentBody.extend({
  revision: z.int().min(0).max(LAST_NUMBER).describe('The writing it replaces; 0 when no draft is open'),
})
export const draftStep = z.strictObject({ revision })
export const draftReview = z.strictObject({
  revision,
  decision: z.enum(['approve', 'return']),
  note: z.string().trim().max(300).overwrite(masked).default(''),
})

const person = z.object({ personId: z.uuid(), name: z.string() })
export const segmentVersion = z
  .object({
    versionId: z.uuid(),
    version: z.int().nullable().describe('null until it is let in'),
    state: z.enum(['draft', 'submitted', 'approved']),
    isInForce: z.boolean(),
    revision: z.int(),
    ...meaning,
    why: z.string().describe('Empty for what came with the product'),
    fromAt: instant.nullable(),
    changedAt: instant,
    writers: z.array(person),
    reviewedBy: person.nullable(),
    reviewNote: z.string().nullable(),
    effectiveAt: instant.nullable(),
  })
  .meta({ id: 'SegmentVersion' })
export type SegmentVersion = z.infer<typeof segmentVersion>

const card = z.object({ customerId: z.uuid(), maskedName: z.string() })
export const segmentPreview = z
  .object({
    revision: z.int().describe('The writing it is of'),
    seen: z.int().describe('Customers looked at so far, within reach'),
    holds: z.int(),
    unknown: z.int().describe('Customers of whom a needed fact is missing; they do not stand in it'),
    entering: z.int().describe('Compared with those in it now'),
    leaving: z.int(),
    sample: z.array(card).describe('Ten at most of those it holds for'),
    askedAt: instant,
    isDone: z.boolean(),
  })
  .meta({ id: 'SegmentPreview' })
export type SegmentPreview = z.infer<typeof segmentPreview>

export const segmentSummary = z.object({
  segmentId: z.uuid(),
  model: z.enum(MODELS),
  name: names,
  purpose: z.enum(SEGMENT_PURPOSES),
  state: z.enum(['in-force', 'not-yet', 'retired']),
  openState: z.enum(['draft', 'submitted']).nullable(),
  version: z.int().nullable().describe('In force'),
  inForceSince: instant.nullable(),
  members: z.int(),
  entered7d: z.int(),
  left7d: z.int(),
})
export type SegmentSummary = z.infer<typeof segmentSummary>
export const segmentList = z.object({
  asOf: instant,
  segments: z.array(segmentSummary),
  waiting: z.int().describe('Customers something happened to who are looked at next'),
})
export type SegmentList = z.infer<typeof segmentList>

export const segmentView = segmentSummary
  .extend({
    versions: z.array(segmentVersion).describe('The open one first, then newest first'),
    preview: segmentPreview.nullable().describe('Of the open draft'),
  })
  .meta({ id: 'Segment' })
export type SegmentView = z.infer<typeof segmentView>

export const memberReason = z.object({
  line,
  answer: z.enum(['yes', 'no']).describe('`no`: that it does not hold is what counts'),
  value: z.union([z.number(), z.string(), z.array(z.string())]).nullable(),
  by: z
    .object({
      value: z.number(),
      above: z.number().nullable(),
      upTo: z.number().nullable(),
      asOf: instant.describe('When the spans were drawn'),
    })
    .nullable()
    .describe('Of a score: what was measured, and the span of all with this score'),
  isHidden: z.boolean().describe('The value is opened in the profile, for a purpose'),
  since: instant.describe('When the line came to be so'),
})
export type MemberReason = z.infer<typeof memberReason>
export const membersQuery = z.object({
  after: z.uuid().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const memberPage = z.object({
  members: z.array(card.extend({ since: instant, version: z.int(), why: z.array(memberReason) })),
  next: z.uuid().nullable(),
})
export type MemberPage = z.infer<typeof memberPage>

/** The segments one customer stands in, and those they left of late. */
export const customerSegments = z
  .object({
    segments: z.array(
      z.object({
        segmentId: z.uuid(),
        name: names,
        purpose: z.enum(SEGMENT_PURPOSES),
        version: z.int(),
        since: instant,
        why: z.array(memberReason),
      }),
    ),
    left: z.array(z.object({ segmentId: z.uuid(), name: names, at: instant, cause: z.string() })),
  })
  .meta({ id: 'CustomerSegments' })
export type CustomerSegments = z.infer<typeof customerSegments>
