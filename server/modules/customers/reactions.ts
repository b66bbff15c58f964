import {
  contactAsked,
  contactEnded,
  participantJoined,
  participantLeft,
  wrapUpFinished,
} from '#modules/conversations/events.ts'
import { contactAssigned, contactTransferred } from '#modules/routing/events.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** Keeps who serves whom, so that an agent sees a customer while serving them and not afterwards. */
export const customerReactions: Readonly<Record<string, Reaction>> = {
  [contactAsked.type]: async (tx, fact) => {
    if (!contactAsked.is(fact)) return
    await tx.run(beginContact(fact.data, fact.at))
  },
  [contactEnded.type]: async (tx, fact) => {
    // One that a person owned goes on into wrap-up.
    if (contactEnded.is(fact) && fact.data.ownerId === null) await tx.run(endContact(fact.data.contactId, fact.at))
  },
  [contactAssigned.type]: async (tx, fact) => {
    if (contactAssigned.is(fact)) await tx.run(beginServing(fact.data.contactId, fact.data.agentId))
  },
  [participantJoined.type]: async (tx, fact) => {
    if (participantJoined.is(fact)) await tx.run(beginServing(fact.data.contactId, fact.data.personId))
  },
  [participantLeft.type]: async (tx, fact) => {
    if (participantLeft.is(fact)) await tx.run(endServing(fact.data.contactId, fact.data.personId, fact.at))
  },
  [contactTransferred.type]: async (tx, fact) => {
    if (contactTransferred.is(fact)) await tx.run(endServing(fact.data.contactId, fact.data.fromAgentId, fact.at))
  },
  [wrapUpFinished.type]: async (tx, fact) => {
    if (!wrapUpFinished.is(fact)) return
    await tx.run(endServing(fact.data.contactId, fact.data.agentId, fact.at))
    await tx.run(endContact(fact.data.contactId, fact.at))
  },
}

/**
 * Vouched: the bank's page said who it is, on this channel, and nobody unvouched comes as the same customer there. A call
 * back rings at a number and proves nothing.
 */
const beginContact = (
  asked: {
    readonly contactId: string
    readonly customerId: string
    readonly reference: string
    readonly channel: string
    readonly isCallback: boolean
  },
  when: number,
) => sql`insert into customers.contact (contact_id, customer_id, reference, began_at, is_vouched)
  values (${asked.contactId}, ${asked.customerId}, ${asked.reference}, ${at(when)}, ${!asked.isCallback} and
    coalesce((select bool_and(ci.is_vouched) from customers.channel_identity ci
      where ci.customer_id = ${asked.customerId} and split_part(ci.channel, ':', 1) = ${asked.channel}), false))
  on conflict do nothing`

const endContact = (contactId: string, when: number) =>
  sql`update customers.contact set over_at = ${at(when)} where contact_id = ${contactId} and over_at is null`

const beginServing = (
  contactId: string,
  agentId: string,
) => sql`insert into customers.serving (customer_id, contact_id, agent_id)
  select customer_id, contact_id, ${agentId} from customers.contact where contact_id = ${contactId}
  on conflict (contact_id, agent_id) do update set until = null`

const endServing = (
  contactId: string,
  agentId: string,
  when: number,
) => sql`update customers.serving set until = ${at(when)}
  where contact_id = ${contactId} and agent_id = ${agentId} and until is null`
