import type { Cause, Instant } from '#libs/facts/event.ts'
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
}

/** What routing may know of a customer, and nothing more. */
export interface RoutingTraits {
  readonly isVip: boolean
  readonly isVulnerable: boolean
  readonly managerId: string | null
  readonly language: string | null
}

export interface CustomerQuestions {
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
  isContactOf(db: Queryable, contactId: string, customerId: string): Promise<boolean>
}
