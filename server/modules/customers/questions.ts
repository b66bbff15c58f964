import type { Cause, Instant } from '#libs/facts/event.ts'
import type { BranchVisits } from '#modules/customers/branch-visits.ts'
import type { LevelRefusal } from '#modules/customers/levels/needs-level.ts'
import type { IdentityLevel } from '#modules/customers/levels-contract.ts'
import type { RowScope } from '#platform/access.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

/** A customer as the panel beside a conversation shows one: masked, and only what the screen needs. */
export interface CustomerCard {
  readonly customerId: string
  /** Display-masked, for example `王*萍`. */
  readonly maskedName: string
  readonly maskedPhone: string | null
  readonly tier: 'mass' | 'gold' | 'affluent' | 'diamond' | 'private' | null
  readonly language: string
  /** False for a visitor who has not said who they are. */
  readonly isKnown: boolean
  readonly vulnerabilityNeeds: readonly string[]
  readonly managerId: string | null
  readonly branchName: string | null
  readonly customerSince: string | null
  /** The last day of the relation with the bank; null: a customer still. */
  readonly relationEndedOn: string | null
  /** Since when the profile is erased. */
  readonly erasedAt: number | null
}

/** What routing may know of a customer, and nothing more. */
export interface RoutingTraits {
  readonly isVip: boolean
  readonly isVulnerable: boolean
  readonly managerId: string | null
  readonly language: string | null
}

export interface CustomerQuestions extends RuleFactQuestions {
  /**
   * The customer behind a channel identity; a new visitor when the channel has not seen it before.
   * `claims` are what the bank's own page vouched for (signed), never what a visitor typed.
   */
  customerForChannel(
    tx: Tx,
    cause: Cause,
    identity: {
      readonly channel: string
      readonly channelUserId: string
      readonly claims?: { readonly customerNo: string }
      readonly language: string
    },
    at: Instant,
  ): Promise<string>
  cards(db: Queryable, customerIds: readonly string[]): Promise<readonly CustomerCard[]>
  routingTraits(db: Queryable, customerId: string): Promise<RoutingTraits>
  /** Whether there is such a customer within a scope: what lies outside does not exist. */
  isVisible(db: Queryable, scope: RowScope, customerId: string): Promise<boolean>
  /** Whose whole number this is, whoever asks: for those alone who hold the document it was read from. */
  customerOfNumber(db: Queryable, customerNo: string): Promise<string | undefined>
  /** Those of these customers that are within the scope. */
  seen(db: Queryable, scope: RowScope, customerIds: readonly string[]): Promise<readonly string[]>
  /**
   * All customers who are one person with this one, by their ids, itself among them: their histories are read together.
   * `since`: when who is one person with whom last changed; null for whoever stands alone.
   */
  samePerson(
    db: Queryable,
    customerId: string,
  ): Promise<{ readonly ids: readonly string[]; readonly since: number | null }>
  /** Who is one person with whom stays so until this transaction ends. Before `samePerson` and any lock of a customer. */
  holdPersons(tx: Tx): Promise<void>
  /** Whether the contact is one of this customer's, or of whoever is one person with them. */
  isContactOf(db: Queryable, contactId: string, customerId: string): Promise<boolean>
  /**
   * Refuses an act for a customer whom this person serves now and who has not proved enough of who they are (`needed`: L0 to
   * L4), with the way up; undefined when it may go on. Status 403. Whoever serves nobody passes by permission alone.
   */
  needsLevel(
    db: Queryable,
    person: { readonly personId: string },
    customerId: string,
    needed: number,
    now: Instant,
  ): Promise<{ readonly ok: false; readonly refusal: LevelRefusal; readonly detail?: string } | undefined>
  /** Refuses what is done within a contact below a level (L0 to L4), with the way up; of a visitor never. Status 403. */
  contactNeedsLevel(
    db: Queryable,
    contactId: string,
    needed: number,
    now: Instant,
  ): Promise<{ readonly ok: false; readonly refusal: LevelRefusal; readonly detail?: string } | undefined>
  /** The level reached in a contact, 0 to 4; 0 once it is over. */
  levelOfContact(db: Queryable, contactId: string, now: Instant): Promise<IdentityLevel>
  /** Visits to branches: who sees the customer, and how sure the house is of them, from booking to outcome. */
  readonly branchVisits: BranchVisits
}

/** What rules may ask about one person, of all customers who are them. In clear: never stored by whoever asks. */
export interface RuleFacts {
  /** The customer under whom the person is shown. */
  readonly customerId: string
  /** All customers who are this person, itself among them, and since when; null for whoever stands alone. */
  readonly ids: readonly string[]
  readonly since: number | null
  readonly tier: string | null
  readonly language: string
  /** The first instant (UTC) of the day; null: not known. */
  readonly customerSince: number | null
  readonly needs: readonly string[]
  /** Minor units, and the day it is of. */
  readonly assets: { readonly minor: number; readonly asOf: string } | null
  readonly feeling: { readonly word: string; readonly asOf: string } | null
  readonly logIns90d: number | null
  /** Titles of products and policies; null: the bank has told of none. */
  readonly products: readonly string[] | null
  /** What the bank says they did, counted by day (UTC): of one year back, or else the last there was. */
  readonly activity: readonly { readonly dayAt: number; readonly count: number }[]
  /** Minor units (CNY) of what they did within `SPENT_DAYS`, in and out alike; null: the bank tells of no amount. */
  readonly spent: number | null
}

/** What one person did, of all customers who are them: counted by day (UTC) within `SPENT_DAYS`; null where nothing is told. */
export interface Doings {
  readonly lastDayAt: number | null
  readonly count: number | null
  readonly spent: number | null
}

export interface RuleFactQuestions {
  /** Facts of the persons these customers are, each person once; of no more than a few hundred at once. */
  ruleFacts(db: Queryable, customerIds: readonly string[], now: number): Promise<readonly RuleFacts[]>
  /** Customers behind this one in the order of their ids; the first when null. */
  customersAfter(db: Queryable, after: string | null, limit: number): Promise<readonly string[]>
  /** What each of so many persons behind this customer did, in the order of their ids. `next`: null when there are no more. */
  doingsAfter(
    db: Queryable,
    after: string | null,
    limit: number,
    now: number,
  ): Promise<{ readonly doings: readonly Doings[]; readonly next: string | null }>
  /** Takes up those whom so many batches of imports told something new of, at most 10,000 a batch; given once, in this transaction. */
  takeChanged(tx: Tx, batches: number): Promise<readonly string[]>
}
