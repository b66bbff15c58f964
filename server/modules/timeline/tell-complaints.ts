import { complaintMoved, complaintRegistered } from '#modules/complaints/events.ts'
import { beginEntry, changeEntry } from '#modules/timeline/store.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

const COMPLAINT = 'complaint'
const OVER: ReadonlySet<string> = new Set(['closed', 'withdrawn'])

/** Every complaint of a customer and where it stands on its legal path; what they wrote stands with the complaint alone. */
export const tellComplaints: Readonly<Record<string, Reaction>> = {
  [complaintRegistered.type]: async (tx, fact) => {
    if (!complaintRegistered.is(fact) || fact.data.customerId === null) return
    const { complaintId, customerId, reference, level, severity, receivedAt } = fact.data
    await beginEntry(tx, {
      kind: COMPLAINT,
      sourceId: complaintId,
      customerId,
      beganAt: receivedAt,
      isOpen: true,
      reference,
      detail: { level, severity, stage: 'received' },
    })
  },
  [complaintMoved.type]: async (tx, fact) => {
    if (!complaintMoved.is(fact)) return
    const { complaintId, stage, decisionDueAt } = fact.data
    const change = { at: fact.at, isOpen: !OVER.has(stage), detail: { stage, decisionDueAt } }
    await changeEntry(tx, COMPLAINT, complaintId, change)
  },
}
