import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { Contact, EndReason } from '#modules/conversations/domain.ts'
import type { RatingRefusal } from '#modules/conversations/questions.ts'

/** A rating as its row says; `score` is null while only the invitation stands. */
export interface Rating {
  readonly invitedAt: Instant
  readonly dueAt: Instant
  readonly score: number | null
  /** Masked; null: none. */
  readonly comment: string | null
  readonly ratedAt: Instant | null
}

export interface RatingWish {
  /** 1 to 5 */
  readonly score: number
  /** Masked; null: none. */
  readonly comment: string | null
}

/** Second thoughts: a slip of the finger is put right, a mood of the next day is not. */
export const CHANGE_MS = 10 * 60_000

/** What ends a talk; the other reasons lead elsewhere, or nobody was spoken with. */
const TALK_ENDED: ReadonlySet<EndReason> = new Set(['agent-ended', 'customer-ended', 'idle'])

/**
 * Whether the customer of a contact that ends now is asked how it was. Everyone is whom a person took on, also when that
 * person then said nothing, and when silence ended it: else one could choose whom to ask by how one ends. Call-backs and
 * answers to left messages are not asked: nobody is there at the end.
 * @param withinHours the time to answer; 0: nobody is asked
 * @returns until when a rating is taken; undefined: not asked
 */
export function decideInvitation(
  contact: Pick<Contact, 'answeredAt' | 'isCallback'>,
  reason: EndReason,
  now: Instant,
  withinHours: number,
): Instant | undefined {
  const isAsked = contact.answeredAt !== null && !contact.isCallback && TALK_ENDED.has(reason)
  return isAsked && withinHours > 0 ? now + withinHours * 3_600_000 : undefined
}

/**
 * What a rating is, if it is taken: the first of its contact until `dueAt`, another one for ten minutes after the first
 * (also beyond `dueAt`), or the same again at any time, which changes nothing.
 * @param rating undefined: the customer was not asked
 */
export function decideRating(
  contact: Pick<Contact, 'endedAt'>,
  rating: Rating | undefined,
  wish: RatingWish,
  now: Instant,
): Outcome<'first' | 'change' | 'repeat', RatingRefusal> {
  if (contact.endedAt === null) return refused('contact-not-ended')
  if (!rating) return refused('not-served')
  if (rating.ratedAt === null) return now < rating.dueAt ? done('first') : refused('rating-too-late')
  if (rating.score === wish.score && rating.comment === wish.comment) return done('repeat')
  return now < rating.ratedAt + CHANGE_MS ? done('change') : refused('already-rated')
}
