import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { openShiftList, staffingOfferList } from '#modules/rosters/offer-contract.ts'
import type { workContractList } from '#modules/rosters/terms-contract.ts'
import { call } from '../../api/call.ts'

const FRESH_MS = 5_000

export const offersQuery = queryOptions({
  queryKey: ['extra-work', 'offers'],
  queryFn: ({ signal }) => call<z.infer<typeof staffingOfferList>>('GET', '/api/rosters/offers', { signal }),
  refetchInterval: FRESH_MS,
})

export const openShiftsQuery = queryOptions({
  queryKey: ['extra-work', 'open-shifts'],
  queryFn: ({ signal }) => call<z.infer<typeof openShiftList>>('GET', '/api/rosters/open-shifts', { signal }),
  refetchInterval: FRESH_MS,
})

export const contractsQuery = queryOptions({
  queryKey: ['extra-work', 'contracts'],
  queryFn: async ({ signal }) =>
    (await call<z.infer<typeof workContractList>>('GET', '/api/rosters/contracts', { signal })).contracts,
})

export function useReread(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['extra-work'] })
}
