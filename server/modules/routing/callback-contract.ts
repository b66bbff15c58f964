import { z } from 'zod'
import { masked } from '#libs/masking/masked.ts'
import { names, note, reason } from '#modules/routing/contract.ts'

/** Callbacks and messages on the wire: work for which no customer waits at the other end. */

const instant = z.number().int().describe('UTC milliseconds')
const id = z.uuid()

export const callbackState = z.enum(['scheduled', 'waiting', 'ringing', 'in-hand', 'done'])
export const callbackOutcome = z.enum(['reached', 'answered', 'not-reached', 'wrong-number', 'no-longer-needed'])
export const callbackRow = z
  .object({
    callbackId: id,
    kind: z.enum(['callback', 'message']),
    state: callbackState,
    contactId: id.describe('The contact in which it was asked for'),
    contactReference: z.string(),
    conversationId: id,
    /** The contact that began when an agent took it. */
    ownContactId: id.nullable(),
    queueId: id,
    queueName: names,
    customerName: z.string(),
    /** `138****1234`; show the whole number by `reveal`, with a purpose. Null for a message. */
    maskedPhone: z.string().nullable(),
    askedAt: instant,
    notBeforeAt: instant,
    dueAt: instant,
    agentId: id.nullable(),
    agentName: z.string().nullable(),
    attempts: z.int(),
    outcome: callbackOutcome.nullable(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Callback' })
export type CallbackShape = z.infer<typeof callbackRow>
export const callbacks = z.object({ callbacks: z.array(callbackRow), nextCursor: z.string().nullable() })
const limit = z.coerce.number().int().min(1).max(200).default(50)
export const callbackQuery = z.object({
  state: z.enum(['open', 'done', 'all']).default('open'),
  mine: z.enum(['true', 'false']).default('false'),
  cursor: z.string().max(100).optional(),
  limit,
})
export const finishCallback = z.strictObject({ outcome: callbackOutcome, note: note.optional() })
export const rescheduleCallback = z.strictObject({ at: instant, reason })
export const revealBody = z.strictObject({ purpose: z.string().trim().min(2).max(200).overwrite(masked) })
export const revealedPhone = z.object({ phone: z.string() })
