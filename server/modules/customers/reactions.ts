import { contactAsked, participantJoined, participantLeft, wrapUpFinished } from '#modules/conversations/events.ts'
import { contactAssigned, contactTransferred } from '#modules/routing/events.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** Keeps who serves whom, so that an agent sees a customer while serving them and not afterwards. */
export const customerReactions: Readonly<Record<string, Reaction>> = {
  [contactAsked.type]: async (tx, fact) => {
    if (!contactAsked.is(fact)) return
    await tx.run(sql`insert into customers.contact (contact_id, customer_id)
      values (${fact.data.contactId}, ${fact.data.customerId}) on conflict do nothing`)
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
    if (wrapUpFinished.is(fact)) await tx.run(endServing(fact.data.contactId, fact.data.agentId, fact.at))
  },
}

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
