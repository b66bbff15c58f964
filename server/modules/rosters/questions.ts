import type { Outcome } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { Contract } from '#libs/rostering/model.ts'
import type { RosterViolation, ShiftChangeCause, ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'
import type { StaffingOfferBody } from '#modules/rosters/offer-contract.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

/** Which shifts: those that touch the span; of these people, or of everyone. */
export interface ShiftSpan {
  readonly from: Instant
  readonly before: Instant
  readonly personIds?: readonly string[]
}

/**
 * One person's day as it shall be. @property after null: no shift. @property revision the one that was seen; null where
 * there was no shift
 */
export interface WantedShift {
  readonly personId: string
  readonly date: string
  readonly revision: number | null
  readonly after: ShiftShape | null
}

export interface ShiftChangeRequest {
  readonly wanted: readonly WantedShift[]
  readonly cause: ShiftChangeCause
  /** Why, in words of a person or of the rule that did it. */
  readonly reason: string
  /** Who does it; null: the house by itself. */
  readonly by: string | null
}

export type ShiftChangeRefusal = 'shift-changed-meanwhile' | 'rule-broken' | 'not-rostered'

/** What one person works under: rules and shapes of shifts, and what spares the person. */
export interface TermsInForce {
  readonly personId: string
  readonly contract: Contract
  readonly protections: readonly string[]
}

/** Overtime or early leave that could be offered: to whom the queue's contacts are given and whose shift ends in the span. */
export type OfferedWork = Pick<StaffingOfferBody, 'kind' | 'queueId' | 'seconds' | 'endsFrom' | 'endsBefore'>
/** A shift that an offer is for, and what it becomes when the person says yes. */
export interface OfferedShift {
  readonly shift: ShiftInForce
  readonly after: ShiftShape
}
export type OfferRefusal =
  | 'queue-not-found'
  | 'span-ends-before-it-begins'
  | 'span-too-long'
  | 'offer-expired'
  | 'offer-not-found'
  | 'offer-ended'

/** What others may ask of the shifts in force, and how they change them: all by the same rules. */
export interface RosterQuestions {
  /** In order of person and time. */
  shifts(db: Queryable, span: ShiftSpan): Promise<readonly ShiftInForce[]>
  /** Of those among these people who work under a contract. */
  terms(db: Queryable, personIds: readonly string[]): Promise<readonly TermsInForce[]>
  /** The rules that these changes would break and that are kept now. Nothing is written. */
  violations(db: Queryable, wanted: readonly WantedShift[]): Promise<readonly RosterViolation[]>
  /** All of them or none, with the record of it; a rule of any severity that was kept stays kept. */
  change(tx: Tx, request: ShiftChangeRequest): Promise<Outcome<readonly ShiftInForce[], ShiftChangeRefusal>>
  /** The shifts that such an offer would be for, of those whom every rule allows it. Nothing is written. */
  offerable(db: Queryable, offered: OfferedWork): Promise<readonly OfferedShift[]>
  /** Offers it: people say yes or no by themselves, and yes changes their shift at once. @param by null: the house */
  offer(
    tx: Tx,
    by: string | null,
    body: StaffingOfferBody,
  ): Promise<Outcome<{ readonly offerId: string }, OfferRefusal>>
  /** Nobody accepts it any more; what was agreed stays. */
  withdrawOffer(tx: Tx, by: string | null, offerId: string): Promise<Outcome<null, OfferRefusal>>
  /** How many said yes, of these offers. */
  accepted(db: Queryable, offerIds: readonly string[]): Promise<ReadonlyMap<string, number>>
}
