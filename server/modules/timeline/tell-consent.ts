import {
  consentDecided,
  contactForbidden,
  contactFreed,
  outreachAllowed,
  outreachEnded,
} from '#modules/consent/events.ts'
import { beginEntry, changeEntry } from '#modules/timeline/store.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

const OUTREACH = 'outreach'

/** What a customer allowed and forbade, and when the house contacted them of its own accord. */
export const tellConsent: Readonly<Record<string, Reaction>> = {
  [consentDecided.type]: async (tx, fact) => {
    if (!consentDecided.is(fact)) return
    const { decisionId, purpose, channel, state } = fact.data
    await beginEntry(tx, {
      kind: 'consent',
      sourceId: decisionId,
      customerId: fact.about,
      beganAt: fact.at,
      isOpen: false,
      detail: { purpose, channel, state },
    })
  },
  [contactForbidden.type]: async (tx, fact) => {
    if (!contactForbidden.is(fact)) return
    const { channel, until } = fact.data
    await beginEntry(tx, {
      kind: 'contact-forbidden',
      sourceId: fact.id,
      customerId: fact.about,
      beganAt: fact.at,
      isOpen: false,
      detail: { channel, until },
    })
  },
  [contactFreed.type]: async (tx, fact) => {
    if (!contactFreed.is(fact)) return
    await beginEntry(tx, {
      kind: 'contact-freed',
      sourceId: fact.id,
      customerId: fact.about,
      beganAt: fact.at,
      isOpen: false,
      detail: { channel: fact.data.channel },
    })
  },
  [outreachAllowed.type]: async (tx, fact) => {
    if (!outreachAllowed.is(fact)) return
    const { outreachId, purpose, channel } = fact.data
    await beginEntry(tx, {
      kind: OUTREACH,
      sourceId: outreachId,
      customerId: fact.about,
      beganAt: fact.at,
      isOpen: true,
      detail: { purpose, channel },
    })
  },
  [outreachEnded.type]: async (tx, fact) => {
    if (!outreachEnded.is(fact)) return
    const { outreachId, ended } = fact.data
    await changeEntry(tx, OUTREACH, outreachId, { at: fact.at, isOpen: false, detail: { ended } })
  },
}
