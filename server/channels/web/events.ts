import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const visitBegun = factKind(
  'web.visit-begun',
  1,
  z.object({ visitId: z.string(), channel: z.string(), conversationId: z.string(), isKnown: z.boolean() }),
)
/** The customer gave the visit up; one that merely expires is not announced. */
export const visitEnded = factKind('web.visit-ended', 1, z.object({ visitId: z.string(), conversationId: z.string() }))
export const channelChanged = factKind(
  'web.channel-changed',
  1,
  z.object({ key: z.string(), change: z.enum(['added', 'edited', 'secret-rotated']) }),
)
