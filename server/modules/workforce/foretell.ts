import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { aggregate } from '#libs/forecast/aggregate.ts'
import type { ForecastCalendar } from '#libs/forecast/calendar.ts'
import { fit as fitModel } from '#libs/forecast/model.ts'
import { predict } from '#libs/forecast/predict.ts'
import type { Series } from '#libs/forecast/series.ts'
import type { Fault } from '#libs/workforce-files/csv.ts'
import { gapsInWords } from '#libs/workforce-files/gaps.ts'
import { readHistory } from '#libs/workforce-files/history.ts'
import { INTERVAL_MINUTES, LEVELS } from '#modules/workforce/contract.ts'
import type { CountedDay } from '#modules/workforce/history-days.ts'

/** Work of seconds, done on a thread of its own so that no customer waits for it. Plain data in and out. */
export type Job =
  | { readonly kind: 'read-history'; readonly text: string; readonly zone: string; readonly closed: readonly string[] }
  | {
      readonly kind: 'forecast'
      readonly series: Series
      readonly calendar: ForecastCalendar
      readonly from: LocalDate
      readonly days: number
    }

export type ReadFile =
  | { readonly ok: false; readonly faults: readonly Fault[] }
  | {
      readonly ok: true
      readonly days: readonly CountedDay[]
      readonly intervalMinutes: number
      readonly contacts: number
      readonly gaps: readonly string[]
    }

export interface Foretold {
  readonly method: string
  readonly noise: 'learned' | 'assumed'
  readonly days: readonly { readonly date: LocalDate; readonly cells: readonly Cell[] }[]
}

/** Starts at (UTC ms), mean, then the counts not exceeded with the probabilities of `LEVELS`. */
export type Cell = readonly number[]

export interface Results {
  readonly 'read-history': ReadFile
  readonly forecast: Foretold
}

export function doJob(job: Job): Results[Job['kind']] {
  return job.kind === 'forecast' ? foretell(job) : readFile(job)
}

/** @throws RangeError when the series has no counted day: who asks has looked */
function foretell({ series, calendar, from, days }: Extract<Job, { kind: 'forecast' }>): Foretold {
  const fitted = fitModel(series, calendar)
  if (!fitted.ok) throw new RangeError('The history has no counted day')
  const { rows } = predict(fitted.model, { from, days }, LEVELS)
  const byDate = new Map<LocalDate, Cell[]>()
  for (const { date, startAt, mean, quantiles } of rows) {
    const cells = byDate.get(date) ?? []
    byDate.set(date, cells)
    cells.push([startAt, ...[mean, ...quantiles].map(rounded)])
  }
  const { method, noise } = fitted.model
  return {
    method,
    noise: noise.basis === 'assumed' ? 'assumed' : 'learned',
    days: [...byDate].map(([date, cells]) => ({ date, cells })),
  }
}

const rounded = (contacts: number) => Math.round(contacts * 1000) / 1000

function readFile({ text, zone, closed }: Extract<Job, { kind: 'read-history' }>): ReadFile {
  const read = readHistory(text, { zone, closed, intervalMinutes: INTERVAL_MINUTES })
  if (!read.ok) return read
  const { series, calls, gaps } = read.history
  if (INTERVAL_MINUTES % series.intervalMinutes !== 0) {
    const problem = `The file has intervals of ${series.intervalMinutes} minutes: give counts of 5, 6, 10, 15 or 30`
    return { ok: false, faults: [{ line: 0, problem }] }
  }
  const days = aggregate(series, INTERVAL_MINUTES).days.flatMap(({ date, counts }) =>
    counts.some((count) => count !== null) ? [{ date, counts }] : [],
  )
  return { ok: true, days, contacts: calls, intervalMinutes: series.intervalMinutes, gaps: gapsInWords(gaps) }
}
