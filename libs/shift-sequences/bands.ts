import type { Model, PersonModel } from './model.ts'

/** Sums a legal sequence can have reached after each day, and so the width of the tables. All ends are included. */
export interface Bands {
  readonly lowUnits: Int32Array
  readonly highUnits: Int32Array
  readonly lowWeekends: Int32Array
  readonly highWeekends: Int32Array
  readonly unitsWidth: number
  readonly weekendsWidth: number
}

/** Beyond this the sums are held near their straight line, for tables that fit; then a best sequence may be missed. */
const LONG_DAYS = 200

/** How far from the line: in shifts, and in weekends. */
const SLACK_SHIFTS = 9
const SLACK_WEEKENDS = 4

export function bandsOf({ days }: Model, person: PersonModel): Bands {
  const { leastUnits, mostUnits, longestUnits, mostWeekends } = person
  const lowUnits = new Int32Array(days)
  const highUnits = new Int32Array(days)
  const lowWeekends = new Int32Array(days)
  const highWeekends = new Int32Array(days)
  const isLong = days > LONG_DAYS
  for (let day = 0; day < days; day += 1) {
    const share = (day + 1) / days
    const weekends = Math.floor((day + 2) / 7)
    lowUnits[day] = Math.max(0, leastUnits - mostWorked(person, days - 1 - day) * longestUnits)
    highUnits[day] = Math.min(mostUnits, mostWorked(person, day + 1) * longestUnits)
    highWeekends[day] = Math.min(mostWeekends, weekends)
    if (isLong) {
      const slack = SLACK_SHIFTS * longestUnits
      lowUnits[day] = Math.max(lowUnits[day] ?? 0, Math.floor(leastUnits * share - slack))
      highUnits[day] = Math.min(highUnits[day] ?? 0, Math.ceil(mostUnits * share + slack))
      lowWeekends[day] = Math.max(0, Math.floor(mostWeekends * share) - 3 * SLACK_WEEKENDS)
      highWeekends[day] = Math.min(highWeekends[day] ?? 0, Math.ceil(mostWeekends * share) + SLACK_WEEKENDS)
    }
  }
  return {
    lowUnits,
    highUnits,
    lowWeekends,
    highWeekends,
    unitsWidth: width(lowUnits, highUnits),
    weekendsWidth: width(lowWeekends, highWeekends),
  }
}

/** Days that can be worked at most among so many in a row. */
function mostWorked({ mostRun, leastDaysOff }: PersonModel, days: number): number {
  const cycle = mostRun + leastDaysOff
  return Math.floor(days / cycle) * mostRun + Math.min(mostRun, days % cycle)
}

function width(low: Int32Array, high: Int32Array): number {
  let widest = 1
  for (const [day, from] of low.entries()) widest = Math.max(widest, (high[day] ?? 0) - from + 1)
  return widest
}
