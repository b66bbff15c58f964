import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

export const historyImported = factKind(
  'workforce.history-imported',
  1,
  z.object({ queueId: z.string(), from: z.string(), to: z.string(), added: z.number(), changed: z.number() }),
)
export const historyRemoved = factKind(
  'workforce.history-removed',
  1,
  z.object({ queueId: z.string(), from: z.string(), to: z.string(), days: z.number() }),
)
export const specialDayChanged = factKind(
  'workforce.special-day-changed',
  1,
  z.object({
    specialDayId: z.string(),
    change: z.enum(['added', 'removed']),
    kind: z.string(),
    queueId: z.string().nullable(),
  }),
)
export const forecastMade = factKind(
  'workforce.forecast-made',
  1,
  z.object({ forecastId: z.string(), queueId: z.string(), firstDate: z.string(), days: z.number() }),
)
export const forecastOverridden = factKind(
  'workforce.forecast-overridden',
  1,
  z.object({
    overrideId: z.string(),
    queueId: z.string(),
    change: z.enum(['made', 'withdrawn']),
    kind: z.enum(['percent', 'contacts']),
    value: z.number(),
  }),
)
export const staffingChanged = factKind('workforce.staffing-changed', 1, z.object({ queueId: z.string() }))
export const capacityScenarioChanged = factKind(
  'workforce.capacity-scenario-changed',
  1,
  z.object({ scenarioId: z.string(), change: z.enum(['made', 'changed', 'removed']) }),
)
