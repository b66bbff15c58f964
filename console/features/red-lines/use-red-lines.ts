import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { OverruledEntry, overruledList } from '#modules/assist/red-lines-contract.ts'
import { call } from '../../api/call.ts'

const PAGE = 50
const FRESH_MS = 30_000
const KEY = 'red-lines-sent'

export interface Wanted {
  readonly rule: string | null
  readonly personId: string | null
  readonly from: number | null
  readonly before: number | null
  readonly state: 'all' | 'open' | 'looked-at'
}

export function useRedLineList(wanted: Wanted) {
  return useInfiniteQuery({
    queryKey: [KEY, wanted],
    queryFn: ({ pageParam, signal }) =>
      call<z.infer<typeof overruledList>>('GET', '/api/assist/red-lines', {
        query: { ...wanted, cursor: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: FRESH_MS,
  })
}

/** Marks an entry as looked at; the list is read again. */
export function useLookAt() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (entryId: string) => call<OverruledEntry>('POST', `/api/assist/red-lines/${entryId}/looked-at`),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  })
}
