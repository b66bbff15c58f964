import { z } from 'zod'

export const NEEDS = [
  'speak-slowly',
  'large-print',
  'no-menus',
  'trusted-contact',
  'sign-language',
  'plain-words',
] as const
export type Need = (typeof NEEDS)[number]

/** Who said that the customer needs it; a record of an earlier release does not tell. */
export const NEED_SOURCES = ['customer', 'carer', 'branch', 'bank-import'] as const
export const AGREEMENTS = ['yes', 'no', 'not-asked'] as const

const source = z.enum(NEED_SOURCES).describe('Who said so')
const agreement = z.enum(AGREEMENTS).describe('Whether the customer agreed that it is kept')

/** All that a customer needs, at once; `source` and `agreement` are those of the needs that are new. */
export const needsRequest = z.strictObject({
  needs: z.array(z.enum(NEEDS)).max(6),
  source: source.default('customer'),
  agreement: agreement.default('not-asked'),
})
export const needRequest = z.strictObject({ source, agreement })
export type NeedTold = z.output<typeof needRequest>

const person = z.object({ personId: z.uuid(), name: z.string() }).nullable()
export const needView = z.object({
  need: z.string(),
  source: z.enum([...NEED_SOURCES, 'unknown']),
  agreement: z.enum(AGREEMENTS),
  recordedAt: z.number().nullable().describe('null: not known'),
  recordedBy: person,
  reviewedAt: z.number().nullable().describe('When it was last confirmed or corrected'),
  reviewedBy: person,
  reviewAt: z.number().nullable().describe('By when it is looked at again'),
  isToReview: z.boolean().describe('Thirty days or less are left, or none'),
})
export type NeedView = z.infer<typeof needView>
export const needsView = z.object({ needs: z.array(needView) }).meta({ id: 'CustomerNeeds' })
export type NeedsView = z.infer<typeof needsView>

export const NEEDS_REVIEW = 'needs-review'
/** What such a promise is about: `<customer>:<need>`, of which there is one at a time. */
export const CUSTOMER_NEED = 'customer-need'
