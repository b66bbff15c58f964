import { z } from 'zod'
import { LAST_INSTANT, LAST_NUMBER } from '#libs/facts/limits.ts'
import { masked } from '#libs/masking/masked.ts'
import { purpose, receiver } from '#modules/consent/contract.ts'

const instant = z.number().int().describe('UTC milliseconds')
const words = z.strictObject({
  title: z.string().trim().min(1).max(80).overwrite(masked).describe('Of a partner purpose: who the partner is'),
  body: z.string().trim().min(1).max(4_000).overwrite(masked),
})
/** All three languages: nobody can agree to what they were not told. */
export const textWords = z.strictObject({ 'zh-CN': words, 'zh-TW': words, en: words })
export type TextWords = z.infer<typeof textWords>

export const textDraftBody = z.strictObject({
  purpose,
  receiver: receiver.default(''),
  words: textWords,
  revision: z.int().min(0).max(LAST_NUMBER).describe('The writing it replaces; 0 when no draft is open'),
})
export const textSubmissionBody = z.strictObject({ revision: z.int().min(1).max(LAST_NUMBER) })
export const textReviewBody = z.strictObject({
  revision: z.int().min(1).max(LAST_NUMBER).describe('The writing that was read'),
  decision: z.enum(['approve', 'return']),
  note: z.string().trim().max(300).overwrite(masked).default(''),
  effectiveAt: z.int().min(0).max(LAST_INSTANT).optional().describe('From when it is asked; now when left out'),
})

const person = z.object({ personId: z.uuid(), name: z.string() })
export const consentText = z
  .object({
    textId: z.uuid(),
    purpose,
    receiver: z.string(),
    version: z.int(),
    state: z.enum(['draft', 'submitted', 'approved']),
    isInForce: z.boolean(),
    revision: z.int(),
    words: textWords,
    changedAt: instant,
    writers: z.array(person),
    reviewedBy: person.nullable(),
    reviewNote: z.string().nullable(),
    effectiveAt: instant.nullable(),
    givenCount: z.int().describe('Consents standing that were given to these words'),
  })
  .meta({ id: 'ConsentText' })
export type ConsentText = z.infer<typeof consentText>
export const consentTextList = z.object({ asOf: instant, texts: z.array(consentText) })
