import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import { contactRated } from '#modules/conversations/events.ts'
import type { RatingRefusal } from '#modules/conversations/questions.ts'
import { CHANGE_MS, decideRating, type Rating } from '#modules/conversations/rating.ts'
import type { OwnRating } from '#modules/conversations/rating-contract.ts'
import { lockContact } from '#modules/conversations/store.ts'
import { readRating, saveRating } from '#modules/conversations/store-rating.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

export interface RatingRequest {
  /** Whose customer speaks: a contact of another conversation is not theirs. */
  readonly conversationId: string
  readonly contactId: string
  readonly score: number
  readonly comment?: string | undefined
  readonly at: Instant
}

/** The customer says how it was. Nobody else can, and nobody can take it back. */
export async function rateContact(
  deps: Deps,
  tx: Tx,
  cause: Cause,
  request: RatingRequest,
): Promise<Outcome<OwnRating & { readonly isRepeat: boolean }, RatingRefusal>> {
  const { contactId, conversationId, at: now } = request
  const contact = await lockContact(tx, contactId)
  if (contact?.conversationId !== conversationId) return refused('contact-not-yours')
  const rating = await readRating(tx, contactId)
  const wish = { score: request.score, comment: masked(request.comment ?? '').trim() || null }
  const decision = decideRating(contact, rating, wish, now)
  if (!decision.ok) return decision
  const isRepeat = decision.value === 'repeat'
  if (!isRepeat) {
    await saveRating(tx, contactId, wish, now)
    await deps.platform.log.announce(tx, cause, [
      contactRated.of(contactId, now, {
        contactId,
        conversationId,
        agentId: rating?.agentId ?? null,
        score: wish.score,
        hasComment: wish.comment !== null,
        isChange: decision.value === 'change',
      }),
    ])
  }
  const stored = await readRating(tx, contactId)
  if (!stored) throw new Error(`contact ${contactId} was rated without an invitation`)
  return done({ ...toOwn(stored), isRepeat })
}

/** How its customer may rate a contact, or has; undefined when they were not asked, or let the time go by. */
export async function ownRatingOf(db: Queryable, contactId: string, now: Instant): Promise<OwnRating | undefined> {
  const rating = await readRating(db, contactId)
  if (!rating || (rating.score === null && now >= rating.dueAt)) return undefined
  return toOwn(rating)
}

const toOwn = ({ dueAt, score, comment, ratedAt }: Rating): OwnRating => ({
  dueAt,
  score,
  comment,
  changeableUntil: ratedAt === null ? null : ratedAt + CHANGE_MS,
})
