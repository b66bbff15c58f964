import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { aggregate } from '#libs/forecast/aggregate.ts'
import { type BacktestOptions, backtest, type MethodScore } from '#libs/forecast/backtest.ts'
import type { MethodName } from '#libs/forecast/methods/method.ts'
import type { Series } from '#libs/forecast/series.ts'
import { type Recorded, readAnonymousBank, readBankCalls } from '../forecast/recorded-series.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { cpuSeconds } from './workforce.ts'

/** A recorded series with the weeks on which methods are measured; the fit of a week sees only the days before. */
export interface Measured extends Recorded {
  readonly name: string
  readonly origins: readonly string[]
}

const weeksFrom = (from: string, weeks: number) => Array.from({ length: weeks }, (_, n) => addDaysToDate(from, 7 * n))

/** Weekly origins 2003-08-04 to 09-22. Null, and told, where the series is absent. */
export function openBank({ data, onProgress }: BenchOptions): Measured | null {
  const recorded = data === undefined ? null : readBankCalls(data)
  if (!recorded) onProgress('  needs bank_calls_5min_train.csv in --data DIR; left out')
  return recorded && { ...recorded, name: 'bank', origins: weeksFrom('2003-08-04', 8) }
}

/** Sixteen weeks from 1999-06-06, Sunday to Saturday. */
export function openRoundTheClock({ data, onProgress }: BenchOptions): Measured | null {
  const recorded = data === undefined ? null : readAnonymousBank(data)
  if (!recorded) onProgress('  needs anonymous_bank_arrivals_6min_1999-01-09.csv in --data DIR; left out')
  return recorded && { ...recorded, name: 'round-the-clock bank', origins: weeksFrom('1999-06-06', 16) }
}

/** Mornings of the open days from the first origin on. */
export const morningsOf = ({ series, origins: [first = ''] }: Measured): string[] =>
  series.days.flatMap(({ date, status }) => (status === 'open' && date >= first ? [date] : []))

/** Intervals that lie only in part within the hours, such as 21:00 to 21:05 of the bank, are left out. */
export function weekOptions({ origins }: Measured, intervalMinutes: number): Omit<BacktestOptions, 'methods'> {
  return { origins, horizonDays: 7, onlyWholeIntervals: true, intervalMinutes }
}

/**
 * Scores of methods a week ahead. Plain methods look at the intervals they are judged by, as those who measured the
 * anchors did; it matters to medians only.
 */
export function weekScore(measured: Measured, method: MethodName, intervalMinutes: number): MethodScore & Timed {
  const key = `${measured.name} ${method} ${intervalMinutes}`
  const known = scores.get(key)
  if (known) return known
  const isPlain = /^(last|mean|median)/.test(method)
  const series = isPlain ? aggregate(wholeIntervals(measured.series), intervalMinutes) : measured.series
  const from = cpuSeconds()
  const [score] = backtest(series, measured.calendar, { ...weekOptions(measured, intervalMinutes), methods: [method] })
  if (!score) throw new Error(`${method} gave no score`)
  const timed = { ...score, cpuSeconds: cpuSeconds() - from }
  scores.set(key, timed)
  return timed
}

interface Timed {
  readonly cpuSeconds: number
}

/** Rows 1, 4 and 5 speak of the same scores. */
const scores = new Map<string, MethodScore & Timed>()

/** Without 21:00 to 21:05, a sliver of a half-hour that the anchors leave out. */
const wholeIntervals = (series: Series): Series =>
  series.intervalMinutes !== 5
    ? series
    : {
        ...series,
        days: series.days.map((day) => ({
          ...day,
          counts: day.counts.map((count, slot) => (slot < 252 ? count : null)),
        })),
      }

export const percent = (share: number) => Math.round(share * 10_000) / 100

/** Error in % of the contacts, with what was reached elsewhere and what counting noise leaves beside it. */
export function errorRow(
  name: string,
  share: number,
  beside: {
    readonly anchor?: number
    readonly floor?: number
    readonly atMost?: number
    readonly moonshot?: number
    readonly cpuSeconds?: number
  },
): Row {
  const { atMost, moonshot, floor, anchor, cpuSeconds: seconds } = beside
  return {
    ...rowOf('workforce', name, '% WAPE', [percent(share)], atMost === undefined ? undefined : { atMost }),
    ...(moonshot === undefined ? {} : { moonshot: `<= ${moonshot}` }),
    ...(anchor === undefined ? {} : { anchor }),
    ...(floor === undefined ? {} : { floor: percent(floor) }),
    ...(seconds === undefined ? {} : { cpuSeconds: Math.round(10 * seconds) / 10 }),
  }
}
