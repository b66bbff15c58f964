import { z } from 'zod'
import { LAST_INSTANT, LAST_NUMBER } from '#libs/facts/limits.ts'
import { masked } from '#libs/masking/masked.ts'

const instant = z.coerce.number().int().min(0).max(LAST_INSTANT)
const share = z.number().nullable().describe('0..1; null: nothing to divide by')

export const figuresQuery = z.object({
  from: instant.describe('UTC milliseconds; sessions that ended from then on'),
  to: instant.describe('and before then'),
})
export const botFigures = z
  .object({
    asOf: z.number(),
    ended: z.int().describe('Sessions that ended in the time asked for'),
    settled: z.int().describe('Of those, ended 72 hours ago or more: nobody can come back in time any more'),
    resolvedConfirmed: z.int().describe('The customer said that it helped'),
    resolvedForGood: z.int().describe('Of the settled ones: said so, and came back to nobody within 72 hours'),
    left: z.int(),
    handedOver: z.int(),
    failed: z.int().describe('Handed over because the bot broke or was too slow'),
    reached: z.int().describe('Of those handed over: a person of the house took the contact'),
    containment: share.describe('KPI 37, strict: resolved for good / settled'),
    deflection: share.describe('KPI 38: settled without a person then or within 72 hours / settled'),
    handOffSuccess: share.describe('KPI 41: reached / (handed over + failed)'),
    answersReviewed: z.int(),
    wrongAnswers: z.int(),
    wrongAnswerRate: share.describe('Of the reviewed sample'),
    sessionsReviewed: z.int().describe('Talks that somebody read to say whether a person was needed'),
    handedAndNeeded: z.int(),
    handOffPrecision: share.describe('Of the handed over and reviewed: a person was needed'),
    handOffRecall: share.describe('Of the reviewed that needed a person: handed over'),
    byWhy: z.array(z.object({ why: z.string(), count: z.int() })).describe('Why people took over'),
    byIntent: z.array(
      z.object({
        intent: z.string().nullable(),
        settled: z.int(),
        resolvedForGood: z.int(),
        handedOver: z.int(),
        containment: share,
      }),
    ),
  })
  .meta({ id: 'BotFigures' })
export type BotFigures = z.infer<typeof botFigures>

export const sampleQuery = z.object({ limit: z.coerce.number().int().min(1).max(50).default(20) })
export const sampleReply = z.object({
  answers: z.array(
    z.object({
      sessionId: z.uuid(),
      seq: z.int(),
      conversationId: z.uuid(),
      at: z.number(),
      question: z.string().nullable(),
      intent: z.string().nullable(),
      articleId: z.string(),
      articleVersion: z.int(),
    }),
  ),
})
export const reviewParams = z.object({ sessionId: z.uuid(), seq: z.coerce.number().int().min(1).max(LAST_NUMBER) })
export const reviewBody = z.strictObject({
  verdict: z.enum(['right', 'wrong']),
  note: z.string().trim().max(500).overwrite(masked).default(''),
})
export const reviewReply = z.object({ verdict: z.enum(['right', 'wrong']) })
