import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

/** Somebody opened a case: a matter somebody of the house has to work on by an instant. About the case. */
export const caseOpened = factKind(
  'cases.opened',
  1,
  z.object({
    caseId: z.string(),
    reference: z.string(),
    template: z.string(),
    customerId: z.string().nullable(),
    contactId: z.string().nullable(),
    topic: z.string().nullable(),
    unitId: z.string(),
    ownerId: z.string().nullable(),
    isBranchReferral: z.boolean(),
    openedByUnitId: z.string().nullable(),
  }),
)

/** A case moved on. About the case. */
export const caseChanged = factKind(
  'cases.changed',
  1,
  z.object({
    caseId: z.string(),
    reference: z.string(),
    change: z.enum([
      'taken',
      'handed-over',
      'waiting',
      'resumed',
      'solved',
      'reopened',
      'withdrawn',
      'merged',
      'commented',
      'told-customer',
      'file-added',
      'work-order-added',
      'work-order-done',
    ]),
    state: z.string(),
    customerId: z.string().nullable(),
    unitId: z.string(),
    ownerId: z.string().nullable(),
    mergedInto: z.string().nullable(),
  }),
)

/** A template was written or is no longer offered. */
export const templateChanged = factKind(
  'cases.template-changed',
  1,
  z.object({ code: z.string(), version: z.number() }),
)
