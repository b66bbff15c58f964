import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { HistoryView as History } from '#modules/insights/contract.ts'
import { call } from '../../api/call.ts'
import { type Kpi, kpisQuery } from '../../queries/kpis.ts'
import { bankCalendar, instantsOf } from '../../ui/time/bank-calendar.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { type HistoryRow, historyRows, weekBefore } from './history-rows.ts'
import type { HistoryView } from './history-view.ts'

const FRESH_MS = 30_000

/** The rows of a view, with the week before when that is compared. Days under way are read again. */
export function useHistory(view: HistoryView) {
  const zone = bankCalendar()
  const now = useQuery(pointsQuery(view, view, zone))
  const then = useQuery({ ...pointsQuery(view, weekBefore(view), zone), enabled: view.comparesWeek })
  const dictionary = useQuery(kpisQuery)
  const weekAgo = view.comparesWeek ? then.data?.points : undefined
  const rows = useMemo(
    (): readonly HistoryRow[] => historyRows(now.data?.points ?? [], weekAgo ?? [], view.grain, zone),
    [now.data, weekAgo, view.grain, zone],
  )
  const kpis = view.keys.flatMap((key): readonly Kpi[] => dictionary.data?.kpis.filter((kpi) => kpi.key === key) ?? [])
  return {
    rows,
    kpis,
    asOf: now.data?.asOf ?? null,
    isPending: now.isPending || dictionary.isPending,
    error: now.error ?? then.error ?? dictionary.error,
    retry: () => void now.refetch(),
  }
}

function pointsQuery(view: HistoryView, days: Pick<HistoryView, 'from' | 'to'>, zone: CompiledZone) {
  const { from, before } = instantsOf(days, zone)
  const { grain, queueId, channel } = view
  const query = { from, before, grain, keys: view.keys.join(','), queueId, channel }
  return {
    queryKey: ['history', query],
    queryFn: ({ signal }: { signal: AbortSignal }) => call<History>('GET', '/api/history', { query, signal }),
    placeholderData: (last: History | undefined) => last,
    refetchInterval: before > serverNow() ? FRESH_MS : (false as const),
  }
}
