import { z } from 'zod'
import { articleAudience, articleLocale } from '#modules/knowledge/article-contract.ts'

/** Answers that may fit what the customer wrote last. */
export const suggestion = z
  .object({
    suggestionId: z.uuid(),
    articleId: z.uuid(),
    code: z.string(),
    version: z.int(),
    title: z.string(),
    answer: z.string(),
    locale: articleLocale,
    audience: articleAudience,
    mayBeSent: z.boolean().describe('False: for the staff to read only'),
    effectiveAt: z.number(),
    expiresAt: z.number().nullable(),
    isPutIn: z.boolean(),
    isUsed: z.boolean().describe('A message was sent that still held it'),
  })
  .meta({ id: 'Suggestion' })
export type Suggestion = z.infer<typeof suggestion>

export const suggestionsReply = z
  .object({
    asOf: z.number(),
    seq: z.int().nullable().describe('The customer’s message they answer; null: nothing is unanswered'),
    suggestions: z.array(suggestion).describe('At most three, best first'),
  })
  .meta({ id: 'Suggestions' })
export type SuggestionsReply = z.infer<typeof suggestionsReply>

export const putInReply = z
  .object({ suggestionId: z.uuid(), text: z.string().describe('As it is in force now') })
  .meta({ id: 'SuggestionPutIn' })
export type PutInReply = z.infer<typeof putInReply>
