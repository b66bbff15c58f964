import type { Instant } from '#libs/facts/event.ts'
import type { KeptFor } from '#libs/facts/kept-for.ts'
import { type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

/** How much there is of one customer, and the youngest of it: from then on its time of keeping counts. */
export interface Found {
  readonly count: number
  readonly latestAt: Instant | null
  /** What stands against its removal besides its age. */
  readonly keptFor?: KeptFor | null
}

/**
 * One kind of data a module keeps about customers, declared so that retention and requests of deletion reach it. The
 * schedule names it by `kind`; a kind the schedule does not know is never removed.
 */
export interface PersonalDataKind {
  readonly kind: string
  ofCustomer(db: Queryable, customerId: string): Promise<Found>
  /** How much began to age before `before`, of everybody but `held`. */
  countBefore(db: Queryable, before: Instant, held: readonly string[]): Promise<number>
  /** How much began to age before `before` and stays all the same, by its reason. */
  keptBefore?(
    db: Queryable,
    before: Instant,
    held: readonly string[],
  ): Promise<readonly { readonly reason: KeptFor | 'legal-hold'; readonly count: number }[]>
  /** Removes or makes unreadable at most `limit` of it, of one customer or of everybody but `held`. @returns how many */
  erase(
    tx: Tx,
    what: { readonly customerId: string | null; readonly before: Instant; readonly held: readonly string[] },
    limit: number,
  ): Promise<number>
}

/** Work of a module with a customer that has not ended: until then the customer's profile stays. */
export interface OpenWork {
  readonly reason: KeptFor
  /** Those of these customers whom it is about. */
  among(db: Queryable, customerIds: readonly string[]): Promise<readonly string[]>
}

/** @param found a query of `customer_id`, given the customers it is about */
export const openWork = (reason: KeptFor, found: (customerIds: Sql) => Sql): OpenWork => ({
  reason,
  among: async (db, customerIds) => {
    const rows = await db.rows<{ customer_id: string }>(found(sql`${[...customerIds]}::uuid[]`))
    return rows.map(({ customer_id }) => customer_id)
  },
})
