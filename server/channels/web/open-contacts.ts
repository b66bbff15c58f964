import type { RecordedFact } from '#libs/facts/event.ts'
import { contactAsked, contactEnded } from '#modules/conversations/events.ts'
import { contactAssigned, contactOverflowed, contactQueued, contactUnqueued } from '#modules/routing/events.ts'
import type { Platform } from '#platform/module.ts'

/** Which conversations a fact about a contact, or about the line it stands in, concerns: kept in memory, by the facts. */
export interface OpenContacts {
  /** Conversations whose customer's view a fact may have changed; `['*']` for a contact from before this node started. */
  touchedBy(fact: RecordedFact): readonly string[]
  /** Those who wait in the same queue: their place in line moved. */
  waitingBeside(fact: RecordedFact): readonly string[]
}

interface Open {
  readonly conversationId: string
  queueId: string | null
}

export function openContacts(platform: Platform): OpenContacts {
  const byContact = new Map<string, Open>()
  platform.log.listen((facts) => {
    for (const fact of facts) remember(fact)
  })

  function remember(fact: RecordedFact): void {
    if (contactAsked.is(fact))
      byContact.set(fact.data.contactId, { conversationId: fact.data.conversationId, queueId: null })
    if (contactEnded.is(fact)) byContact.delete(fact.data.contactId)
    const open = byContact.get((fact.data as { contactId?: string }).contactId ?? '')
    if (!open) return
    if (contactQueued.is(fact)) open.queueId = fact.data.queueId
    if (contactAssigned.is(fact) || contactUnqueued.is(fact) || contactOverflowed.is(fact)) open.queueId = null
  }

  function waitingBeside(fact: RecordedFact): string[] {
    const { queueId } = fact.data as { queueId?: string }
    if (queueId === undefined) return []
    return [...byContact.values()].filter((open) => open.queueId === queueId).map((open) => open.conversationId)
  }

  return {
    touchedBy(fact) {
      const concerns = [contactQueued, contactAssigned, contactUnqueued, contactOverflowed].some((kind) =>
        kind.is(fact),
      )
      const { contactId, aboutId } = fact.data as { contactId?: string; aboutId?: string }
      const isPromise = fact.type.startsWith('promises.')
      if (!concerns && !isPromise) return []
      const open = byContact.get((isPromise ? aboutId : contactId) ?? '')
      if (!open) return isPromise ? [] : ['*']
      return [open.conversationId, ...waitingBeside(fact)]
    },
    waitingBeside,
  }
}
