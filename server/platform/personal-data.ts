import type { Instant } from '#libs/facts/event.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

/**
 * One kind of data a module keeps about customers, declared so that retention and requests of deletion reach it. The
 * schedule names it by `kind`; a kind the schedule does not know is never removed.
 */
export interface PersonalDataKind {
  readonly kind: string
  /** How much there is of one customer, and the youngest of it: from then on its time of keeping counts. */
  ofCustomer(db: Queryable, customerId: string): Promise<{ readonly count: number; readonly latestAt: Instant | null }>
  /** How much began to age before `before`, of everybody but `held`. */
  countBefore(db: Queryable, before: Instant, held: readonly string[]): Promise<number>
  /** Removes or makes unreadable at most `limit` of it, of one customer or of everybody but `held`. @returns how many */
  erase(
    tx: Tx,
    what: { readonly customerId: string | null; readonly before: Instant; readonly held: readonly string[] },
    limit: number,
  ): Promise<number>
}
