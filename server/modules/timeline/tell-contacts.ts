import {
  contactAsked,
  contactEnded,
  contactRated,
  wrapUpAmended,
  wrapUpFinished,
} from '#modules/conversations/events.ts'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import { contactAssigned } from '#modules/routing/events.ts'
import { beginEntry, changeEntry } from '#modules/timeline/store.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

const CONTACT = 'contact'

/** Every contact, from the first ask to its codes, summary and rating. */
export function tellContacts(asks: {
  readonly conversations: ConversationQuestions
}): Readonly<Record<string, Reaction>> {
  return {
    [contactAsked.type]: async (tx, fact) => {
      if (!contactAsked.is(fact)) return
      const { contactId, customerId, reference, channel, topic, isCallback, conversationId } = fact.data
      const detail = { channel, topic, isCallback, conversationId, agentId: null }
      await beginEntry(tx, {
        kind: CONTACT,
        sourceId: contactId,
        customerId,
        beganAt: fact.at,
        isOpen: true,
        reference,
        detail,
      })
    },
    [contactAssigned.type]: async (tx, fact) => {
      if (!contactAssigned.is(fact)) return
      await changeEntry(tx, CONTACT, fact.data.contactId, { at: fact.at, detail: { agentId: fact.data.agentId } })
    },
    [contactEnded.type]: async (tx, fact) => {
      if (!contactEnded.is(fact)) return
      const detail = { endReason: fact.data.reason }
      await changeEntry(tx, CONTACT, fact.data.contactId, { at: fact.at, isOpen: false, detail })
    },
    [wrapUpFinished.type]: async (tx, fact) => {
      if (!wrapUpFinished.is(fact)) return
      const { contactId, reasonCode, dispositionCode } = fact.data
      const noted = await asks.conversations.notedOf(tx, contactId)
      const detail = { reasonCode, dispositionCode }
      await changeEntry(tx, CONTACT, contactId, { at: fact.at, detail, words: noted?.summary ?? '' })
    },
    [wrapUpAmended.type]: async (tx, fact) => {
      if (!wrapUpAmended.is(fact)) return
      const { contactId, reasonCode, dispositionCode } = fact.data
      const noted = await asks.conversations.notedOf(tx, contactId)
      const detail = { reasonCode, dispositionCode }
      await changeEntry(tx, CONTACT, contactId, { at: fact.at, detail, words: noted?.summary ?? '' })
    },
    [contactRated.type]: async (tx, fact) => {
      if (!contactRated.is(fact)) return
      await changeEntry(tx, CONTACT, fact.data.contactId, { at: fact.at, detail: { score: fact.data.score } })
    },
  }
}
