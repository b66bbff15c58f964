import type { Instant } from '#libs/facts/event.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import { firstResponseGiven } from '#modules/conversations/events.ts'
import { firstResponsePromise } from '#modules/conversations/first-response.ts'
import { lockConversation } from '#modules/conversations/store.ts'
import type { Draft } from '#modules/conversations/writer/draft.ts'
import { writeInContext } from '#modules/conversations/writer/write-in-context.ts'
import type { Written } from '#modules/conversations/writer/write-messages.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

/**
 * Writes an agent's message to a contact that still awaits its first response, in a transaction of its own: when a
 * person says something meaningful to the customer, the message, the instant, the kept promise and the fact stand or
 * fall together. Internal notes and lone punctuation are written and change nothing.
 */
export async function writeAlone(deps: Deps, draft: Draft): Promise<Written> {
  return deps.platform.db.transaction(async (tx) => {
    await lockConversation(tx, draft.conversationId)
    const now = deps.platform.clock.now()
    const [written] = await writeInContext(deps, tx, [draft], now, true)
    if (!written) throw new Error('one message was sent to be written and none came back')
    const answers = draft.author.kind === 'agent' && draft.audience === 'everyone' && draft.isMeaningful
    if (written.verdict === 'new' && written.awaited_response && answers) {
      await recordFirstResponse(deps, tx, draft, written, now)
    }
    return written
  })
}

async function recordFirstResponse(deps: Deps, tx: Tx, draft: Draft, written: Written, now: Instant): Promise<void> {
  const contact = await tx.maybe<{ id: string; askedAt: Instant }>(sql`
    update conversations.contact set first_response_at = ${at(now)}, first_responder_id = ${draft.author.id}
    where id = ${written.contact_id} and first_response_at is null returning id, asked_at "askedAt"`)
  if (!contact) return
  await tx.run(sql`update conversations.conversation set awaits_response = false where id = ${draft.conversationId}`)
  await deps.promises.keep(tx, draft.cause, firstResponsePromise(contact.id), now, `message ${written.seq}`)
  await deps.platform.log.announce(tx, draft.cause, [
    firstResponseGiven.of(contact.id, now, {
      contactId: contact.id,
      agentId: draft.author.id,
      waitedMs: Math.max(0, now - contact.askedAt),
    }),
  ])
}
