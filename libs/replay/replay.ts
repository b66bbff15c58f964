import { addDaysToDate, dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import { poissonMeanDeviation } from '#libs/forecast/poisson.ts'
import type { ForecastRow } from '#libs/forecast/predict.ts'
import { between, type Series } from '#libs/forecast/series.ts'
import type { QueueCounts } from '#libs/queueing/centre.ts'
import { seededChance } from '#libs/queueing/chance.ts'
import { addUp } from '#libs/queueing/tally.ts'
import { asRecorded, type Contact } from './demand.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { type Fitted, type PlanFigures, planDays, type ReplayTarget, SLOT_MINUTES, SLOTS_PER_DAY } from './plan-days.ts'
import { playDays } from './play-days.ts'

export interface ReplayOptions {
  readonly target: ReplayTarget
  /** First date to be replayed, and the date after the last. */
  readonly from: string
  readonly to: string
  /** For what nobody saw: the patience of those who were answered, the handle time of those who hung up. */
  readonly seed: number
  /** Days planned at once, from what was known the evening before the first of them; 7. */
  readonly horizonDays?: number
  readonly closed?: readonly string[] | undefined
}

/** Days planned at once, and what the real contacts met. */
export interface ReplayedDays {
  readonly from: string
  /** Exclusive. */
  readonly to: string
  /** Dates without any contact on file: neither planned nor replayed. */
  readonly withoutContacts: readonly string[]
  readonly fitted: Fitted
  /** Error of the forecast by quarter-hours, and what counting noise alone would leave. */
  readonly forecast: { readonly wape: number; readonly poissonFloor: number }
  readonly plan: PlanFigures
  readonly days: readonly DayOutcome[]
  readonly reached: Outcome
}

export interface DayOutcome extends Outcome {
  readonly date: string
  readonly foretold: number
}

export interface Replay {
  readonly stretches: readonly ReplayedDays[]
  /** All days together. */
  readonly reached: Outcome
  /** What the same contacts met in truth. */
  readonly asItWas: Pick<Outcome, 'offered' | 'answered' | 'abandoned' | 'serviceLevel' | 'abandonment'>
}

/**
 * The whole chain over real contacts: from the days before, the next days are foretold, their need computed and shifts
 * laid; then the contacts that really came are played through those shifts, each with its own handle time and patience.
 * Every stretch of days sees only the days before it.
 * @param series the same contacts counted every 15 minutes (`readDemand`); a day missing there is neither planned nor
 *   played
 * @throws RangeError when there is nothing before `from`, or nobody was answered there
 */
export function replay(series: Series, contacts: readonly Contact[], options: ReplayOptions): Replay {
  const { from, to, target, horizonDays = 7 } = options
  const played: Played[] = []
  for (let day = from; day < to; day = addDaysToDate(day, horizonDays)) {
    const next = addDaysToDate(day, horizonDays)
    played.push(replayDays(series, contacts, { ...options, from: day, to: next < to ? next : to }))
  }
  return {
    stretches: played.map(({ stretch }) => stretch),
    reached: outcomeOf(addUp(played.map(({ total }) => total))),
    asItWas: trueOutcome(
      contacts.filter(({ date }) => date >= from && date < to),
      target.thresholdSeconds,
    ),
  }
}

interface Played {
  readonly stretch: ReplayedDays
  readonly total: QueueCounts
}

function replayDays(
  series: Series,
  contacts: readonly Contact[],
  { target, from, to, seed, closed }: ReplayOptions,
): Played {
  const ahead = between(series, from, to)
  const withoutContacts = ahead.days.flatMap(({ date, status }) => (status === 'open' ? [] : [date]))
  const plan = planDays(
    series,
    contacts.filter(({ date }) => date < from),
    { from, to, target, closed, seed, isPlanned: (date) => !withoutContacts.includes(date) },
  )
  const recorded = asRecorded(
    contacts.filter(({ date }) => date >= from && date < to),
    from,
    seededChance(seed, dayNumberOf(from)),
  )
  const counts = playDays(recorded, plan.shifts, {
    slots: (dayNumberOf(to) - dayNumberOf(from)) * SLOTS_PER_DAY,
    slotMinutes: SLOT_MINUTES,
    thresholdSeconds: target.thresholdSeconds,
    seed,
  })
  const total = addUp(counts)
  const days = ahead.days.flatMap(({ date, status }, n) => {
    if (status !== 'open') return []
    const foretold = plan.rows.reduce((sum, row) => sum + (row.date === date ? row.mean : 0), 0)
    return [{ date, foretold, ...outcomeOf(addUp(counts.slice(n * SLOTS_PER_DAY, (n + 1) * SLOTS_PER_DAY))) }]
  })
  const { fitted, figures } = plan
  const forecast = errorOf(plan.rows, ahead)
  return {
    total,
    stretch: { from, to, withoutContacts, fitted, forecast, plan: figures, days, reached: outcomeOf(total) },
  }
}

function errorOf(rows: readonly ForecastRow[], ahead: Series): { wape: number; poissonFloor: number } {
  const counts = new Map(ahead.days.map((day) => [day.date, day.counts]))
  let [error, floor, total] = [0, 0, 0]
  for (const { date, slot, mean } of rows) {
    const count = counts.get(date)?.[slot] ?? null
    if (count === null) continue
    error += Math.abs(count - mean)
    floor += poissonMeanDeviation(mean)
    total += count
  }
  return { wape: error / total, poissonFloor: floor / total }
}

function trueOutcome(contacts: readonly Contact[], thresholdSeconds: number): Replay['asItWas'] {
  const answered = contacts.filter(({ outcome }) => outcome === 'answered')
  const inTime = answered.filter(({ waitedSeconds }) => waitedSeconds <= thresholdSeconds).length
  const offered = contacts.length
  return {
    offered,
    answered: answered.length,
    abandoned: offered - answered.length,
    serviceLevel: offered > 0 ? inTime / offered : 1,
    abandonment: offered > 0 ? 1 - answered.length / offered : 0,
  }
}
