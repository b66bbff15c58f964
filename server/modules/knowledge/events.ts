import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const cannedReplyChanged = factKind(
  'knowledge.canned-reply-changed',
  1,
  z.object({ replyId: z.string(), change: z.enum(['added', 'edited', 'retired']), version: z.number() }),
)
export const scriptPublished = factKind(
  'knowledge.script-published',
  1,
  z.object({ scriptId: z.string(), code: z.string(), version: z.number() }),
)
/** A version waits for a second person, or was given back to its writer. */
export const scriptSubmitted = factKind(
  'knowledge.script-submitted',
  1,
  z.object({ scriptId: z.string(), code: z.string(), version: z.number() }),
)
export const scriptReturned = factKind(
  'knowledge.script-returned',
  1,
  z.object({ scriptId: z.string(), code: z.string(), version: z.number() }),
)
export const scriptRetired = factKind(
  'knowledge.script-retired',
  1,
  z.object({ scriptId: z.string(), code: z.string() }),
)
/** A version is being written. What its words are stands with the version, never in the log. */
export const articleChanged = factKind(
  'knowledge.article-changed',
  1,
  z.object({
    articleId: z.string(),
    code: z.string(),
    version: z.number(),
    change: z.enum(['begun', 'saved', 'submitted', 'taken-back', 'returned', 'discarded', 'owner-changed', 'imported']),
  }),
)
/** A version answers from `effectiveAt` until `expiresAt`, or until a later version does. */
export const articleReleased = factKind(
  'knowledge.article-released',
  1,
  z.object({
    articleId: z.string(),
    code: z.string(),
    version: z.number(),
    how: z.enum(['approved', 'went-back']),
    effectiveAt: z.number(),
    expiresAt: z.number().nullable(),
    goesBackTo: z.number().nullable(),
  }),
)
export const articleWithdrawn = factKind(
  'knowledge.article-withdrawn',
  1,
  z.object({ articleId: z.string(), code: z.string() }),
)
/** Somebody read it, copied it into an answer, or the bot answered with it. */
export const articleUsed = factKind(
  'knowledge.article-used',
  1,
  z.object({
    articleId: z.string(),
    code: z.string(),
    version: z.number(),
    locale: z.string(),
    how: z.enum(['opened', 'copied', 'answered']),
    personId: z.string().nullable(),
    contactId: z.string().nullable(),
    channel: z.string().nullable(),
  }),
)
export const articleFeedbackChanged = factKind(
  'knowledge.article-feedback-changed',
  1,
  z.object({
    feedbackId: z.string(),
    articleId: z.string(),
    kind: z.enum(['wrong', 'missing', 'unclear']),
    change: z.enum(['given', 'handed-over', 'answered']),
    ownerId: z.string().nullable(),
    outcome: z.enum(['changed', 'explained', 'declined']).nullable(),
  }),
)
/** A question nobody answered became a draft, or is not for us. */
export const questionSettled = factKind(
  'knowledge.question-settled',
  1,
  z.object({ outcome: z.enum(['drafted', 'dismissed']), articleId: z.string().nullable(), asked: z.number() }),
)
