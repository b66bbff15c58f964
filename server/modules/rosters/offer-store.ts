import type { Instant } from '#libs/facts/event.ts'
import { at, type Queryable, raw, sql, type Tx } from '#platform/database/database.ts'

export interface OfferRow {
  readonly offerId: string
  readonly kind: 'overtime' | 'early-leave'
  readonly queueId: string
  readonly seconds: number
  readonly endsFrom: Instant
  readonly endsBefore: Instant
  readonly wanted: number
  readonly accepted: number
  readonly expiresAt: Instant
  readonly reason: string
  readonly madeAt: Instant
  readonly madeBy: string | null
  readonly withdrawnAt: Instant | null
}

const COLUMNS =
  raw(`id "offerId", kind, queue_id "queueId", seconds, ends_from "endsFrom", ends_before "endsBefore", wanted,
  accepted, expires_at "expiresAt", reason, made_at "madeAt", made_by "madeBy", withdrawn_at "withdrawnAt"`)

export const lockOffer = (tx: Tx, offerId: string): Promise<OfferRow | undefined> =>
  tx.maybe<OfferRow>(sql`select ${COLUMNS} from rosters.staffing_offer where id = ${offerId} for update`)

/** That may be answered, and that this person has not answered. */
export const offersOpenTo = (db: Queryable, personId: string, now: Instant): Promise<OfferRow[]> =>
  db.rows<OfferRow>(sql`select ${COLUMNS} from rosters.staffing_offer offer
    where withdrawn_at is null and accepted < wanted and expires_at > ${at(now)}
      and not exists (select 1 from rosters.staffing_answer
        where offer_id = offer.id and person_id = ${personId})
    order by expires_at, id limit 50`)

export const offersSince = (db: Queryable, since: Instant): Promise<OfferRow[]> =>
  db.rows<OfferRow>(sql`select ${COLUMNS} from rosters.staffing_offer where made_at > ${at(since)}
    order by made_at desc, id desc limit 200`)

export interface AnswerRow {
  readonly offerId: string
  readonly personId: string
  readonly accepts: boolean
}

export const answersTo = (db: Queryable, offerIds: readonly string[]): Promise<AnswerRow[]> =>
  db.rows<AnswerRow>(sql`select offer_id "offerId", person_id "personId", accepts from rosters.staffing_answer
    where offer_id = any(${offerIds}::uuid[]) order by answered_at, person_id`)

/** How many said yes, of these offers. */
export async function acceptedOf(db: Queryable, offerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.rows<{ id: string; accepted: number }>(sql`select id, accepted from rosters.staffing_offer
    where id = any(${offerIds}::uuid[])`)
  return new Map(rows.map(({ id, accepted }) => [id, accepted]))
}

/** Under the lock of the offer, once a person. */
export async function insertAnswer(tx: Tx, { offerId, personId, accepts }: AnswerRow, now: Instant): Promise<void> {
  await tx.run(sql`insert into rosters.staffing_answer (offer_id, person_id, accepts, answered_at)
    values (${offerId}, ${personId}, ${accepts}, ${at(now)})`)
  await tx.run(sql`update rosters.staffing_offer set accepted = accepted + ${accepts ? 1 : 0},
      touched = nextval('rosters.market_number') where id = ${offerId}`)
}
