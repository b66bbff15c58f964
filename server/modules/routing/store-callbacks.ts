import type { Instant } from '#libs/facts/event.ts'
import type { CallbackOutcome } from '#modules/routing/callback-rules.ts'
import { at, maybeAt, type Queryable, sql, type Tx } from '#platform/database/database.ts'

/** What belongs to a callback or message beside its work item, which has the same id. */
export interface Callback {
  readonly id: string
  readonly kind: 'callback' | 'message'
  /** Sealed; null for a message. */
  readonly phoneSealed: string | null
  readonly phoneMasked: string | null
  readonly askedAt: Instant
  readonly dueAt: Instant
  readonly attempts: number
  /** The contact that began when an agent took it. */
  readonly ownContactId: string | null
  /** Who took it last. */
  readonly lastAgentId: string | null
  readonly outcome: CallbackOutcome | null
  readonly note: string | null
  readonly endedAt: Instant | null
}

const COLUMNS = sql`c.id, c.kind, c.phone_sealed "phoneSealed", c.phone_masked "phoneMasked", c.asked_at "askedAt",
  c.due_at "dueAt", c.attempts, c.own_contact_id "ownContactId",
  c.last_agent_id "lastAgentId", c.outcome, c.note, c.ended_at "endedAt"`

export const findCallback = (db: Queryable, id: string): Promise<Callback | undefined> =>
  db.maybe<Callback>(sql`select ${COLUMNS} from routing.callback c where c.id = ${id}`)

/** The callback whose taking began this contact. */
export const callbackOfContact = (db: Queryable, contactId: string): Promise<Callback | undefined> =>
  db.maybe<Callback>(sql`select ${COLUMNS} from routing.callback c where c.own_contact_id = ${contactId}`)

export async function insertCallback(tx: Tx, callback: Callback): Promise<void> {
  await tx.run(sql`insert into routing.callback (id, kind, phone_sealed, phone_masked, asked_at, due_at)
    values (${callback.id}, ${callback.kind}, ${callback.phoneSealed}, ${callback.phoneMasked}, ${at(callback.askedAt)},
      ${at(callback.dueAt)})`)
}

export async function saveCallback(tx: Tx, callback: Callback): Promise<void> {
  await tx.run(sql`update routing.callback set due_at = ${at(callback.dueAt)}, attempts = ${callback.attempts},
      own_contact_id = ${callback.ownContactId}, last_agent_id = ${callback.lastAgentId}, outcome = ${callback.outcome}, note = ${callback.note},
      ended_at = ${maybeAt(callback.endedAt)} where id = ${callback.id}`)
}
