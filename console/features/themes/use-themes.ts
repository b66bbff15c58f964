import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ThemesReply } from '#modules/assist/themes-contract.ts'
import { call } from '../../api/call.ts'

const KEY = 'themes'
const LOOKING_MS = 2_000
const FRESH_MS = 60_000

/** @param week Monday of a week that was looked at; null: the newest */
export const themesQuery = (week: string | null) =>
  queryOptions({
    queryKey: [KEY, week],
    queryFn: ({ signal }) => call<ThemesReply>('GET', '/api/assist/themes', { query: { week }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'looking' ? LOOKING_MS : FRESH_MS),
  })

/** Has the week that runs looked through; the page asks again until it is done. */
export function useLookNow() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call<void>('POST', '/api/assist/themes/looks'),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  })
}
