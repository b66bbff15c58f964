import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  RosteredPerson,
  rosteredPeople,
  termsChange,
  WorkContract,
  workContractList,
} from '#modules/rosters/terms-contract.ts'
import { call } from '../../api/call.ts'

const FRESH_MS = 15_000

export const contractsQuery = queryOptions({
  queryKey: ['work-contracts', 'list'],
  queryFn: ({ signal }) => call<z.infer<typeof workContractList>>('GET', '/api/rosters/contracts', { signal }),
  refetchInterval: FRESH_MS,
})

export const rosteredQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['work-contracts', 'people', unitId],
    queryFn: async ({ signal }) => {
      const query = { unitId: unitId === '' ? undefined : unitId }
      const path = '/api/rosters/people'
      return (await call<z.infer<typeof rosteredPeople>>('GET', path, { query, signal })).people
    },
    refetchInterval: FRESH_MS,
  })

/** Puts what the server has just answered into what is shown. */
export function useKeepContract() {
  const queries = useQueryClient()
  return (saved: WorkContract) =>
    queries.setQueryData(contractsQuery.queryKey, (before) => {
      if (!before) return before
      const others = before.contracts.filter(({ contractId }) => contractId !== saved.contractId)
      return { ...before, contracts: [...others, saved].toSorted((a, b) => a.name.localeCompare(b.name, 'zh')) }
    })
}

/** Contracts and people read anew, for how many work under each. */
export function useReread() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['work-contracts'] })
}

export type Terms = NonNullable<RosteredPerson['terms']>

export const putTerms = (personId: string, terms: z.input<typeof termsChange>): Promise<RosteredPerson> =>
  call<RosteredPerson>('PUT', `/api/rosters/people/${personId}/terms`, { body: terms })
