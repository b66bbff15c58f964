import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  BehindView,
  importedFileList,
  PlanView,
  plannedQueueList,
  specialDayList,
} from '#modules/workforce/contract.ts'
import { call } from '../../api/call.ts'

const FRESH_MS = 60_000

export const plannedQueuesQuery = queryOptions({
  queryKey: ['workforce', 'queues'],
  queryFn: async () => (await call<z.infer<typeof plannedQueueList>>('GET', '/api/workforce/queues')).queues,
})

export const planQuery = (queueId: string | undefined, from: string) =>
  queryOptions({
    queryKey: ['workforce', 'plan', queueId, from],
    queryFn: ({ signal }) =>
      call<PlanView>('GET', `/api/workforce/queues/${queueId}/plan`, { query: { from, days: 7 }, signal }),
    enabled: queueId !== undefined,
    refetchInterval: FRESH_MS,
  })

/** What stands behind the forecast of the half hour that starts `at`. */
export const behindQuery = (queueId: string, at: number) =>
  queryOptions({
    queryKey: ['workforce', 'behind', queueId, at],
    queryFn: ({ signal }) =>
      call<BehindView>('GET', `/api/workforce/queues/${queueId}/behind`, { query: { at }, signal }),
  })

export const importedFilesQuery = (queueId: string) =>
  queryOptions({
    queryKey: ['workforce', 'files', queueId],
    queryFn: async ({ signal }) =>
      (await call<z.infer<typeof importedFileList>>('GET', `/api/workforce/queues/${queueId}/history`, { signal }))
        .files,
  })

export const specialDaysQuery = queryOptions({
  queryKey: ['workforce', 'special-days'],
  queryFn: async () => (await call<z.infer<typeof specialDayList>>('GET', '/api/workforce/special-days')).days,
})

/** After a deed everything of planning is read again: a forecast changes the list of queues too. */
export function useReread(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['workforce'] })
}
