import { complaintRegistered } from '#modules/complaints/events.ts'
import { consentDecided } from '#modules/consent/events.ts'
import { contactAsked, contactRated, wrapUpAmended, wrapUpFinished } from '#modules/conversations/events.ts'
import { customerArrived, needsChanged, personChanged } from '#modules/customers/events.ts'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import { lookAtNow } from '#modules/segments/look-at.ts'
import { markDue } from '#modules/segments/store.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

const PROFILING: readonly string[] = ['profiling-service', 'profiling-marketing']

/** Learns what rules count, and marks whoever it is about, in the transaction that remembers the fact was read. */
export function segmentReactions(deps: SegmentDeps): Readonly<Record<string, Reaction>> {
  const now = () => deps.platform.clock.now()
  const mark = async (tx: Tx, customerIds: readonly string[]) => {
    await markDue(tx, customerIds, now())
    tx.afterCommit(deps.wake)
  }
  const markContact = async (tx: Tx, contactId: string) =>
    mark(tx, await idsOf(tx.rows(sql`select customer_id id from segments.contact where contact_id = ${contactId}`)))
  const markAbout: Reaction = (tx, fact) => mark(tx, [fact.about])
  const recode: Reaction = async (tx, fact) => {
    if (!wrapUpFinished.is(fact) && !wrapUpAmended.is(fact)) return
    await tx.run(sql`update segments.contact set reason_code = ${fact.data.reasonCode}
      where contact_id = ${fact.data.contactId}`)
    await markContact(tx, fact.data.contactId)
  }
  return {
    [customerArrived.type]: markAbout,
    [needsChanged.type]: markAbout,
    [personChanged.type]: markAbout,
    [consentDecided.type]: async (tx, fact) => {
      if (!consentDecided.is(fact) || !PROFILING.includes(fact.data.purpose)) return
      const { ids } = await deps.customers.samePerson(tx, fact.about)
      await lookAtNow(deps, tx, ids, now())
    },
    [contactAsked.type]: async (tx, fact) => {
      if (!contactAsked.is(fact)) return
      const { contactId, customerId } = fact.data
      await tx.run(sql`insert into segments.contact (contact_id, customer_id, at)
        values (${contactId}, ${customerId}, ${at(fact.at)}) on conflict do nothing`)
      await mark(tx, [customerId])
    },
    [wrapUpFinished.type]: recode,
    [wrapUpAmended.type]: recode,
    [contactRated.type]: async (tx, fact) => {
      if (!contactRated.is(fact)) return
      await tx.run(sql`update segments.contact set score = ${fact.data.score}, rated_at = ${at(fact.at)}
        where contact_id = ${fact.data.contactId}`)
      await markContact(tx, fact.data.contactId)
    },
    [complaintRegistered.type]: async (tx, fact) => {
      if (!complaintRegistered.is(fact) || fact.data.customerId === null) return
      const { complaintId, customerId, receivedAt } = fact.data
      await tx.run(sql`insert into segments.complaint (complaint_id, customer_id, at)
        values (${complaintId}, ${customerId}, ${at(receivedAt)}) on conflict do nothing`)
      await mark(tx, [customerId])
    },
  }
}

const idsOf = async (rows: Promise<readonly { readonly id: string }[]>) => (await rows).map(({ id }) => id)
