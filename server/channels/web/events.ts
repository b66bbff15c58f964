import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const visitBegun = factKind(
  'web.visit-begun',
  1,
  z.object({ visitId: z.string(), channel: z.string(), conversationId: z.string(), isKnown: z.boolean() }),
)
export const channelChanged = factKind(
  'web.channel-changed',
  1,
  z.object({ key: z.string(), change: z.enum(['added', 'edited', 'secret-rotated']) }),
)
