import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const goalChanged = factKind(
  'insights.goal-changed',
  1,
  z.object({ kpi: z.string(), direction: z.enum(['at-least', 'at-most']), target: z.number() }),
)
