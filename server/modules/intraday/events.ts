import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const exceptionApproved = factKind(
  'intraday.exception-approved',
  1,
  z.object({
    exceptionId: z.string(),
    personId: z.string(),
    startsAt: z.number(),
    endsAt: z.number(),
  }),
)
export const exceptionWithdrawn = factKind(
  'intraday.exception-withdrawn',
  1,
  z.object({ exceptionId: z.string(), personId: z.string() }),
)
export const causeNoted = factKind('intraday.cause-noted', 1, z.object({ queueId: z.string(), startAt: z.number() }))
export const deskSettingsChanged = factKind('intraday.settings-changed', 1, z.object({ revision: z.number() }))
/** By a person, or by the autopilot inside its rails: the cause says who. */
export const measureTaken = factKind(
  'intraday.measure-taken',
  1,
  z.object({ measureId: z.string(), kind: z.string(), personIds: z.array(z.string()), inTime: z.number() }),
)
export const measureUndone = factKind(
  'intraday.measure-undone',
  1,
  z.object({ measureId: z.string(), kind: z.string(), personIds: z.array(z.string()) }),
)
