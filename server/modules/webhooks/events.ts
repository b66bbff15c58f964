import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const endpointChanged = factKind(
  'webhooks.endpoint-changed',
  1,
  z.object({
    endpointId: z.string(),
    change: z.enum([
      'added',
      'edited',
      'removed',
      'secret-rotated',
      'paused',
      'resumed',
      'stopped',
      'replayed',
      'tested',
    ]),
  }),
)
export const deliveryDied = factKind(
  'webhooks.delivery-died',
  1,
  z.object({ endpointId: z.string(), deliveryId: z.string(), attempts: z.number() }),
)
