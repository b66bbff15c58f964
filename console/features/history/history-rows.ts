import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { HistoryView as History } from '#modules/insights/contract.ts'
import type { Grain, HistoryView } from './history-view.ts'

export type Point = History['points'][number]

/** One span of time: what was counted in it, and the same span a week before when that is compared. */
export interface HistoryRow {
  readonly at: number
  /** First instant after it. */
  readonly before: number
  readonly point: Point
  readonly weekAgo: Point | undefined
}

const WEEK_DAYS = 7

/** The same days a week before; an hour that clocks gave or took does not shift them. */
export function weekBefore(view: Pick<HistoryView, 'from' | 'to'>): Pick<HistoryView, 'from' | 'to'> {
  return { from: addDaysToDate(view.from, -WEEK_DAYS), to: addDaysToDate(view.to, -WEEK_DAYS) }
}

/** Points as rows, each beside the point of the same day and time a week before. */
export function historyRows(
  points: readonly Point[],
  weekAgo: readonly Point[],
  grain: Grain,
  zone: CompiledZone,
): readonly HistoryRow[] {
  const before = new Map(weekAgo.map((point) => [aWeekLater(point.at, zone), point]))
  return points.map((point) => ({
    at: point.at,
    before: endOf(point.at, grain, zone),
    point,
    weekAgo: before.get(point.at),
  }))
}

const SPAN_MS = { hour: 3_600_000, quarter: 900_000 } as const

function endOf(at: number, grain: Grain, zone: CompiledZone): number {
  if (grain !== 'day') return at + SPAN_MS[grain]
  return startOfLocalDay(zone, addDaysToDate(localDateOf(zone, at), 1))
}

/** The same time of day seven dates later. */
function aWeekLater(at: number, zone: CompiledZone): number {
  const date = localDateOf(zone, at)
  return startOfLocalDay(zone, addDaysToDate(date, WEEK_DAYS)) + (at - startOfLocalDay(zone, date))
}
