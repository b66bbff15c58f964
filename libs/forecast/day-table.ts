import { countedSlots } from './aggregate.ts'
import type { ForecastCalendar } from './calendar.ts'
import { type DayFacts, readDays } from './features.ts'
import type { Series } from './series.ts'
import { trustOf } from './trust.ts'

/** The counted days of a series as a table, readied once for all methods. Gaps stay visible as distances in days. */
export interface DayTable {
  readonly intervalMinutes: number
  /** Slots that any day has a count for, ascending: the columns. */
  readonly slots: readonly number[]
  readonly days: readonly TableDay[]
  /** Day number to which the weights look back: that of the last date of the series, counted or not. */
  readonly lastDayNumber: number
}

export interface TableDay extends DayFacts {
  /** One value per column; null where nothing was counted. */
  readonly counts: readonly (number | null)[]
  /** How much the day tells of others, 0..1: near 0 far out of line (see trust.ts). */
  readonly trust: number
}

export function tableOf(series: Series, calendar: ForecastCalendar): DayTable {
  const inHours = countedSlots(series)
  const slots = inHours.flatMap((isIn, slot) => (isIn ? [slot] : []))
  const reader = readDays(calendar)
  const counted = series.days
    .filter(({ status, counts }) => status === 'open' && counts.some((count) => count !== null))
    .map(({ date, counts }) => ({ ...reader.factsOf(date), counts: slots.map((slot) => counts[slot] ?? null) }))
  const isLearnable = learnableFeatures(counted)
  const trust = trustOf(counted)
  const days = counted.map((day, i) => ({
    ...day,
    features: day.features.map((feature, column) => (isLearnable[column] ? feature : 0)),
    trust: trust[i] ?? 1,
  }))
  const last = series.days.at(-1)
  return {
    intervalMinutes: series.intervalMinutes,
    slots,
    days,
    lastDayNumber: last ? reader.factsOf(last.date).dayNumber : 0,
  }
}

/** Days between the first and the last time, below which a place in the month cannot be told from its one week. */
const LEAST_SPAN_DAYS = 40
const FIRST_OF_MONTH_FEATURES = 7
const LAST_OF_MONTH_FEATURES = 17

/** Which features a history is long enough to learn: of those that recur every month, the ones seen in a third month. */
function learnableFeatures(days: readonly DayFacts[]): boolean[] {
  return (days[0]?.features ?? []).map((_, column) => {
    if (column < FIRST_OF_MONTH_FEATURES || column > LAST_OF_MONTH_FEATURES) return true
    const seen = days.filter(({ features }) => features[column] !== 0)
    return (seen.at(-1)?.dayNumber ?? 0) - (seen[0]?.dayNumber ?? 0) >= LEAST_SPAN_DAYS
  })
}

/**
 * Weight of a day by age, 1 for the last, 1/e after `scaleDays`, and by trust.
 * @param scaleDays 120 by default (measured on bank series; longer hardly matters, shorter loses month ends)
 */
export function weightOf(
  table: DayTable,
  { dayNumber, trust }: Pick<TableDay, 'dayNumber' | 'trust'>,
  scaleDays = 120,
): number {
  return trust * Math.exp(-(table.lastDayNumber - dayNumber) / scaleDays)
}
