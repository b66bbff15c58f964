import type { DayTable } from '../day-table.ts'
import type { DayFacts } from '../features.ts'
import { type DayRegression, explain, type RegressionOptions, regressDays } from './day-regression.ts'
import { fullTotal, profileOf } from './profile.ts'
import type { WeekdayRates } from './recent-days.ts'

/** Day totals, on the scale log(1 + total) where effects multiply, spread by a profile. */
export interface TotalTimesProfile {
  readonly kind: 'total-times-profile'
  readonly totals: DayRegression
  readonly profile: WeekdayRates
}

/** The calendar explains the total; the profile is smoothed. */
export function fitCalendarTotals(table: DayTable, options?: RegressionOptions): TotalTimesProfile {
  return {
    kind: 'total-times-profile',
    ...fitTotals(table, table, options),
    profile: profileOf(table, { isSmooth: true }),
  }
}

/** Only weekday and level explain the total; the profile is as counted. */
export function fitWeekdayTotals(table: DayTable, options?: RegressionOptions): TotalTimesProfile {
  const bare = { ...table, days: table.days.map((day) => ({ ...day, features: day.features.slice(0, 7) })) }
  return { kind: 'total-times-profile', ...fitTotals(table, bare, options), profile: profileOf(table) }
}

/** Rates per slot of one day. Never negative. */
export function ratesByTotal({ totals, profile }: TotalTimesProfile, day: DayFacts): number[] {
  const features = day.features.slice(0, totals.coefficients.length)
  const total = Math.max(0, Math.expm1(explain(totals, { ...day, features })))
  return (profile[day.pattern] ?? []).map((share) => share * total)
}

function fitTotals(table: DayTable, explained: DayTable, options?: RegressionOptions) {
  const profile = profileOf(table)
  const values = table.days.map((day) => Math.log1p(fullTotal(day, profile)))
  return { totals: regressDays(explained, values, options) }
}
