import { useQuery } from '@tanstack/react-query'
import type { DayView, VisitStory } from '#modules/branches/contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'

export const VIEW = ['unit', 'date', 'show'] as const
export type DayText = SearchText<(typeof VIEW)[number]>
/** Colleagues receive the same customers: the list is read again so often. */
const AGAIN_MS = 5_000

export const useDay = (unitId: string | undefined, { date, show }: Pick<DayText, 'date' | 'show'>) =>
  useQuery({
    queryKey: ['branch-day', unitId, date, show],
    queryFn: ({ signal }) => {
      const query = { ...(date === '' ? {} : { date }), ...(show === '' ? {} : { show }) }
      return call<DayView>('GET', `/api/branches/${unitId}/day`, { query, signal })
    },
    enabled: unitId !== undefined,
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
  })

/** Gone once the visit is over. */
export const useStory = (visitId: string, isShown: boolean) =>
  useQuery({
    queryKey: ['visit-story', visitId],
    queryFn: ({ signal }) => call<VisitStory>('GET', `/api/visits/${visitId}/story`, { signal }),
    enabled: isShown,
    retry: (count, error) => problemOf(error).status !== 404 && count < 2,
    refetchInterval: AGAIN_MS * 3,
  })
