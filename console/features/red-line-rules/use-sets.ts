import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { RedLineSetList } from '#modules/conversations/red-line-sets-contract.ts'
import { call } from '../../api/call.ts'
import { HOUSE_LINES_KEY } from '../../ui/red-lines/house-lines.ts'

const KEY = ['red-line-sets']

export const setsQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) => call<RedLineSetList>('GET', '/api/red-line-sets', { signal }),
})

/** Keeps what a change answered with; what is in force is read again. */
export function useKeepSets(): (list: RedLineSetList) => void {
  const queries = useQueryClient()
  return (list) => {
    queries.setQueryData(KEY, list)
    void queries.invalidateQueries({ queryKey: HOUSE_LINES_KEY })
  }
}
