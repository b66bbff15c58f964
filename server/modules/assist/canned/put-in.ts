import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import type { replyPutInBody } from '#modules/assist/help-contract.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'

export type ReplyPutInRefusal = 'contact-not-found' | 'not-a-participant' | 'reply-not-found'

/** Places of variables: what is put there is the customer's, and is not kept. */
const PLACE = /\{\{[^}]*\}\}/g

/** Remembers that a canned reply stands in the composer: not a use yet, a message that holds it makes it one. */
export async function noteReplyPutIn(
  { platform, asks }: AssistDeps,
  actor: Actor,
  contactId: string,
  { replyId, locale }: z.infer<typeof replyPutInBody>,
): Promise<Outcome<null, ReplyPutInRefusal>> {
  return platform.db.transaction(async (tx) => {
    const isSeen = await asks.conversations.maySeeContact(tx, actor, contactId)
    const contact = isSeen ? await asks.conversations.contactInHand(tx, contactId) : undefined
    if (!contact) return refused('contact-not-found')
    const { personId } = actor
    if (!contact.speakerIds.includes(personId)) return refused('not-a-participant', 'Only who serves it may answer.')
    const reply = await asks.knowledge.cannedReply(tx, actor, replyId)
    if (!reply) return refused('reply-not-found', 'It was retired or is not for you: load the replies again.')
    await tx.run(sql`insert into assist.reply_put_in
        (contact_id, person_id, reply_id, conversation_id, shortcut, words, put_in_at, put_in_after_seq)
      values (${contactId}, ${personId}, ${replyId}, ${contact.conversationId}, ${reply.shortcut},
        ${reply.text[locale].replace(PLACE, ' ')}, ${at(platform.clock.now())}, ${contact.lastSeq})
      on conflict (contact_id, person_id, reply_id) do update set words = excluded.words,
        put_in_at = excluded.put_in_at, put_in_after_seq = excluded.put_in_after_seq where reply_put_in.sent_at is null`)
    return done(null)
  })
}
