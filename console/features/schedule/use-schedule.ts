import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { publicationList, RosterBoard, RosterHead, RosterRun, rosterList } from '#modules/rosters/contract.ts'
import { call } from '../../api/call.ts'

const FRESH_MS = 30_000
/** While a search goes on, how far it is is asked so often. */
const RUNNING_MS = 1_000

export const isGoing = (run: RosterRun | null | undefined): boolean =>
  run?.state === 'running' || run?.state === 'stopping'

/** The heads of all rosters with the latest search of each: small, so that a search can be followed by it. */
export const rostersQuery = queryOptions({
  queryKey: ['schedule', 'list'],
  queryFn: async ({ signal }) => (await call<z.infer<typeof rosterList>>('GET', '/api/rosters', { signal })).rosters,
  refetchInterval: ({ state }) => (state.data?.some(({ run }) => isGoing(run)) ? RUNNING_MS : FRESH_MS),
})

export const boardQuery = (rosterId: string | undefined) =>
  queryOptions({
    queryKey: ['schedule', 'board', rosterId],
    queryFn: ({ signal }) => call<RosterBoard>('GET', `/api/rosters/${rosterId}`, { signal }),
    enabled: rosterId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const publicationsQuery = (rosterId: string) =>
  queryOptions({
    queryKey: ['schedule', 'publications', rosterId],
    queryFn: async ({ signal }) =>
      (await call<z.infer<typeof publicationList>>('GET', `/api/rosters/${rosterId}/publications`, { signal }))
        .publications,
  })

/** Writes a head that the server answered into the list, and reads the rest again. */
export function useReread() {
  const queries = useQueryClient()
  return {
    list: () => queries.invalidateQueries({ queryKey: rostersQuery.queryKey }),
    board: (rosterId: string) => queries.invalidateQueries({ queryKey: boardQuery(rosterId).queryKey }),
    everything: () => queries.invalidateQueries({ queryKey: ['schedule'] }),
    /** The search of a roster as the server just told it. */
    putRun: (rosterId: string, run: RosterRun) =>
      queries.setQueryData(rostersQuery.queryKey, (heads: readonly RosterHead[] | undefined) =>
        heads?.map((head) => (head.rosterId === rosterId ? { ...head, run } : head)),
      ),
  }
}
