import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const outcome = z.enum(['resolved-confirmed', 'handed-over', 'left', 'failed'])

/** A customer's words went to the bot: until the session ends the bot owes the answer. */
export const sessionBegun = factKind(
  'bot.session-begun',
  1,
  z.object({
    sessionId: z.string(),
    conversationId: z.string(),
    customerId: z.string(),
    entrance: z.string(),
    releaseId: z.string().nullable(),
  }),
)

/** One message of the customer was answered, or led to a person. */
export const turnTaken = factKind(
  'bot.turn-taken',
  1,
  z.object({
    sessionId: z.string(),
    conversationId: z.string(),
    seq: z.number(),
    act: z.string(),
    intent: z.string().nullable(),
    articleId: z.string().nullable(),
    articleVersion: z.number().nullable(),
  }),
)

/** The bot gave the customer to a person; the contact and its promise began in the same instant. */
export const handedOver = factKind(
  'bot.handed-over',
  1,
  z.object({
    sessionId: z.string(),
    conversationId: z.string(),
    contactId: z.string(),
    why: z.string(),
    urgency: z.string(),
    intent: z.string().nullable(),
  }),
)

export const sessionEnded = factKind(
  'bot.session-ended',
  1,
  z.object({
    sessionId: z.string(),
    conversationId: z.string(),
    outcome,
    why: z.string(),
    contactId: z.string().nullable(),
  }),
)

/** Settings of an entrance, an intent, a flow or a question of the regression set changed. */
export const botChanged = factKind(
  'bot.changed',
  1,
  z.object({ what: z.enum(['assistant', 'intent', 'flow', 'regression']), code: z.string() }),
)

/** A release was trained and judged (`gated`, or `stopped` by the gate), let out, or put back in the place of a newer one. */
export const releaseMoved = factKind(
  'bot.release-moved',
  1,
  z.object({
    releaseId: z.string(),
    number: z.number(),
    to: z.enum(['training', 'gated', 'stopped', 'failed', 'released', 'rolled-back-to']),
  }),
)

export const answerReviewed = factKind(
  'bot.answer-reviewed',
  1,
  z.object({ sessionId: z.string(), seq: z.number(), verdict: z.enum(['right', 'wrong']) }),
)

/** Somebody read a talk and said whether the customer needed a person. */
export const sessionReviewed = factKind(
  'bot.session-reviewed',
  1,
  z.object({ sessionId: z.string(), neededPerson: z.boolean() }),
)
