import { z } from 'zod'

/** How a customer says it was, after a contact that a person served. */
const instant = z.number().int().describe('UTC milliseconds')

export const MOST_COMMENT_LENGTH = 500
/** From here on a customer counts as satisfied; figures say so beside each value. */
export const SATISFIED_FROM = 4
/** Up to here a rating is low, and its contact worth reading. */
export const LOW_UP_TO = 2

export const ratingScore = z.int().min(1).max(5).describe('1: very dissatisfied, to 5: very satisfied')

/** What the customer sends. The same again gets the same answer. */
export const newRating = z.strictObject({
  contactId: z.uuid(),
  score: ratingScore,
  comment: z.string().max(MOST_COMMENT_LENGTH).optional().describe('Left out: none, also when there was one before'),
})

/** As its customer sees it. */
export const ownRating = z
  .object({
    dueAt: instant.describe('Open until then'),
    score: ratingScore.nullable().describe('Null: not rated yet'),
    comment: z.string().nullable().describe('As stored, masked'),
    changeableUntil: instant.nullable().describe('Until then another rating takes its place; null before the first'),
  })
  .meta({ id: 'OwnRating' })
export type OwnRating = z.infer<typeof ownRating>

/** As staff see it. The comment is for those who answer for the service, not for whom it is about. */
export const contactRating = z
  .object({
    invitedAt: instant,
    dueAt: instant,
    score: ratingScore.nullable(),
    ratedAt: instant.nullable().describe('First rated'),
    hasComment: z.boolean(),
    comment: z.string().nullable().describe('Null also for those who may not read it'),
  })
  .meta({ id: 'ContactRating' })
export type ContactRating = z.infer<typeof contactRating>
