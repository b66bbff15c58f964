import { visitEnded } from '#channels/web/events.ts'
import type { WebAsks } from '#channels/web/module.ts'
import type { Visitor } from '#channels/web/visits.ts'
import type { Cause } from '#libs/facts/event.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/**
 * The customer signed out or goes on as someone else: the token stops counting at once, on every node. With the last
 * visit of the conversation its open contact ends too, so that no agent goes on talking to an empty chair.
 */
export async function endVisit(platform: Platform, asks: WebAsks, visitor: Visitor): Promise<void> {
  const { visitId, conversationId } = visitor
  const cause: Cause = { kind: 'customer', id: visitor.customerId }
  await platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const ended = await tx.run(
      sql`update web.visit set ended_at = ${at(now)} where id = ${visitId} and ended_at is null`,
    )
    if (ended === 0) return
    await platform.log.announce(tx, cause, [visitEnded.of(conversationId, now, { visitId, conversationId })])
    const others = await tx.rows(sql`select 1 from web.visit where conversation_id = ${conversationId}
      and ended_at is null and expires_at > ${at(now)} limit 1`)
    if (others.length === 0) await asks.bot.leave(tx, conversationId)
    const contact = others.length > 0 ? undefined : await asks.conversations.openContactOf(tx, conversationId)
    if (!contact) return
    const reason = contact.answeredAt === null ? 'abandoned' : 'customer-ended'
    await asks.conversations.end(tx, cause, { contactId: contact.contactId, reason, at: now })
  })
}
