import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ComplaintFile, ComplaintList, LikeList } from '#modules/complaints/contract.ts'
import { call, type Method } from '../../api/call.ts'

const KEY = 'complaints'
const FRESH_MS = 30_000
export const PAGE = 100

export const listQuery = (wanted: {
  readonly show: string
  readonly mine: string
  readonly q: string
  readonly after: number
}) =>
  queryOptions({
    queryKey: [KEY, 'list', wanted],
    queryFn: () =>
      call<ComplaintList>('GET', '/api/complaints', {
        query: { ...wanted, q: wanted.q === '' ? null : wanted.q, limit: PAGE },
      }),
    refetchInterval: FRESH_MS,
    placeholderData: (before) => before,
  })

export const fileQuery = (complaintId: string) =>
  queryOptions({
    queryKey: [KEY, 'file', complaintId],
    queryFn: () => call<ComplaintFile>('GET', `/api/complaints/${complaintId}`),
    refetchInterval: FRESH_MS,
  })

export const alikeQuery = (complaintId: string) =>
  queryOptions({
    queryKey: [KEY, 'alike', complaintId],
    queryFn: () => call<LikeList>('GET', `/api/complaints/${complaintId}/alike`),
  })

export const handlersQuery = queryOptions({
  queryKey: [KEY, 'handlers'],
  queryFn: async () =>
    (
      await call<{
        readonly handlers: readonly { readonly personId: string; readonly name: string; readonly open: number }[]
      }>('GET', '/api/complaints/handlers')
    ).handlers,
})

/** One act on a complaint; everything about complaints is read again, whatever came of it. */
export function useAct(complaintId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: { readonly method: Method; readonly path: string; readonly body?: unknown }) =>
      call<unknown>(method, `/api/complaints/${complaintId}/${path}`, body === undefined ? {} : { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  })
}
