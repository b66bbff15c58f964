import { z } from 'zod'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { articleLocale } from '#modules/knowledge/article-contract.ts'

const person = z.object({ personId: z.uuid(), name: z.string() }).nullable()

export const feedbackBody = z.strictObject({
  version: z.int().min(1).max(LAST_NUMBER),
  locale: articleLocale,
  kind: z.enum(['wrong', 'missing', 'unclear']),
  note: z.string().trim().min(1).max(1_000).overwrite(masked).describe('What is wrong, missing or unclear'),
})

export const articleFeedback = z
  .object({
    feedbackId: z.uuid(),
    articleId: z.uuid(),
    code: z.string(),
    title: z.string(),
    version: z.int(),
    locale: articleLocale,
    kind: feedbackBody.shape.kind,
    note: z.string(),
    givenBy: person,
    givenAt: z.number(),
    owner: person.describe('Owes the answer; null: whoever writes articles next'),
    promise: z
      .object({
        state: z.enum(['running', 'endangered', 'broken', 'paused', 'kept', 'withdrawn']),
        dueAt: z.number(),
        warnAt: z.number().nullable(),
        madeAt: z.number(),
        keptAt: z.number().nullable(),
      })
      .nullable(),
    outcome: z.enum(['changed', 'explained', 'declined']).nullable(),
    answer: z.string().nullable().describe('What was done'),
    answeredBy: person,
    answeredAt: z.number().nullable(),
  })
  .meta({ id: 'ArticleFeedback' })
export type ArticleFeedback = z.infer<typeof articleFeedback>

export const feedbackSearch = z.object({
  state: z.enum(['open', 'answered', 'all']).default('open'),
  articleId: z.uuid().optional(),
  mine: z.enum(['true', 'false']).default('false').describe('Only what one gave or owes oneself'),
})
export const feedbackList = z.object({ asOf: z.number(), feedback: z.array(articleFeedback) })
export const feedbackAnswer = z.strictObject({
  outcome: z.enum(['changed', 'explained', 'declined']),
  answer: z.string().trim().min(1).max(1_000).overwrite(masked).describe('What was done, for the one who said it'),
})
export const feedbackOwner = z.strictObject({ ownerId: z.uuid() })

export const knowledgeSettings = z
  .object({
    feedbackDays: z.int().min(1).max(60).describe('Days in which feedback is answered'),
    feedbackCalendar: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .refine(holdsNoNumber, NO_NUMBER)
      .nullable()
      .describe('The calendar whose working days count; null: days of 24 hours'),
    version: z.int(),
  })
  .meta({ id: 'KnowledgeSettings' })
export type KnowledgeSettings = z.infer<typeof knowledgeSettings>
export const knowledgeSettingsBody = z.strictObject({
  feedbackDays: knowledgeSettings.shape.feedbackDays,
  feedbackCalendar: knowledgeSettings.shape.feedbackCalendar,
  version: z.int().min(1).max(LAST_NUMBER).describe('The version that was edited'),
})
