import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { rosterList } from '#modules/rosters/contract.ts'
import { call } from '../../api/call.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { isSearching } from './standing.ts'

const FRESH_MS = 60_000
const SEARCHING_MS = 2_000

/** The rosters one may see, read again soon while one of them is being searched. */
export const rostersQuery = queryOptions({
  queryKey: ['rosters', 'list'],
  queryFn: async ({ signal }) => {
    const { rosters } = await call<z.infer<typeof rosterList>>('GET', '/api/rosters', { signal })
    return { rosters, asOf: serverNow() }
  },
  refetchInterval: ({ state }) => (state.data?.rosters.some(isSearching) ? SEARCHING_MS : FRESH_MS),
})
