import { z } from 'zod'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'

/** `conversations.contact-ended`, or a whole module as `conversations.*`, or `*`. */
export const typePattern = z.string().regex(/^(\*|[a-z-]+\.(\*|[a-z-]+))$/, 'a type of fact, a module.* or *')

export const endpointView = z
  .object({
    endpointId: z.uuid(),
    url: z.url(),
    description: z.string(),
    types: z.array(typePattern),
    isActive: z.boolean().describe('False: nothing is sent. Paused ones keep their line, stopped ones do not'),
    stoppedReason: z
      .string()
      .nullable()
      .describe('Why we stopped by ourselves; null when active or paused by a person'),
    waiting: z.int().describe('Deliveries not yet made'),
    dead: z.int().describe('Deliveries given up: see them and replay'),
    nextTryAt: z.number().nullable().describe('When the one that failed is tried again; null when none failed'),
    lastDeliveredAt: z.number().nullable(),
    createdAt: z.number(),
  })
  .meta({ id: 'WebhookEndpoint' })
export type EndpointView = z.infer<typeof endpointView>
export const endpointList = z.object({ endpoints: z.array(endpointView) })

export const endpointBody = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .refine((url) => !/^https?:\/\/[^/?#]*@/i.test(url), 'no name or password: messages are signed instead')
    .refine(holdsNoNumber, NO_NUMBER),
  description: z.string().max(200).overwrite(masked).default(''),
  types: z.array(typePattern).min(1).max(50),
})
export const endpointChange = z.strictObject({
  ...endpointBody.shape,
  isActive: z.boolean(),
})
/** Shown once, when made or rotated. */
export const endpointSecret = z
  .object({ endpointId: z.uuid(), secret: z.string().describe('`whsec_...`, shown only now') })
  .meta({ id: 'WebhookSecret' })

export const deliveryView = z
  .object({
    deliveryId: z.uuid(),
    type: z.string(),
    position: z.int(),
    state: z.enum(['waiting', 'delivered', 'dead']),
    attempts: z.int(),
    lastStatus: z.int().nullable(),
    lastError: z.string().nullable(),
    createdAt: z.number(),
    endedAt: z.number().nullable(),
  })
  .meta({ id: 'WebhookDelivery' })
export type DeliveryView = z.infer<typeof deliveryView>
/** Newest first. */
export const deliveryList = z.object({ deliveries: z.array(deliveryView), next: z.string().nullable() })
export const deliverySearch = z.object({
  state: z.enum(['waiting', 'delivered', 'dead']).optional(),
  before: z.string().max(80).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const deliveryDetail = z
  .object({
    ...deliveryView.shape,
    payload: z.unknown().describe('The body, as it is sent'),
    tries: z.array(
      z.object({
        at: z.number(),
        tookMs: z.int(),
        status: z.int().nullable().describe('Null when no answer came'),
        error: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'WebhookDeliveryDetail' })
export type DeliveryDetail = z.infer<typeof deliveryDetail>
/** Facts from `fromPosition` on are sent again, in order, as far as the log reaches. */
export const replayBody = z.strictObject({ fromPosition: z.int().min(1), toPosition: z.int().min(1) })
export const replayReply = z.object({ replayed: z.int() })
/** What the receiver answered to a test message. */
export const testReply = z
  .object({
    status: z.int().nullable().describe('Null when no answer came'),
    error: z.string().nullable().describe('Null when it was answered with 2xx'),
    tookMs: z.int(),
  })
  .meta({ id: 'WebhookTest' })
export type TestReply = z.infer<typeof testReply>
