import { z } from 'zod'
import { articleLocale } from '#modules/knowledge/article-contract.ts'

/** How customers feel, drafts of wrap-up, and what a contact is about, on the wire. */
const instant = z.number().int().describe('UTC milliseconds')
const words = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() })
export const contactParams = z.object({ contactId: z.uuid() })

// ---- Feeling

/** Why a mood is as it is: kinds of cues, unhappy words, how it is written, or the same said again. */
export const FEELING_WHYS = [
  'person',
  'complaint',
  'regulator',
  'legal',
  'fraud',
  'self-harm',
  'death',
  'hardship',
  'profanity',
  'churn',
  'unhappy-words',
  'capitals',
  'exclamation-marks',
  'question-marks',
  'stretched',
  'repeated',
  'said-again',
] as const
const feelingReason = z.object({
  seq: z.int().describe('The message it was seen in'),
  at: instant,
  why: z.enum(FEELING_WHYS),
  words: z.string().nullable().describe('As the customer wrote them; null where the reason is no word'),
})
export const feelingReply = z
  .object({
    asOf: instant,
    isUpset: z.boolean(),
    upsetSince: instant.nullable(),
    reasons: z
      .array(feelingReason)
      .describe('Latest first, weightiest first within a message; never empty while upset'),
  })
  .meta({ id: 'ContactFeeling' })
export type FeelingReply = z.infer<typeof feelingReply>

export const upsetContact = z
  .object({
    contactId: z.uuid(),
    reference: z.string(),
    channel: z.string(),
    owner: z.object({ personId: z.uuid(), name: z.string() }).nullable(),
    upsetSince: instant,
    reasons: z.array(feelingReason),
  })
  .meta({ id: 'UpsetContact' })
export type UpsetContact = z.infer<typeof upsetContact>
/** Upset the longest first. */
export const upsetList = z.object({ asOf: instant, contacts: z.array(upsetContact) })

// ---- Draft of wrap-up

export const draftLocale = z.enum(['zh-CN', 'zh-TW', 'en'])
export const draftQuery = z.object({ locale: draftLocale.default('zh-CN') })
export const draftBody = z.strictObject({ locale: draftLocale.default('zh-CN') })
export const draftPart = z.object({
  kind: z.enum(['wants', 'done', 'promised', 'named']).describe('named: amounts, dates and periods'),
  seq: z.int().describe('The message it is taken from'),
  text: z.string(),
})
export type DraftPart = z.infer<typeof draftPart>
export const draftReply = z
  .object({
    asOf: instant,
    summary: z
      .object({ text: z.string(), parts: z.array(draftPart) })
      .nullable()
      .describe('Null: nothing to tell of'),
    reason: z
      .object({
        code: z.string(),
        by: z.enum(['bot', 'words']).describe('The bot knew it, or it is read in the customer’s words'),
        intent: words,
        seq: z.int().nullable(),
        words: z.array(z.string()),
      })
      .nullable(),
    isTaken: z.boolean().describe('Its owner put it into the form'),
  })
  .meta({ id: 'WrapUpDraft' })
export type DraftReply = z.infer<typeof draftReply>

// ---- What a contact is about

export const aboutReply = z
  .object({
    asOf: instant,
    about: z
      .object({
        intent: z.string(),
        name: words,
        topic: z.string().nullable(),
        scenario: z.string().nullable().describe('Code of the scenario that serves it, as its script has it'),
        seq: z.int(),
        words: z.array(z.string()).describe('The words that decided'),
      })
      .nullable()
      .describe('Null: no recent words are sure enough'),
  })
  .meta({ id: 'ContactAbout' })
export type AboutReply = z.infer<typeof aboutReply>

// ---- Canned replies

/** Which reply stands in the composer now, in the customer's language. */
export const replyPutInBody = z.strictObject({ replyId: z.uuid(), locale: articleLocale })
