import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

const visit = z.object({
  visitId: z.string(),
  reference: z.string(),
  unitId: z.string(),
  /** Null: nobody knows yet who it is. */
  customerId: z.string().nullable(),
  service: z.string(),
  state: z.string(),
  plannedFrom: z.number().nullable(),
  /** The day at the branch on whose list it stands; told since that is. */
  onDay: z.string().optional(),
})

/** A place at a branch was booked for a customer. About the visit. */
export const visitBooked = factKind(
  'branches.booked',
  1,
  visit.extend({ contactId: z.string().nullable(), isReferral: z.boolean() }),
)

/** A visit moved on. About the visit. */
export const visitChanged = factKind(
  'branches.changed',
  1,
  visit.extend({
    change: z.enum([
      'walked-in',
      'moved',
      'cancelled',
      'arrived',
      'named',
      'served',
      'left',
      'solved',
      'work-order',
      'come-again',
      'handed-back',
      'no-show',
    ]),
  }),
)

/** A customer number was read from what somebody showed who was not known; the number itself is not kept. About the visit. */
export const numberTried = factKind(
  'branches.number-tried',
  1,
  z.object({
    visitId: z.string(),
    reference: z.string(),
    unitId: z.string(),
    document: z.string(),
    outcome: z.enum(['matched', 'wrong']),
    /** Null: it was nobody's. */
    customerId: z.string().nullable(),
  }),
)

/** How a branch receives customers was edited. About the branch's unit. */
export const branchSettingsChanged = factKind(
  'branches.settings-changed',
  1,
  z.object({ unitId: z.string(), version: z.number() }),
)
