import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

/** A channel brought someone it had not seen before. `isKnown`: the bank's page vouched for who it is. */
export const customerArrived = factKind('customers.arrived', 1, z.object({ channel: z.string(), isKnown: z.boolean() }))

/** A person compared what a customer said with what is on record. */
export const blindChecked = factKind(
  'customers.blind-checked',
  1,
  z.object({ personId: z.string(), field: z.string(), matches: z.boolean() }),
)

/** What the customer needs when served (`speak-slowly`, ...) was changed. */
export const needsChanged = factKind('customers.needs-changed', 1, z.object({ needs: z.array(z.string()) }))

/** One need was recorded, confirmed, put right (`changed`) or taken out; who said so, and by when it is looked at again. */
export const needNoted = factKind(
  'customers.need-noted',
  1,
  z.object({
    need: z.string(),
    change: z.enum(['recorded', 'confirmed', 'changed', 'taken-out']),
    source: z.string().nullable(),
    agreement: z.string().nullable(),
    reviewAt: z.number().nullable(),
  }),
)

/** One check of who is on the line, and the level reached with it. What was said is nowhere. */
export const identityChecked = factKind(
  'customers.identity-checked',
  1,
  z.object({ contactId: z.string(), kind: z.string(), passed: z.boolean(), level: z.number() }),
)

/** Three checks failed within 24 hours: nothing of this customer moves until then. */
export const identityLocked = factKind(
  'customers.identity-locked',
  1,
  z.object({ contactId: z.string(), until: z.number() }),
)

/** Somebody flagged silently that the customer may be forced. */
export const duressFlagged = factKind('customers.duress-flagged', 1, z.object({ contactId: z.string() }))

/** Two customers were found to be one person, about the one who is shown; nothing of either moved. */
export const customerMerged = factKind(
  'customers.merged',
  1,
  z.object({ mergeId: z.string(), joinedId: z.string(), reason: z.string() }),
)

/** A merge was undone: they are two again, each with what is theirs. */
export const customerParted = factKind(
  'customers.parted',
  1,
  z.object({ mergeId: z.string(), joinedId: z.string(), reason: z.string() }),
)

/** About each customer of whom a merge, or its undoing, may have changed who is one person with them. */
export const personChanged = factKind('customers.person-changed', 1, z.object({ mergeId: z.string() }))

/** A file from the bank is in, with how many of its rows were new or newer, on record already, and refused. */
export const customersImported = factKind(
  'customers.imported',
  1,
  z.object({
    kind: z.string(),
    source: z.string(),
    taken: z.number(),
    unchanged: z.number(),
    refused: z.number(),
  }),
)
