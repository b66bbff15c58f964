import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  DeliveryDetail,
  deliveryList,
  EndpointView,
  endpointChange,
  endpointList,
  replayReply,
  TestReply,
} from '#modules/webhooks/contract.ts'
import { call } from '../../api/call.ts'

const KEY = 'webhooks'
const FRESH_MS = 3_000
const PAGE = 50

export type DeliveryState = DeliveryDetail['state']

/** Endpoints with how their lines stand; read again while they are looked at. */
export const endpointsQuery = queryOptions({
  queryKey: [KEY, 'endpoints'],
  queryFn: async () => (await call<z.infer<typeof endpointList>>('GET', '/api/webhooks')).endpoints,
  refetchInterval: FRESH_MS,
})

export const deliveriesQuery = (endpointId: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'deliveries', endpointId, state ?? 'all'],
    queryFn: ({ pageParam }) => {
      const query = { state, before: pageParam, limit: PAGE }
      return call<z.infer<typeof deliveryList>>('GET', `/api/webhooks/${endpointId}/deliveries`, { query })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: FRESH_MS,
  })

export const deliveryQuery = (endpointId: string, deliveryId: string) =>
  queryOptions({
    queryKey: [KEY, 'delivery', endpointId, deliveryId],
    queryFn: () => call<DeliveryDetail>('GET', `/api/webhooks/${endpointId}/deliveries/${deliveryId}`),
    refetchInterval: FRESH_MS,
  })

/** What an administrator does to an endpoint or its line; everything about webhooks is read anew afterwards. */
function useAct<I, R>(act: (input: I) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: act, onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }), gcTime: 0 })
}

type Change = z.input<typeof endpointChange>

export const changeOf = ({ url, description, types, isActive }: EndpointView): Change => ({
  url,
  description,
  types: [...types],
  isActive,
})

export const useChange = (endpointId: string) =>
  useAct((body: Change) => call<null>('PUT', `/api/webhooks/${endpointId}`, { body }))

export const useTest = (endpointId: string) =>
  useAct(() => call<TestReply>('POST', `/api/webhooks/${endpointId}/tests`))

export const useReplay = (endpointId: string) =>
  useAct((deliveryId: string) => call<null>('POST', `/api/webhooks/${endpointId}/deliveries/${deliveryId}/replay`))

export const useReplayDead = (endpointId: string) =>
  useAct(() => call<z.infer<typeof replayReply>>('POST', `/api/webhooks/${endpointId}/dead-letters/replay`))

export const useReplaySpan = (endpointId: string) =>
  useAct((span: { readonly fromPosition: number; readonly toPosition: number }) =>
    call<z.infer<typeof replayReply>>('POST', `/api/webhooks/${endpointId}/replay`, { body: span }),
  )

export const useRemove = (endpointId: string) => useAct(() => call<null>('DELETE', `/api/webhooks/${endpointId}`))
