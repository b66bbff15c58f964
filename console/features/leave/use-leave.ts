import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { PoolDays, teamLeaveList } from '#modules/rosters/own-contract.ts'
import type { rosteredPeople } from '#modules/rosters/terms-contract.ts'
import { call } from '../../api/call.ts'

const FRESH_MS = 5_000
export const SHOWN_DAYS = 28

export const leaveQuery = (from: string, unitId: string | undefined, onlyWaiting: boolean) =>
  queryOptions({
    queryKey: ['leave', 'list', from, unitId, onlyWaiting],
    queryFn: ({ signal }) =>
      call<z.infer<typeof teamLeaveList>>('GET', '/api/rosters/leave', {
        query: { from, days: SHOWN_DAYS, unitId, state: onlyWaiting ? 'asked' : undefined },
        signal,
      }),
    refetchInterval: FRESH_MS,
    enabled: unitId !== undefined,
  })

export const poolQuery = (from: string, unitId: string | undefined) =>
  queryOptions({
    queryKey: ['leave', 'pool', from, unitId],
    queryFn: ({ signal }) =>
      call<PoolDays>('GET', '/api/rosters/leave-pool', { query: { unitId, from, days: SHOWN_DAYS }, signal }),
    refetchInterval: FRESH_MS,
    enabled: unitId !== undefined,
  })

export const peopleQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['leave-people', unitId],
    queryFn: async ({ signal }) =>
      (await call<z.infer<typeof rosteredPeople>>('GET', '/api/rosters/people', { query: { unitId }, signal })).people,
  })

export function useReread(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['leave'] })
}
