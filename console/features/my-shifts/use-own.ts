import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { OwnDay } from '#modules/intraday/contract.ts'
import type { OwnOffers } from '#modules/rosters/offer-contract.ts'
import type { Colleagues, OwnShifts, ShiftMarket } from '#modules/rosters/own-contract.ts'
import { call } from '../../api/call.ts'

/** A colleague's word is seen within this while the page is open. */
const FRESH_MS = 5_000

export const ownQuery = queryOptions({
  queryKey: ['my-shifts', 'own'],
  queryFn: ({ signal }) => call<OwnShifts>('GET', '/api/rosters/own', { signal }),
  refetchInterval: FRESH_MS,
})

export const ownDayQuery = queryOptions({
  queryKey: ['my-shifts', 'own-day'],
  queryFn: ({ signal }) => call<OwnDay>('GET', '/api/intraday/own', { signal }),
  refetchInterval: 30_000,
})

/** Asked again only when something in it changed: every offer is checked against all rules of both. */
export const marketQuery = (own: OwnShifts | undefined) =>
  queryOptions({
    queryKey: [
      'my-shifts',
      'market',
      own?.marketNumber,
      own?.shifts.map(({ date, revision }) => `${date} ${revision}`),
    ],
    queryFn: ({ signal }) => call<ShiftMarket>('GET', '/api/rosters/own/market', { signal }),
    enabled: own !== undefined,
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  })

/** The same for what planners offer. */
export const offersQuery = (own: OwnShifts | undefined) =>
  queryOptions({
    queryKey: [
      'my-shifts',
      'offers',
      own?.marketNumber,
      own?.shifts.map(({ date, revision }) => `${date} ${revision}`),
    ],
    queryFn: ({ signal }) => call<OwnOffers>('GET', '/api/rosters/own/offers', { signal }),
    enabled: own !== undefined,
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  })

export const colleaguesQuery = (date: string) =>
  queryOptions({
    queryKey: ['my-shifts', 'colleagues', date],
    queryFn: ({ signal }) =>
      call<Colleagues>('GET', '/api/rosters/own/colleagues', { query: { date }, signal }).then(
        (reply) => reply.colleagues,
      ),
  })

/** After a word of one's own everything is read again. */
export function useReread(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['my-shifts'] })
}
