import type { Instant } from '#libs/facts/event.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import type { CustomerWords, NewMessage, ThreadState } from '#modules/conversations/questions.ts'
import { draftOf } from '#modules/conversations/writer/draft.ts'
import { writeMessages } from '#modules/conversations/writer/write-messages.ts'
import { type Queryable, sql, type Tx } from '#platform/database/database.ts'

/**
 * Writes what a bot says in the caller's transaction, which holds the thread's lock: words, numbers and facts stand or
 * fall with whatever else the turn decides. What was written before under the same client id is passed over. A message
 * that cannot be written is a fault: a bot's words are of the house's own making.
 */
export async function postInTurn(
  deps: Pick<Deps, 'publisher' | 'redLines'>,
  tx: Tx,
  messages: readonly NewMessage[],
  now: Instant,
): Promise<readonly { readonly seq: number }[]> {
  const drafts = messages.map((message) => {
    const drafted = draftOf(message, deps.redLines.heed)
    if (!drafted.ok) throw new Error(`a bot's words were refused: ${drafted.refusal}`)
    return drafted.value
  })
  if (drafts.length === 0) return []
  const written = await writeMessages(tx, drafts, now, true)
  const wrong = written.find(({ verdict }) => verdict !== 'new' && verdict !== 'known')
  if (wrong) throw new Error(`a bot's words were refused: ${wrong.verdict}`)
  const fresh = written.filter(({ verdict }) => verdict === 'new')
  tx.afterCommit(() => deps.publisher.publish(fresh))
  return written.map(({ seq }) => ({ seq }))
}

export const lockThread = (tx: Tx, conversationId: string): Promise<ThreadState | undefined> =>
  tx.maybe<ThreadState>(sql`select customer_id "customerId", last_seq "lastSeq",
      case when is_open then contact_id end "openContactId"
    from conversations.conversation where id = ${conversationId} for no key update`)

export const customerWords = (
  db: Queryable,
  conversationId: string,
  after: number,
  limit: number,
): Promise<readonly CustomerWords[]> =>
  db.rows<CustomerWords>(sql`select seq, at, kind, text from conversations.message
    where conversation_id = ${conversationId} and seq > ${after} and author_kind = 'customer'
    order by seq limit ${limit}`)
