import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { staffingOffered, staffingWithdrawn } from '#modules/rosters/events.ts'
import type { StaffingOfferBody } from '#modules/rosters/offer-contract.ts'
import { causeOf } from '#modules/rosters/work-contracts.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type MakeOfferRefusal = 'queue-not-found' | 'span-ends-before-it-begins' | 'span-too-long' | 'offer-expired'

const LONGEST_SPAN_MS = 24 * 3_600_000

/**
 * Offers overtime or early leave to the people of a queue whose shifts end in a span; whom the rules allow see it.
 * @param by who offers it; null: the house by itself
 */
export async function makeOffer(
  { platform, asks }: Pick<RostersDeps, 'platform' | 'asks'>,
  tx: Tx,
  by: string | null,
  body: StaffingOfferBody,
): Promise<Outcome<{ readonly offerId: string }, MakeOfferRefusal>> {
  const { kind, queueId, seconds, endsFrom, endsBefore, wanted, expiresAt, reason } = body
  const now = platform.clock.now()
  if (endsBefore <= endsFrom) return refused('span-ends-before-it-begins')
  if (endsBefore - endsFrom > LONGEST_SPAN_MS) return refused('span-too-long', 'Offer it for one day at a time.')
  if (expiresAt <= now) return refused('offer-expired', 'Name an instant to come until which people may answer.')
  if (!(await asks.routing.queues(tx)).some((queue) => queue.queueId === queueId)) return refused('queue-not-found')
  const offerId = newId(now)
  await tx.run(sql`insert into rosters.staffing_offer
    (id, kind, queue_id, seconds, ends_from, ends_before, wanted, expires_at, reason, made_at, made_by)
    values (${offerId}, ${kind}, ${queueId}, ${seconds}, ${at(endsFrom)}, ${at(endsBefore)}, ${wanted}, ${at(expiresAt)},
      ${reason}, ${at(now)}, ${by})`)
  await platform.log.announce(tx, causeOf(by), [
    staffingOffered.of(offerId, now, { offerId, queueId, kind, seconds, wanted }),
  ])
  return done({ offerId })
}

export type WithdrawOfferRefusal = 'offer-not-found' | 'offer-ended'

/** Nobody accepts it any more; what was agreed stays. @param by null: the house by itself */
export async function withdrawOffer(
  { platform }: Pick<RostersDeps, 'platform'>,
  tx: Tx,
  by: string | null,
  offerId: string,
): Promise<Outcome<null, WithdrawOfferRefusal>> {
  const now = platform.clock.now()
  const offer = await tx.maybe<{ isOver: boolean }>(sql`select withdrawn_at is not null "isOver"
    from rosters.staffing_offer where id = ${offerId} for update`)
  if (!offer) return refused('offer-not-found')
  if (offer.isOver) return refused('offer-ended')
  await tx.run(sql`update rosters.staffing_offer set withdrawn_at = ${at(now)}, touched = nextval('rosters.market_number')
    where id = ${offerId}`)
  await platform.log.announce(tx, causeOf(by), [staffingWithdrawn.of(offerId, now, { offerId })])
  return done(null)
}
