import type { RecordedFact } from '#libs/facts/event.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { suggestionUsed } from '#modules/assist/events.ts'
import { isUse, keptShare } from '#modules/assist/suggestions/kept-share.ts'
import { type SuggestionRow, selectSuggestions } from '#modules/assist/suggestions/store.ts'
import { recordToolUse } from '#modules/assist/tool-use/record-use.ts'
import { messagePosted } from '#modules/conversations/events.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** What was put in so long ago is not in what is written now. */
const STANDS_FOR_MS = 24 * 3_600_000

/**
 * A message to the customer uses the suggestions put in before that it still holds. It follows from the fact of the
 * message, so whatever was sent is counted, whichever node stops when; and each suggestion once, whatever is sent later.
 */
export const noteUse =
  (deps: AssistDeps): Reaction =>
  async (tx, fact) => {
    if (!messagePosted.is(fact)) return
    const { author, authorId, audience, conversationId, seq } = fact.data
    if (author !== 'agent' || audience !== 'everyone' || authorId === null) return
    const awaited = await selectSuggestions(
      tx,
      sql`conversation_id = ${conversationId} and person_id = ${authorId} and put_in_at > ${at(fact.at - STANDS_FOR_MS)}
        and used_at is null and put_in_after_seq < ${seq} order by id for update`,
    )
    if (awaited.length === 0) return
    const { messages } = await deps.asks.conversations.customerThread(tx, conversationId, seq - 1, 1)
    const body = messages.find((line) => line.seq === seq)?.body
    if (body?.kind !== 'text') return
    for (const row of awaited) {
      const kept = keptShare(row.putInText ?? '', body.text)
      if (isUse(kept)) await keepUse(deps, tx, fact, { row, seq, kept: kept.ofAnswer })
    }
  }

async function keepUse(
  { platform, asks }: AssistDeps,
  tx: Tx,
  { at: usedAt, cause }: RecordedFact,
  { row, seq, kept }: { readonly row: SuggestionRow; readonly seq: number; readonly kept: number },
): Promise<void> {
  const { suggestionId, contactId, conversationId, personId, articleId, version, locale, searchId } = row
  await tx.run(sql`update assist.suggestion set used_at = ${at(usedAt)}, used_seq = ${seq}, kept = ${kept}
    where id = ${suggestionId}`)
  await platform.log.announce(tx, cause, [
    suggestionUsed.of(contactId, usedAt, {
      suggestionId,
      contactId,
      conversationId,
      personId,
      articleId,
      version,
      seq,
      kept,
    }),
  ])
  const contact = await asks.conversations.contactInHand(tx, contactId)
  await asks.knowledge.recordUse(tx, cause, {
    articleId,
    version,
    locale,
    how: 'copied',
    at: usedAt,
    personId,
    contactId,
    ...(contact ? { channel: contact.channel } : {}),
    ...(searchId === null ? {} : { searchId }),
  })
  const code = (await asks.knowledge.article(tx, articleId, usedAt))?.code ?? articleId
  await recordToolUse(platform, tx, { act: 'suggestion-used', personId, contactId, subject: code, at: usedAt })
}
