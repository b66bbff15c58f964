import type { z } from 'zod'
import { receivedComplaint } from '#libs/complaint-rules/complaint.ts'
import { decisionDueAt } from '#libs/complaint-rules/decide.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { maskName, maskPhone } from '#libs/masking/display-masks.ts'
import { linkCase, oweAsCase } from '#modules/complaints/cases-of.ts'
import { startClocks } from '#modules/complaints/clocks.ts'
import type { intakeBody } from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { complaintRegistered } from '#modules/complaints/events.ts'
import { packFor, packOfVersion } from '#modules/complaints/pack-store.ts'
import { addEntry, insertComplaint, nextReference, type StoredComplaint } from '#modules/complaints/store.ts'
import type { Actor } from '#platform/access.ts'
import { newId } from '#platform/ids.ts'

export type RegisterRefusal =
  | 'pack-not-in-force'
  | 'received-later'
  | 'contact-not-found'
  | 'customer-not-found'
  | 'case-not-found'

/** Takes a complaint in; from its receipt on every clock of its pack is owed. It cannot be refused for what it says. */
export function register(
  deps: ComplaintDeps,
  actor: Actor,
  body: z.output<typeof intakeBody>,
): Promise<Outcome<{ readonly complaintId: string; readonly reference: string }, RegisterRefusal>> {
  const { platform } = deps
  return platform.db.transaction(
    async (tx): Promise<Outcome<{ readonly complaintId: string; readonly reference: string }, RegisterRefusal>> => {
      const now = platform.clock.now()
      const receivedAt = body.receivedAt ?? now
      if (receivedAt > now) return refused('received-later', 'Give the instant it was received, not one to come.')
      const found = await packFor(tx, body.pack, receivedAt)
      if (!found) return refused('pack-not-in-force', 'Choose a rule pack that was in force on the day of receipt.')
      const ready = await packOfVersion(tx, body.pack, found.version)
      if (body.contactId !== null && !(await deps.conversations.maySeeContact(tx, actor, body.contactId)))
        return refused('contact-not-found', 'Name a contact you may see, or none.')
      const contact = body.contactId === null ? undefined : await deps.conversations.contactInHand(tx, body.contactId)
      if (body.caseId !== null && !(await deps.cases.isSeen(tx, actor, body.caseId)))
        return refused('case-not-found', 'Name a case you may open, or none.')
      const [from] = body.caseId === null ? [] : await deps.cases.cards(tx, [body.caseId])
      const whose = contact?.customerId ?? from?.customer?.customerId ?? null
      const customerId = body.customerId ?? whose
      if (customerId !== whose)
        return refused('customer-not-found', 'A customer comes with one of their contacts: name the contact.')
      const state = receivedComplaint(receivedAt, body.traits)
      const [{ unitId } = { unitId: null }] = await deps.identity.people(tx, [actor.personId])
      const { cipher } = platform
      const complaint: StoredComplaint = {
        id: newId(now),
        reference: await nextReference(deps, tx, receivedAt),
        ...{ level: body.level, levelAsked: null, packKey: body.pack, packVersion: found.version, state },
        ...{ decisionDueAt: decisionDueAt(state, ready), unitId, registeredBy: actor.personId, registeredAt: now },
        ...{ customerId, contactId: body.contactId, filingChannel: body.filingChannel },
        nameSealed: cipher.seal(body.name),
        maskedName: maskName(body.name),
        phoneSealed: body.phone ? cipher.seal(body.phone) : null,
        maskedPhone: body.phone ? maskPhone(body.phone) : null,
        phoneIndex: body.phone ? cipher.blindIndex('phone', comparable(body.phone)) : null,
        ...{
          representativeIndexes: [],
          demand: body.demand,
          severity: body.severity,
          axisChannel: null,
          axisProduct: null,
        },
        ...{
          axisReason: null,
          upheld: null,
          redressMinor: null,
          currency: null,
          mergedInto: null,
          aroseAt: null,
          nextClock: null,
          version: 1,
        },
      }
      await insertComplaint(tx, complaint)
      await addEntry(tx, { complaintId: complaint.id, at: now, by: actor.personId, what: 'registered', note: null })
      const cause = { kind: 'person', id: actor.personId } as const
      if (body.caseId !== null)
        await linkCase(tx, { complaintId: complaint.id, caseId: body.caseId, by: actor.personId, now })
      if (body.level === 'work-order') await oweAsCase(deps, tx, { cause, complaint, now })
      if (body.level === 'complaint') await startClocks({ deps, tx, cause, complaint, ready }, 'receipt', receivedAt)
      const { id: complaintId, reference } = complaint
      await platform.log.announce(tx, cause, [
        complaintRegistered.of(complaintId, now, {
          ...{ complaintId, reference, level: body.level, pack: body.pack, packVersion: found.version },
          ...{ severity: body.severity, filingChannel: body.filingChannel, customerId, contactId: body.contactId },
          ...{ receivedAt, decisionDueAt: complaint.decisionDueAt },
        }),
      ])
      return done({ complaintId, reference })
    },
  )
}

/** What two people would call the same number. */
export const comparable = (phone: string): string => {
  const digits = phone.normalize('NFKC').replace(/\D/g, '')
  return /^(86|0086)1\d{10}$/.test(digits) ? digits.slice(-11) : digits
}
