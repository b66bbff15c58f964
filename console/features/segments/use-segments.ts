import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { SegmentList, SegmentView } from '#modules/segments/contract.ts'
import { call } from '../../api/call.ts'

const LIST_KEY = ['segments']
const keyOf = (segmentId: string) => ['segments', segmentId]
const PREVIEW_LOOK_MS = 700

export const segmentsQuery = queryOptions({
  queryKey: LIST_KEY,
  queryFn: ({ signal }) => call<SegmentList>('GET', '/api/segments', { signal }),
})

/** Looked at again and again while its draft is being tried. */
export const segmentQuery = (segmentId: string) =>
  queryOptions({
    queryKey: keyOf(segmentId),
    queryFn: ({ signal }) => call<SegmentView>('GET', `/api/segments/${segmentId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.preview?.isDone === false ? PREVIEW_LOOK_MS : false),
  })

/** Keeps what a change answered with; the list and the members are read again. */
export function useKeepSegment(): (segment: SegmentView) => void {
  const queries = useQueryClient()
  return (segment) => {
    queries.setQueryData(keyOf(segment.segmentId), segment)
    void queries.invalidateQueries({ queryKey: LIST_KEY, exact: true })
    void queries.invalidateQueries({ queryKey: ['segment-members', segment.segmentId] })
  }
}
