import { addDaysToDate, dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import { fit as fitModel } from '#libs/forecast/model.ts'
import { type ForecastRow, predict } from '#libs/forecast/predict.ts'
import { rateQuantiles } from '#libs/forecast/rate-quantiles.ts'
import { between, type Series } from '#libs/forecast/series.ts'
import { workingWeekdaysOf } from '#libs/forecast/working-weekdays.ts'
import { requiredAgents } from '#libs/queueing/required-agents.ts'
import { type AnswersTable, answersTable, answersWith, type LikelyLoads, leastAgentIntervals } from './answers.ts'
import { type Contact, handleSecondsByHour } from './demand.ts'
import { nameRoster } from './named-roster.ts'
import { meanPatience } from './patience.ts'
import { coverWithShifts, type Shift } from './shift-cover.ts'

/** Length of the intervals that are foretold and staffed: that of the shortest break. */
export const SLOT_MINUTES = 15
export const SLOTS_PER_DAY = 1440 / SLOT_MINUTES
const SLOTS_PER_HOUR = 60 / SLOT_MINUTES

/** Share of contacts to be answered in time over all days together, abandoned ones counting as missed. */
export interface ReplayTarget {
  readonly share: number
  readonly thresholdSeconds: number
}

export interface DaysPlan {
  /** Of the days that are planned, in order of time. */
  readonly rows: readonly ForecastRow[]
  readonly shifts: readonly Shift[]
  readonly fitted: Fitted
  readonly figures: PlanFigures
}

/** What was learned, and from which days. */
export interface Fitted {
  readonly from: string
  readonly to: string
  readonly ahtSeconds: number
  /** null: nobody hung up. */
  readonly patienceSeconds: number | null
}

export interface PlanFigures {
  readonly foretold: number
  /** Named people, each within the labour rules of a week; `violations` counts what a checker finds, so 0. */
  readonly people: number
  readonly violations: number
  readonly shifts: number
  readonly paidHours: number
  /** On line, breaks taken off. */
  readonly staffedHours: number
  /** No roster could reach the target on this forecast with fewer hours on line. */
  readonly leastHours: number
  /** Were each interval to keep the target by itself, and the forecast certain. */
  readonly needHours: number
  readonly expectedServiceLevel: number
}

/**
 * A roster for the days from `from` to the day before `to`, from what was known the evening before: the forecast with its
 * quantiles, the mean handle time of each hour of the day, the mean patience.
 * @param known contacts before `from`
 * @param isPlanned days left out get no shifts
 * @throws RangeError when there is nothing to learn from
 */
export function planDays(
  past: Series,
  known: readonly Contact[],
  {
    from,
    to,
    target,
    closed,
    isPlanned,
    seed,
  }: {
    readonly from: string
    readonly to: string
    readonly target: ReplayTarget
    /** Undefined: nobody said, so the dates without a contact are taken for closed in what follows them. */
    readonly closed: readonly string[] | undefined
    readonly isPlanned: (date: string) => boolean
    readonly seed: number
  },
): DaysPlan {
  const seen = between(past, '0000-01-01', from)
  const missing = seen.days.flatMap(({ date, status }) => (status === 'missing' ? [date] : []))
  const calendar = { closed: closed ?? missing, workingWeekdays: workingWeekdaysOf(seen) }
  const fitted = fitModel(seen, calendar, { intervalMinutes: SLOT_MINUTES })
  if (!fitted.ok) throw new RangeError(`There is no call before ${from} to learn from: replay later days`)
  const days = dayNumberOf(to) - dayNumberOf(from)
  const rows = predict(fitted.model, { from, days }, LEVELS).rows.filter(({ date }) => isPlanned(date))
  const hours = handleSecondsByHour(known)
  const patienceSeconds = meanPatience(known)
  const handleOf = ({ slot }: ForecastRow) => hours[Math.floor(slot / SLOTS_PER_HOUR)] ?? 1
  const slotOf = ({ date, slot }: ForecastRow) => (dayNumberOf(date) - dayNumberOf(from)) * SLOTS_PER_DAY + slot

  const likely: LikelyLoads[] = Array.from({ length: days * SLOTS_PER_DAY }, () => [])
  const isOpen = likely.map(() => false)
  for (const row of rows) {
    likely[slotOf(row)] = likelyLoads(row, handleOf(row), patienceSeconds)
    isOpen[slotOf(row)] = row.mean >= LEAST_CONTACTS_TO_OPEN
  }
  const table = answersTable(likely, { hours: 1 / SLOTS_PER_HOUR, thresholdSeconds: target.thresholdSeconds })
  const foretold = rows.reduce((sum, { mean }) => sum + mean, 0)
  const answers = target.share * foretold
  const cover = coverWithShifts(table, { slotMinutes: SLOT_MINUTES, answers, isOpen })
  const { shifts, people, violations } = nameRoster(cover, staffOf(cover, table.length), {
    ...{ from, days, seed },
    slotMinutes: SLOT_MINUTES,
    iterations: ROSTER_ITERATIONS,
  })
  const staff = staffOf(shifts, table.length)
  const needed = rows.map((row) =>
    requiredAgents(
      { contactsPerHour: row.mean * SLOTS_PER_HOUR, handleSeconds: handleOf(row), patienceSeconds },
      { serviceLevel: target },
    ),
  )
  return {
    rows,
    shifts,
    fitted: {
      from: seen.days[0]?.date ?? from,
      to: addDaysToDate(from, -1),
      ahtSeconds: meanServed(known),
      patienceSeconds,
    },
    figures: {
      foretold,
      people,
      violations,
      shifts: shifts.length,
      paidHours: shifts.reduce((sum, { paidMinutes }) => sum + paidMinutes, 0) / 60,
      staffedHours: sumOf(staff) / SLOTS_PER_HOUR,
      leastHours: leastAgentIntervals(table, answers) / SLOTS_PER_HOUR,
      needHours: sumOf(needed) / SLOTS_PER_HOUR,
      expectedServiceLevel: expectedAnswers(table, staff) / foretold,
    },
  }
}

/** Of the search for the roster, per stretch of days: seconds for a hundred people. */
const ROSTER_ITERATIONS = 4000

/** Equally likely loads of an interval: the middles of ten equal parts of its distribution. */
const LEVELS = Array.from({ length: 10 }, (_, i) => (i + 0.5) / 10)

/** From so many contacts foretold in an interval on, somebody is there. */
const LEAST_CONTACTS_TO_OPEN = 1

/** The queueing formula knows the noise of counting; what is left is brought to the mean of the forecast. */
function likelyLoads({ mean, quantiles }: ForecastRow, handleSeconds: number, patienceSeconds: number | null) {
  const rates = rateQuantiles(mean, LEVELS, quantiles)
  const middle = sumOf(rates) / rates.length
  const scale = middle > 0 ? mean / middle : 0
  return rates.map((calls) => ({ contactsPerHour: calls * scale * SLOTS_PER_HOUR, handleSeconds, patienceSeconds }))
}

function staffOf(shifts: readonly Shift[], slots: number): number[] {
  const staff = Array.from({ length: slots }, () => 0)
  for (const { onLine } of shifts)
    for (let i = 0; i < onLine.length; i += 2)
      for (let slot = onLine[i] ?? 0; slot < (onLine[i + 1] ?? 0); slot++) staff[slot] = (staff[slot] ?? 0) + 1
  return staff
}

const expectedAnswers = (table: AnswersTable, staff: readonly number[]) =>
  sumOf(table.map((row, slot) => answersWith(row, staff[slot] ?? 0)))

function meanServed(contacts: readonly Contact[]): number {
  const served = contacts.flatMap(({ servedSeconds }) => (servedSeconds === null ? [] : [servedSeconds]))
  return sumOf(served) / served.length
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
