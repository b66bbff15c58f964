import { z } from 'zod'
import { LAST_INSTANT } from '#libs/facts/limits.ts'
import { botCode } from '#modules/bot/editor-contract.ts'
import { outcome } from '#modules/bot/events.ts'

/** The records behind the figures: sessions, and the turns of one. */
const instant = z.coerce.number().int().min(0).max(LAST_INSTANT)

/** Each count of the figures, by the condition that counts it. */
export const SESSION_KINDS = [
  'ended',
  'settled',
  'resolvedConfirmed',
  'resolvedForGood',
  'deflected',
  'left',
  'handedOver',
  'failed',
  'reached',
  'wrong',
  'personNeeded',
] as const
export type SessionKind = (typeof SESSION_KINDS)[number]

export const sessionsQuery = z.object({
  from: instant.describe('UTC milliseconds; sessions that ended from then on'),
  to: instant.describe('and before then'),
  kind: z.enum(SESSION_KINDS).default('ended'),
  intent: botCode.optional(),
  why: botCode.optional(),
})
export const sessionView = z
  .object({
    sessionId: z.uuid(),
    entrance: z.string(),
    language: z.string(),
    beganAt: z.number(),
    endedAt: z.number(),
    outcome,
    why: z.string().nullable(),
    intent: z.string().nullable(),
    turns: z.int(),
    repeatedAt: z.number().nullable().describe('The customer came back within 72 hours'),
    reachedAt: z.number().nullable().describe('A person of the house took the contact'),
    contactId: z.uuid().nullable(),
  })
  .meta({ id: 'BotSession' })
export type SessionView = z.infer<typeof sessionView>
export const sessionList = z.object({
  asOf: z.number(),
  sessions: z.array(sessionView).describe('The newest two hundred'),
})

export const sessionTurns = z
  .object({
    sessionId: z.uuid(),
    outcome: outcome.nullable(),
    why: z.string().nullable(),
    neededPerson: z.boolean().nullable().describe('As a reviewer judged; null: nobody has'),
    mayRead: z.boolean().describe('Whether the reader may open this conversation; else no line is told'),
    lines: z.array(
      z.object({
        seq: z.int(),
        at: z.number(),
        by: z.enum(['customer', 'bot', 'other']),
        text: z.string().nullable().describe('Masked; null for a file'),
      }),
    ),
    turns: z.array(
      z.object({
        seq: z.int().describe('Number of the customer’s message that it answered'),
        at: z.number(),
        act: z.string(),
        intent: z.string().nullable(),
        articleId: z.string().nullable(),
        articleVersion: z.int().nullable(),
        verdict: z.enum(['right', 'wrong']).nullable(),
      }),
    ),
  })
  .meta({ id: 'BotSessionTurns' })
export type SessionTurns = z.infer<typeof sessionTurns>

export const sessionSample = z.object({ asOf: z.number(), sessions: z.array(sessionView) })
export const sessionReviewBody = z.strictObject({ neededPerson: z.boolean() })
export const sessionReviewReply = z.object({ neededPerson: z.boolean() })
