import { QueryCache, QueryClient } from '@tanstack/react-query'
import { problemOf } from '../api/problem.ts'
import { meQuery } from './session/me.ts'

/** What the pages have read. A refusal is an answer and is not asked for again; only a server in trouble is. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (problemOf(error).status === 401 && query.queryKey[0] !== meQuery.queryKey[0]) onSignedOut()
      },
    }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => {
          const { status } = problemOf(error)
          return failures < 3 && (status === 0 || status >= 500)
        },
        retryDelay: (failures) => Math.min(8_000, 500 * 2 ** failures),
        refetchOnWindowFocus: false,
        staleTime: 15_000,
      },
      mutations: { retry: false },
    },
  })
}
