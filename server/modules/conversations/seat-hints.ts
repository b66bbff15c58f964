import type { Fact, RecordedFact } from '#libs/facts/event.ts'
import { participantJoined, participantLeft } from '#modules/conversations/events.ts'
import { sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/**
 * Who has a part in which contact, as far as this node has heard: tells whose desk a fact may have changed. A hint
 * only: what a desk shows is always read from the database, and a name too many costs one reading.
 */
export interface SeatHints {
  /** Reads the present state; once, when the log is being followed already. */
  load(): Promise<void>
  peopleOf(fact: Fact): readonly string[]
}

export function createSeatHints(platform: Platform): SeatHints {
  /** By contact and by conversation. */
  const people = new Map<string, Set<string>>()
  const add = (key: string, personId: string) => people.set(key, (people.get(key) ?? new Set()).add(personId))
  const remove = (key: string, personId: string) => {
    const set = people.get(key)
    set?.delete(personId)
    if (set?.size === 0) people.delete(key)
  }
  platform.log.listen((facts: readonly RecordedFact[]) => {
    for (const fact of facts) {
      if (participantJoined.is(fact)) {
        add(fact.data.contactId, fact.data.personId)
        add(fact.data.conversationId, fact.data.personId)
      } else if (participantLeft.is(fact)) {
        remove(fact.data.contactId, fact.data.personId)
        remove(fact.data.conversationId, fact.data.personId)
      }
    }
  })
  return {
    async load() {
      const present = await platform.db.rows<{ contactId: string; conversationId: string; personId: string }>(sql`
        select contact_id "contactId", conversation_id "conversationId", person_id "personId"
        from conversations.participant where left_at is null`)
      for (const { contactId, conversationId, personId } of present) {
        add(contactId, personId)
        add(conversationId, personId)
      }
    },
    peopleOf(fact) {
      const named = new Set<string>()
      const data = fact.data as Readonly<Record<string, unknown>>
      for (const field of ['personId', 'agentId', 'ownerId']) {
        const value = data[field]
        if (typeof value === 'string') named.add(value)
      }
      for (const field of ['contactId', 'conversationId', 'aboutId']) {
        const value = data[field]
        if (typeof value === 'string') for (const personId of people.get(value) ?? []) named.add(personId)
      }
      return [...named]
    },
  }
}
