import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

const person = { personId: z.string() }
const span = { from: z.string(), to: z.string() }

export const leaveAsked = factKind(
  'rosters.leave-asked',
  1,
  z.object({ leaveId: z.string(), ...person, ...span, kind: z.string(), state: z.string(), answer: z.string() }),
)
export const leaveDecided = factKind(
  'rosters.leave-decided',
  1,
  z.object({ leaveId: z.string(), ...person, ...span, state: z.enum(['granted', 'refused']) }),
)
export const leaveWithdrawn = factKind(
  'rosters.leave-withdrawn',
  1,
  z.object({ leaveId: z.string(), ...person, ...span }),
)
export const leavePoolSet = factKind(
  'rosters.leave-pool-set',
  1,
  z.object({ unitId: z.string(), ...span, most: z.number().nullable() }),
)
export const preferencesSet = factKind('rosters.preferences-set', 1, z.object(person))
export const swapOffered = factKind(
  'rosters.swap-offered',
  1,
  z.object({ swapId: z.string(), ...person, date: z.string(), toPersonId: z.string().nullable() }),
)
export const swapEnded = factKind(
  'rosters.swap-ended',
  1,
  z.object({
    swapId: z.string(),
    ...person,
    state: z.enum(['taken', 'refused', 'withdrawn']),
    takenBy: z.string().nullable(),
  }),
)
