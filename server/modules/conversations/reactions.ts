import { contactAssigned, contactQueued, contactTransferred, offerMade } from '#modules/routing/events.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** What routing tells of a contact, kept beside its other instants. One row each, in the order of the log. */
export const conversationReactions: Readonly<Record<string, Reaction>> = {
  [contactQueued.type]: async (tx, fact) => {
    if (!contactQueued.is(fact)) return
    await tx.run(
      sql`update conversations.contact set queue_id = ${fact.data.queueId} where id = ${fact.data.contactId}`,
    )
  },
  [offerMade.type]: async (tx, fact) => {
    if (!offerMade.is(fact) || fact.data.kind !== 'contact') return
    await tx.run(sql`update conversations.contact set offered_at = coalesce(offered_at, ${at(fact.at)}),
        offer_count = offer_count + 1 where id = ${fact.data.contactId}`)
  },
  [contactAssigned.type]: async (tx, fact) => {
    if (!contactAssigned.is(fact)) return
    await tx.run(
      sql`update conversations.contact set queue_id = ${fact.data.queueId} where id = ${fact.data.contactId}`,
    )
  },
  [contactTransferred.type]: async (tx, fact) => {
    // A supervisor's take-over is help, not a transfer: the transfer rate counts what agents passed on.
    if (!contactTransferred.is(fact) || fact.data.mode === 'take-over') return
    await tx.run(sql`update conversations.contact set transfer_count = transfer_count + 1
      where id = ${fact.data.contactId}`)
  },
}
