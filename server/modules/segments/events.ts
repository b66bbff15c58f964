import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

/** A version of a segment was let in by a second person; it holds from `effectiveAt`. About the segment. */
export const segmentReleased = factKind(
  'segments.released',
  1,
  z.object({ version: z.number(), effectiveAt: z.number(), isRetirement: z.boolean() }),
)
const passage = z.object({
  segmentId: z.string(),
  version: z.number(),
  cause: z.string().describe('rule, retired, profiling or person: why now'),
})
/** About the customer. */
export const segmentEntered = factKind('segments.entered', 1, passage)
export const segmentLeft = factKind('segments.left', 1, passage)
