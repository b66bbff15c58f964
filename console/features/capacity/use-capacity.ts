import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CapacityBasis, ScenarioView, scenarioList, scenarioReply } from '#modules/workforce/capacity-contract.ts'
import { call } from '../../api/call.ts'

const SCENARIOS = '/api/workforce/capacity/scenarios'
/** History up to yesterday changes once a day. */
const BASIS_FRESH_MS = 10 * 60_000

export const basisQuery = queryOptions({
  queryKey: ['capacity', 'basis'],
  queryFn: ({ signal }) => call<CapacityBasis>('GET', '/api/workforce/capacity/basis', { signal }),
  staleTime: BASIS_FRESH_MS,
})

export const scenariosQuery = queryOptions({
  queryKey: ['capacity', 'scenarios'],
  queryFn: async ({ signal }) => (await call<z.infer<typeof scenarioList>>('GET', SCENARIOS, { signal })).scenarios,
})

/** @param scenarioId empty: nothing is read */
export const scenarioQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: ['capacity', 'scenario', scenarioId],
    queryFn: async ({ signal }): Promise<ScenarioView> =>
      (await call<z.infer<typeof scenarioReply>>('GET', `${SCENARIOS}/${scenarioId}`, { signal })).scenario,
    enabled: scenarioId !== '',
    // Read again only after a deed: a draft stands on it.
    staleTime: Number.POSITIVE_INFINITY,
  })

/** After a deed the list and what is open are read again. */
export function useRereadScenarios(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['capacity', 'scenarios'] }),
      queries.invalidateQueries({ queryKey: ['capacity', 'scenario'] }),
    ])
  }
}
