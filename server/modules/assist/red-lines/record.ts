import type { AssistDeps } from '#modules/assist/deps.ts'
import { redLineOverruled } from '#modules/conversations/events.ts'
import { at, json, sql } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

/** Puts what was sent against a warning on the list of those who look after it; under the id of the fact, so once. */
export function recordOverruled({ asks }: AssistDeps): Reaction {
  return async (tx, fact) => {
    if (!redLineOverruled.is(fact)) return
    const { agentId, contactId, conversationId, seq, crossings, reason } = fact.data
    const [person] = await asks.identity.people(tx, [agentId])
    const codes = [...new Set(crossings.map(({ code }) => code))]
    await tx.run(sql`insert into assist.overruled
      (id, at, conversation_id, contact_id, seq, person_id, unit_id, codes, crossings, reason)
      values (${fact.id}, ${at(fact.at)}, ${conversationId}, ${contactId}, ${seq}, ${agentId}, ${person?.unitId ?? null},
        ${codes}, ${json(crossings)}, ${reason}) on conflict do nothing`)
  }
}
