import { visitBooked } from '#modules/branches/events.ts'
import { caseOpened } from '#modules/cases/events.ts'
import {
  contactAsked,
  contactEnded,
  contactRated,
  contactUnheld,
  firstResponseGiven,
  ratingInvited,
  wrapUpFinished,
} from '#modules/conversations/events.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { cutAtQuarters, slotOf } from '#modules/insights/domain.ts'
import {
  contactAssigned,
  contactOverflowed,
  contactQueued,
  contactTransferred,
  offerMade,
  presenceChanged,
} from '#modules/routing/events.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import { at, type Sql, sql, type Tx } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** Presence that is no working time. */
const ABSENT = 'offline'

/** Builds the row of every contact, and the time of every agent, from the log alone. */
export function insightReactions(asks: {
  readonly identity: IdentityQuestions
  readonly routing: RoutingQuestions
}): Readonly<Record<string, Reaction>> {
  return {
    [contactAsked.type]: async (tx, fact) => {
      if (!contactAsked.is(fact)) return
      const { data } = fact
      await tx.run(sql`insert into insights.contact (contact_id, reference, conversation_id, customer_id, channel, language, topic, lane,
          is_callback, asked_at, slot)
        values (${data.contactId}, ${data.reference}, ${data.conversationId}, ${data.customerId}, ${data.channel}, ${data.language},
          ${data.topic}, ${data.lane}, ${data.isCallback ?? false}, ${at(fact.at)}, ${at(slotOf(fact.at))}) on conflict do nothing`)
    },
    [contactQueued.type]: async (tx, fact) => {
      if (!contactQueued.is(fact)) return
      const { contactId, queueId } = fact.data
      const queue = (await asks.routing.queues(tx)).find((candidate) => candidate.queueId === queueId)
      await change(
        tx,
        contactId,
        sql`queue_id = ${queueId}, queued_at = coalesce(queued_at, ${at(fact.at)}),
        threshold_ms = case when queued_at is null then ${(queue?.thresholdSeconds ?? 25) * 1000} else threshold_ms end`,
      )
    },
    [offerMade.type]: async (tx, fact) => {
      if (offerMade.is(fact))
        await change(tx, fact.data.contactId, sql`offered_at = coalesce(offered_at, ${at(fact.at)})`)
    },
    [contactAssigned.type]: async (tx, fact) => {
      if (!contactAssigned.is(fact)) return
      const { contactId, agentId, queueId } = fact.data
      await change(
        tx,
        contactId,
        sql`answered_at = coalesce(answered_at, ${at(fact.at)}), queue_id = ${queueId},
        first_agent_id = coalesce(first_agent_id, ${agentId}), owner_id = ${agentId}`,
      )
    },
    [firstResponseGiven.type]: async (tx, fact) => {
      if (firstResponseGiven.is(fact))
        await change(tx, fact.data.contactId, sql`responded_at = coalesce(responded_at, ${at(fact.at)})`)
    },
    [contactUnheld.type]: async (tx, fact) => {
      if (contactUnheld.is(fact)) await change(tx, fact.data.contactId, sql`held_ms = held_ms + ${fact.data.heldMs}`)
    },
    [contactTransferred.type]: async (tx, fact) => {
      if (!contactTransferred.is(fact) || fact.data.mode === 'take-over') return
      await change(tx, fact.data.contactId, sql`transfers = transfers + 1`)
    },
    [contactOverflowed.type]: async (tx, fact) => {
      if (!contactOverflowed.is(fact) || fact.data.to === 'queue') return
      await change(tx, fact.data.contactId, sql`flowed_to = ${fact.data.to}`)
    },
    [contactEnded.type]: async (tx, fact) => {
      if (!contactEnded.is(fact)) return
      await change(tx, fact.data.contactId, sql`ended_at = ${at(fact.at)}, end_reason = ${fact.data.reason}`)
    },
    [ratingInvited.type]: async (tx, fact) => {
      if (ratingInvited.is(fact)) await change(tx, fact.data.contactId, sql`rating_invited_at = ${at(fact.at)}`)
    },
    [contactRated.type]: async (tx, fact) => {
      if (contactRated.is(fact)) await change(tx, fact.data.contactId, sql`score = ${fact.data.score}`)
    },
    [wrapUpFinished.type]: async (tx, fact) => {
      if (!wrapUpFinished.is(fact)) return
      const { contactId, wrapUpMs, reasonCode, dispositionCode } = fact.data
      await change(
        tx,
        contactId,
        sql`wrapped_at = ${at(fact.at)}, wrap_up_ms = ${wrapUpMs}, reason_code = ${reasonCode},
        disposition_code = ${dispositionCode}`,
      )
    },
    [visitBooked.type]: async (tx, fact) => {
      if (visitBooked.is(fact) && fact.data.isReferral) await sentToBranch(tx, fact.data.contactId)
    },
    [caseOpened.type]: async (tx, fact) => {
      if (caseOpened.is(fact) && fact.data.isBranchReferral) await sentToBranch(tx, fact.data.contactId)
    },
    [presenceChanged.type]: async (tx, fact) => {
      if (!presenceChanged.is(fact) || fact.data.from === ABSENT || fact.data.lastedMs <= 0) return
      const { agentId, from, lastedMs } = fact.data
      const [person] = await asks.identity.people(tx, [agentId])
      for (const { slot, ms } of cutAtQuarters(fact.at - lastedMs, fact.at)) {
        await tx.run(sql`insert into insights.agent_time (slot, agent_id, unit_id, state, ms)
          values (${at(slot)}, ${agentId}, ${person?.unitId ?? null}, ${from}, ${ms})
          on conflict (slot, agent_id, state) do update set ms = agent_time.ms + excluded.ms`)
      }
    },
  }
}

/** A case or visit that came of no contact counts in none. */
const sentToBranch = async (tx: Tx, contactId: string | null) =>
  contactId === null ? 0 : change(tx, contactId, sql`is_sent_to_branch = true`)

const change = (tx: Tx, contactId: string, assignments: Sql) =>
  tx.run(sql`update insights.contact set ${assignments} where contact_id = ${contactId}`)
