import type { DayTable } from '../day-table.ts'
import type { DayFacts } from '../features.ts'
import type { RegressionOptions } from './day-regression.ts'
import { fitCalendarTotals, fitWeekdayTotals, ratesByTotal, type TotalTimesProfile } from './day-totals.ts'
import { fitHarmonic, type Harmonic, ratesByHarmonic } from './harmonic.ts'
import { fitLowRank, type LowRank, ratesByLowRank } from './low-rank.ts'
import { meanOfRecent, medianOfRecent, type WeekdayRates } from './recent-days.ts'

/**
 * `mean-k` and `median-k` look at the last k same weekdays, `mean-all` at all of them. `ensemble`, the choice for most,
 * is the mean of `calendar-totals`, `low-rank` and `harmonic`.
 */
export type MethodName =
  | 'last-week'
  | `mean-${number}`
  | `median-${number}`
  | 'mean-all'
  | 'weekday-totals'
  | 'calendar-totals'
  | 'low-rank'
  | 'harmonic'
  | 'ensemble'

/** A fitted method: plain data. */
export type Fitted =
  | { readonly kind: 'weekday-rates'; readonly rates: WeekdayRates }
  | TotalTimesProfile
  | LowRank
  | Harmonic
  | { readonly kind: 'ensemble'; readonly members: readonly Fitted[] }

/** @throws RangeError when there is no such method */
export function fitMethod(name: MethodName, table: DayTable, options?: RegressionOptions): Fitted {
  if (name === 'last-week') return { kind: 'weekday-rates', rates: meanOfRecent(table, 1) }
  if (name === 'mean-all') return { kind: 'weekday-rates', rates: meanOfRecent(table, Number.POSITIVE_INFINITY) }
  if (name === 'weekday-totals') return fitWeekdayTotals(table, options)
  if (name === 'calendar-totals') return fitCalendarTotals(table, options)
  if (name === 'low-rank') return fitLowRank(table, options)
  if (name === 'harmonic') return fitHarmonic(table, options)
  if (name === 'ensemble')
    return {
      kind: 'ensemble',
      members: [fitCalendarTotals(table, options), fitLowRank(table, options), fitHarmonic(table, options)],
    }
  const match = /^(mean|median)-([1-9]\d{0,2})$/.exec(name)
  if (!match) throw new RangeError(`There is no forecast method "${name}": see MethodName`)
  const count = Number(match[2])
  return {
    kind: 'weekday-rates',
    rates: match[1] === 'mean' ? meanOfRecent(table, count) : medianOfRecent(table, count),
  }
}

/** Contacts expected per slot of the table on one day. */
export function ratesOf(fitted: Fitted, day: DayFacts): number[] {
  switch (fitted.kind) {
    case 'weekday-rates':
      return [...(fitted.rates[day.pattern] ?? [])]
    case 'total-times-profile':
      return ratesByTotal(fitted, day)
    case 'low-rank':
      return ratesByLowRank(fitted, day)
    case 'harmonic':
      return ratesByHarmonic(fitted, day)
    case 'ensemble': {
      const members = fitted.members.map((member) => ratesOf(member, day))
      return (members[0] ?? []).map(
        (_, slot) => members.reduce((sum, rates) => sum + (rates[slot] ?? 0), 0) / members.length,
      )
    }
  }
}
