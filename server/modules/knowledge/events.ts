import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const cannedReplyChanged = factKind(
  'knowledge.canned-reply-changed',
  1,
  z.object({ replyId: z.string(), change: z.enum(['added', 'edited', 'retired']), version: z.number() }),
)
export const scriptPublished = factKind(
  'knowledge.script-published',
  1,
  z.object({ scriptId: z.string(), code: z.string(), version: z.number() }),
)
export const scriptRetired = factKind(
  'knowledge.script-retired',
  1,
  z.object({ scriptId: z.string(), code: z.string() }),
)
