import { queryOptions } from '@tanstack/react-query'
import type { AgentServiceShape, QueueAgentsShape } from '#modules/routing/service-contract.ts'
import { call } from '../api/call.ts'

/** Who serves which queue with how much at a time: read anew whenever someone changes any of it. */
export const SERVICE = ['service'] as const

export interface QueueAgentsView {
  readonly membership: 'members' | 'others'
  /** Part of the name or number; empty for all. */
  readonly q: string
}

/** People come, go and fill up by the second; this is how often it is looked at again. */
const FRESH_MS = 5_000

/** Who can be given work of a queue now, and what keeps the others from it. */
export const queueAgentsQuery = (queueId: string, view: QueueAgentsView) =>
  queryOptions({
    queryKey: [...SERVICE, 'queue', queueId, view],
    queryFn: ({ signal }) =>
      call<QueueAgentsShape>('GET', `/api/routing/queues/${queueId}/agents`, {
        query: { ...view, limit: 200 },
        signal,
      }),
    refetchInterval: FRESH_MS,
  })

/** The queues and the capacity of one person. */
export const agentServiceQuery = (agentId: string) =>
  queryOptions({
    queryKey: [...SERVICE, 'agent', agentId],
    queryFn: () => call<AgentServiceShape>('GET', `/api/routing/agents/${agentId}/service`),
  })
