import type { GateAnswer } from '#libs/contact-gate/may-we.ts'
import type { Channel, Purpose } from '#libs/contact-gate/purposes.ts'
import type { Stop } from '#libs/contact-gate/spoken-refusal.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

export interface MayWe {
  readonly customerId: string
  readonly purpose: Purpose
  readonly channel: Channel
  /** Whom partner purposes are about; '' (or left out) for all others. */
  readonly receiver?: string
  readonly at: Instant
}

export type OutreachAnswer =
  | (Extract<GateAnswer, { may: true }> & { readonly outreachId: string })
  | Extract<GateAnswer, { may: false }>

/** A no in the customer's own words. */
export interface SpokenRefusal {
  readonly customerId: string
  readonly cause: Cause
  readonly stops: readonly Stop[]
  readonly saidThrough: 'web'
  readonly language: 'zh-CN' | 'zh-TW' | 'en'
  readonly message: { readonly conversationId: string; readonly seq: number }
  readonly contactId?: string | undefined
}

/** The one gate that every module must ask before it contacts a customer of its own accord. */
export interface ConsentQuestions {
  /**
   * What the gate would say, from this node's memory: for lists and screens, thousands a second. A decision made on
   * another node is known within a moment; nothing may be sent on this answer alone.
   */
  mayWe(ask: MayWe): Promise<GateAnswer>
  /**
   * The yes on which something may be sent: read under the customer's lock, and the contact counted in the same
   * transaction. Once a withdrawal is committed, on whichever node, this says no; two nodes never pass a cap together.
   * Send after the commit.
   */
  allowOutreach(tx: Tx, cause: Cause, ask: MayWe): Promise<OutreachAnswer>
  /** How an allowed contact ended. Unknown ids are passed over. */
  endOutreach(
    tx: Tx,
    cause: Cause,
    outreachId: string,
    ended: 'unanswered' | 'talked' | 'delivered',
    at: Instant,
  ): Promise<void>
  /**
   * Carries out what the customer told the bank to stop: it holds everywhere from the commit on. Once for each message;
   * `isNew` is no for one that was carried out before. Takes the customer's lock: after those of thread and session.
   */
  refuseSpoken(tx: Tx, refusal: SpokenRefusal): Promise<{ readonly isNew: boolean; readonly count: number }>
  /** The numbers of the messages of a conversation that were carried out. */
  carriedOut(db: Queryable, conversationId: string): Promise<readonly number[]>
}

/** Whether one may be put into groups, to be served better or to be sold to. */
export interface Profiled {
  readonly service: boolean
  readonly marketing: boolean
  /** When a consent that is given runs out. */
  readonly until: Instant | null
}
export interface ProfilingQuestions {
  /**
   * By the customer under whom a person is shown: to serve, unless they objected; to sell, only by a consent in force. What one
   * of a person refused counts for all.
   */
  profiled(
    db: Queryable,
    persons: readonly {
      readonly customerId: string
      readonly ids: readonly string[]
      readonly since: Instant | null
    }[],
    now: Instant,
  ): Promise<ReadonlyMap<string, Profiled>>
}
