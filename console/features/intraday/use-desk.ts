import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  AdherenceDay,
  AdherenceList,
  DeskDay,
  deskQueueList,
  ProposalList,
  SettingsView,
} from '#modules/intraday/contract.ts'
import { call } from '../../api/call.ts'

/** The desk is read again so often while somebody looks at it. */
const LIVE_MS = 4_000

export const deskQueuesQuery = queryOptions({
  queryKey: ['intraday', 'queues'],
  queryFn: async () => (await call<z.infer<typeof deskQueueList>>('GET', '/api/intraday/queues')).queues,
})

export const deskDayQuery = (queueId: string | undefined) =>
  queryOptions({
    queryKey: ['intraday', 'day', queueId],
    queryFn: ({ signal }) => call<DeskDay>('GET', `/api/intraday/queues/${queueId}/day`, { signal }),
    enabled: queueId !== undefined,
    refetchInterval: LIVE_MS,
  })

export const adherenceQuery = queryOptions({
  queryKey: ['intraday', 'adherence'],
  queryFn: ({ signal }) => call<AdherenceList>('GET', '/api/intraday/adherence', { signal }),
  refetchInterval: LIVE_MS,
})

export const personDayQuery = (personId: string) =>
  queryOptions({
    queryKey: ['intraday', 'adherence', personId],
    queryFn: ({ signal }) => call<AdherenceDay>('GET', `/api/intraday/adherence/${personId}`, { signal }),
    refetchInterval: LIVE_MS,
  })

export const proposalsQuery = queryOptions({
  queryKey: ['intraday', 'proposals'],
  queryFn: ({ signal }) => call<ProposalList>('GET', '/api/intraday/proposals', { signal }),
  refetchInterval: LIVE_MS,
})

export const settingsQuery = queryOptions({
  queryKey: ['intraday', 'settings'],
  queryFn: () => call<SettingsView>('GET', '/api/intraday/settings'),
})

/** After a deed the whole desk is read again: a measure moves the curve and the lists. */
export function useReread(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['intraday'] })
}

/** Look anew, apply, take back: each answers with the list as it is then. */
export function useMeasures() {
  const queries = useQueryClient()
  const reread = useReread()
  const onSuccess = (list: ProposalList) => {
    queries.setQueryData(proposalsQuery.queryKey, list)
    return reread()
  }
  const look = useMutation({ mutationFn: () => call<ProposalList>('POST', '/api/intraday/looks'), onSuccess })
  const apply = useMutation({
    mutationFn: (proposalId: string) => call<ProposalList>('POST', `/api/intraday/proposals/${proposalId}/application`),
    onSuccess,
  })
  const undo = useMutation({
    mutationFn: (measureId: string) => call<ProposalList>('DELETE', `/api/intraday/measures/${measureId}`),
    onSuccess,
  })
  return { look, apply, undo }
}
