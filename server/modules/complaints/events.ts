import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const complaintRegistered = factKind(
  'complaints.registered',
  1,
  z.object({
    complaintId: z.string(),
    reference: z.string(),
    level: z.string(),
    pack: z.string(),
    packVersion: z.number(),
    severity: z.string(),
    filingChannel: z.string(),
    customerId: z.string().nullable(),
    contactId: z.string().nullable(),
    receivedAt: z.number(),
    decisionDueAt: z.number(),
  }),
)
/** A move of the legal path, made: `code` is its name. What people wrote about it stands with the complaint. */
export const complaintMoved = factKind(
  'complaints.moved',
  1,
  z.object({
    complaintId: z.string(),
    code: z.string(),
    stage: z.string(),
    track: z.string(),
    handlerId: z.string().nullable(),
    decisionDueAt: z.number(),
  }),
)
/** Anything else about it: coded, merged, its level changed, evidence, letters. */
export const complaintChanged = factKind(
  'complaints.changed',
  1,
  z.object({
    complaintId: z.string(),
    change: z.enum([
      'coded',
      'merged',
      'level-asked',
      'level-changed',
      'level-kept',
      'evidence',
      'letter',
      'letter-sent',
      'clock-kept',
      'caused',
      'case-opened',
      'ended',
    ]),
    code: z.string().nullable(),
  }),
)
export const complaintPackChanged = factKind(
  'complaints.pack-changed',
  1,
  z.object({ code: z.string(), version: z.number(), change: z.enum(['proposed', 'approved', 'declined']) }),
)
/** A leaf of the tree of causes that the house keeps itself. */
export const complaintCauseChanged = factKind(
  'complaints.cause-changed',
  1,
  z.object({ code: z.string(), change: z.enum(['added', 'retired', 'renewed']) }),
)
/** A clock near or past its end was told to those whom it concerns; `code` is the clock. */
export const complaintEscalated = factKind(
  'complaints.escalated',
  1,
  z.object({
    complaintId: z.string(),
    code: z.string(),
    rung: z.enum(['t1', 'today', 'overdue']),
    toIds: z.array(z.string()),
  }),
)
/** A preventive measure against a cause; what people wrote about it stands with the measure. */
export const complaintMeasureChanged = factKind(
  'complaints.measure-changed',
  1,
  z.object({
    measureId: z.string(),
    code: z.string(),
    change: z.enum(['made', 'done', 'checked', 'withdrawn', 'handed-over']),
    ownerId: z.string(),
    verdict: z.string().nullable(),
  }),
)
export const complaintReturnTaken = factKind(
  'complaints.return-taken',
  1,
  z.object({ from: z.string(), to: z.string(), as: z.string(), complaints: z.number() }),
)
