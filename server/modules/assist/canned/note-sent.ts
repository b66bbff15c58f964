import type { AssistDeps } from '#modules/assist/deps.ts'
import { replySent } from '#modules/assist/events.ts'
import { isUse, keptShare } from '#modules/assist/suggestions/kept-share.ts'
import { messagePosted } from '#modules/conversations/events.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

interface Awaited {
  readonly contactId: string
  readonly replyId: string
  readonly shortcut: string
  readonly words: string
}

/** What was put in so long ago is not in what is written now. */
const STANDS_FOR_MS = 24 * 3_600_000

/** A message to the customer that still holds a canned reply put in before: it was used, once in a contact. */
export const noteSent =
  ({ platform, asks }: AssistDeps): Reaction =>
  async (tx, fact) => {
    if (!messagePosted.is(fact)) return
    const { author, authorId: personId, audience, conversationId, seq } = fact.data
    if (author !== 'agent' || audience !== 'everyone' || personId === null) return
    const awaited = await tx.rows<Awaited>(sql`select contact_id "contactId", reply_id "replyId", shortcut, words
      from assist.reply_put_in where conversation_id = ${conversationId} and person_id = ${personId} and sent_at is null
        and put_in_at > ${at(fact.at - STANDS_FOR_MS)} and put_in_after_seq < ${seq} order by reply_id for update`)
    if (awaited.length === 0) return
    const { messages } = await asks.conversations.customerThread(tx, conversationId, seq - 1, 1)
    const body = messages.find((line) => line.seq === seq)?.body
    if (body?.kind !== 'text') return
    for (const { contactId, replyId, shortcut, words } of awaited) {
      if (!isUse(keptShare(words, body.text))) continue
      await tx.run(sql`update assist.reply_put_in set sent_at = ${at(fact.at)}, sent_seq = ${seq}
        where contact_id = ${contactId} and person_id = ${personId} and reply_id = ${replyId}`)
      await platform.log.announce(tx, fact.cause, [
        replySent.of(contactId, fact.at, { contactId, conversationId, personId, replyId, shortcut, seq }),
      ])
    }
  }
