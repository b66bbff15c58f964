import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

const where = { purpose: z.string(), channel: z.string(), receiver: z.string() }

/** A customer said yes or no; about the customer. */
export const consentDecided = factKind(
  'consent.decided',
  1,
  z.object({ ...where, state: z.enum(['given', 'refused', 'withdrawn']), decisionId: z.string() }),
)
/** A customer asked not to be contacted, on one channel or (null) on any, until an instant or (null) for good. */
export const contactForbidden = factKind(
  'consent.contact-forbidden',
  1,
  z.object({ channel: z.string().nullable(), until: z.number().nullable() }),
)
/** They may be contacted again as far as consent goes. */
export const contactFreed = factKind('consent.contact-freed', 1, z.object({ channel: z.string().nullable() }))
/** The gate said yes, and the contact counts from now on. */
export const outreachAllowed = factKind(
  'consent.outreach-allowed',
  1,
  z.object({ ...where, outreachId: z.string(), ruleId: z.string() }),
)
/** How such a contact ended; what was not answered counts otherwise than a talk. */
export const outreachEnded = factKind(
  'consent.outreach-ended',
  1,
  z.object({ outreachId: z.string(), ended: z.string() }),
)
/** A version of a text is in force from now on; about the version. */
export const textReleased = factKind(
  'consent.text-released',
  1,
  z.object({ purpose: z.string(), receiver: z.string(), version: z.number() }),
)
/** Which rules hold and how long consent lasts was changed. */
export const rulesChosen = factKind(
  'consent.rules-chosen',
  1,
  z.object({ jurisdiction: z.string(), consentMonths: z.number(), version: z.number().optional() }),
)

/** Facts after which the gate answers otherwise about the customer they are about. */
export const CHANGES_STANDING: readonly string[] = [
  consentDecided,
  contactForbidden,
  contactFreed,
  outreachAllowed,
  outreachEnded,
].map(({ type }) => type)
/** A customer asks to see, get, correct or delete their data, or was answered; about the customer. */
export const requestReceived = factKind(
  'consent.request-received',
  1,
  z.object({ requestId: z.string(), reference: z.string(), kind: z.string() }),
)
/** The proof of a deletion: what there was of each kind, what was removed, and why the rest is kept. No content. */
export const requestAnswered = factKind(
  'consent.request-answered',
  1,
  z.object({
    requestId: z.string(),
    reference: z.string(),
    kind: z.string(),
    state: z.enum(['done', 'partly', 'refused']),
    kinds: z.array(
      z.object({ kind: z.string(), count: z.number(), removed: z.number(), keptBecause: z.string().nullable() }),
    ),
  }),
)
export const holdPlaced = factKind('consent.hold-placed', 1, z.object({ holdId: z.string() }))
export const holdLifted = factKind('consent.hold-lifted', 1, z.object({ holdId: z.string() }))
/** What is kept no longer was removed: how much of each kind. */
export const retentionRan = factKind(
  'consent.retention-ran',
  1,
  z.object({ removed: z.record(z.string(), z.number()) }),
)
export const retentionChanged = factKind(
  'consent.retention-changed',
  1,
  z.object({ kind: z.string(), months: z.number() }),
)
