import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const presenceStates = [
  'available',
  'busy',
  'wrap-up',
  'break',
  'meal',
  'training',
  'meeting',
  'cool-down',
  'offline',
] as const

/** The contact waits in this queue; `waitingSince` is its first wait, kept over every re-queue. */
export const contactQueued = factKind(
  'routing.contact-queued',
  1,
  z.object({
    contactId: z.string(),
    queueId: z.string(),
    channel: z.string(),
    waitingSince: z.number(),
    reason: z.enum(['asked', 'agent-vanished', 'transferred', 'declined-consult', 'released', 'moved', 'overflow']),
  }),
)
/** Of a consult: who asked for it, and whose desk shows how it stands. */
const asker = { byAgentId: z.string().optional() }
export const offerMade = factKind(
  'routing.offer-made',
  1,
  z.object({
    offerId: z.string(),
    contactId: z.string(),
    agentId: z.string(),
    queueId: z.string(),
    expiresAt: z.number(),
    kind: z.enum(['contact', 'consult', 'transfer', 'callback', 'message']),
    ...asker,
  }),
)
export const offerAccepted = factKind(
  'routing.offer-accepted',
  1,
  z.object({ offerId: z.string(), contactId: z.string(), agentId: z.string(), ...asker }),
)
export const offerDeclined = factKind(
  'routing.offer-declined',
  1,
  z.object({
    offerId: z.string(),
    contactId: z.string(),
    agentId: z.string(),
    reason: z.string().nullable(),
    ...asker,
  }),
)
export const offerExpired = factKind(
  'routing.offer-expired',
  1,
  z.object({ offerId: z.string(), contactId: z.string(), agentId: z.string(), ...asker }),
)
export const offerWithdrawn = factKind(
  'routing.offer-withdrawn',
  1,
  z.object({ offerId: z.string(), contactId: z.string(), agentId: z.string(), reason: z.string(), ...asker }),
)

/** Somebody owns the contact now. `answeredAt` of the contact is the first of these. */
export const contactAssigned = factKind(
  'routing.contact-assigned',
  1,
  z.object({
    contactId: z.string(),
    agentId: z.string(),
    queueId: z.string(),
    epoch: z.number(),
    waitedMs: z.number(),
  }),
)
export const contactTransferred = factKind(
  'routing.contact-transferred',
  1,
  z.object({
    contactId: z.string(),
    fromAgentId: z.string(),
    toAgentId: z.string().nullable(),
    toQueueId: z.string().nullable(),
    mode: z.enum(['cold', 'warm', 'take-over']),
    reason: z.string().nullable(),
  }),
)
export const consultStarted = factKind(
  'routing.consult-started',
  1,
  z.object({
    contactId: z.string(),
    byAgentId: z.string(),
    queueId: z.string().nullable(),
    agentId: z.string().nullable(),
  }),
)
export const consultEnded = factKind(
  'routing.consult-ended',
  1,
  z.object({
    contactId: z.string(),
    byAgentId: z.string(),
    agentId: z.string().nullable(),
    outcome: z.enum(['completed', 'transferred', 'cancelled', 'nobody']),
  }),
)

/** Left the queue for another way of service: a callback wish, a message, or another queue (then `contact-queued` follows). */
export const contactOverflowed = factKind(
  'routing.contact-overflowed',
  1,
  z.object({
    contactId: z.string(),
    queueId: z.string(),
    to: z.enum(['queue', 'callback', 'message']),
    toQueueId: z.string().nullable(),
    reason: z.enum(['closed', 'too-long', 'chosen']),
  }),
)
export const contactUnqueued = factKind(
  'routing.contact-unqueued',
  1,
  z.object({ contactId: z.string(), queueId: z.string(), reason: z.enum(['ended', 'abandoned']) }),
)

export const presenceChanged = factKind(
  'routing.presence-changed',
  1,
  z.object({
    agentId: z.string(),
    from: z.enum(presenceStates),
    to: z.enum(presenceStates),
    /** How long `from` had lasted. */
    lastedMs: z.number(),
    reason: z.enum(['chosen', 'signed-out', 'vanished', 'by-supervisor', 'missed-offers', 'automatic']),
  }),
)
/** A wish to be called back, or a message to answer: asked for, put off, taken, or done. */
export const callbackChanged = factKind(
  'routing.callback-changed',
  1,
  z.object({
    callbackId: z.string(),
    kind: z.enum(['callback', 'message']),
    /** The contact in which the customer asked for it. */
    contactId: z.string(),
    queueId: z.string(),
    state: z.enum(['scheduled', 'waiting', 'in-hand', 'done']),
    agentId: z.string().nullable(),
    outcome: z.enum(['reached', 'answered', 'not-reached', 'wrong-number', 'no-longer-needed']).nullable(),
  }),
)

/** Queue, hours, membership or capacity settings changed. */
export const routingChanged = factKind(
  'routing.changed',
  1,
  z.object({
    what: z.enum(['queue', 'membership', 'capacity', 'topic', 'hours', 'settings']),
    id: z.string(),
    /** What was written as the reason, by those who must give one. */
    reason: z.string().optional(),
    queueId: z.string().optional().describe('Of a membership'),
    isMember: z.boolean().optional(),
  }),
)

/** A queue is eased for a while, or no more (`untilAt` null): alternatives offered sooner, or a peak announced. */
export const queueEased = factKind(
  'routing.queue-eased',
  1,
  z.object({
    queueId: z.string(),
    kind: z.enum(['callback', 'announcement']),
    afterSeconds: z.number().nullable(),
    untilAt: z.number().nullable(),
  }),
)
