import { WEEKDAYS, type Weekday } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import type { Month } from './model.ts'

/** Contacts counted in one month of the past. @property countedDays dates with a count, 1..31 */
export interface MonthCount {
  readonly month: Month
  readonly contacts: number
  readonly countedDays: number
}

/**
 * What came to one queue.
 * @property months in order; months without a counted day are left out
 * @property openWeekdays weekdays on which anything was ever counted
 */
export interface QueueHistory {
  readonly months: readonly MonthCount[]
  readonly openWeekdays: readonly Weekday[]
}

/**
 * @property basis `same-month`: that month of an earlier year, counted whole; `daily-mean`: the mean of a counted day
 * @property from, to first and last month it rests on
 */
export interface ContactsAhead {
  readonly contacts: number
  readonly basis: 'same-month' | 'daily-mean'
  readonly from: Month
  readonly to: Month
}

/** A month of which fewer of its open days were counted is no model for the same month of a later year. */
const WHOLE_SHARE = 0.9

/**
 * Contacts to expect in a month: what the same month of the latest year brought, if it was counted whole; else the mean
 * of a counted day times the open days. Either grows by the year, from when it was counted.
 * @param yearlyGrowth above -1; 0.05 is five percent more each year
 * @returns null without history
 */
export function contactsAhead(history: QueueHistory, month: Month, yearlyGrowth: number): ContactsAhead | null {
  const { months } = history
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return null
  const grown = (contacts: number, years: number) => contacts * (1 + yearlyGrowth) ** years
  const same = months.findLast(
    (one) => one.month < month && one.month.slice(5) === month.slice(5) && isWhole(one, history),
  )
  if (same) {
    const years = (monthNumber(month) - monthNumber(same.month)) / 12
    return { contacts: grown(same.contacts, years), basis: 'same-month', from: same.month, to: same.month }
  }
  const days = sum(months, ({ countedDays }) => countedDays)
  const perDay = sum(months, ({ contacts }) => contacts) / days
  const middle = sum(months, (one) => monthNumber(one.month) * one.countedDays) / days
  const contacts = perDay * openDays(month, history)
  const years = (monthNumber(month) - middle) / 12
  return { contacts: grown(contacts, years), basis: 'daily-mean', from: first.month, to: last.month }
}

const isWhole = ({ month, countedDays }: MonthCount, history: QueueHistory) =>
  countedDays >= WHOLE_SHARE * openDays(month, history)

/** Dates of a month whose weekday is an open one. */
function openDays(month: Month, { openWeekdays }: QueueHistory): number {
  const first = `${month}-01`
  const dates = Array.from({ length: 31 }, (_, day) => addDaysToDate(first, day))
  return dates.filter((date) => date.startsWith(month) && openWeekdays.includes(weekdayOf(date))).length
}

/** Months since the year 0. */
const monthNumber = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1

const sum = <T>(items: readonly T[], amount: (item: T) => number) => items.reduce((all, item) => all + amount(item), 0)

/** The history of a queue from its days; days without a count are not given. @param days in order */
export function historyOfDays(days: readonly { readonly date: string; readonly contacts: number }[]): QueueHistory {
  const months = new Map<Month, { contacts: number; countedDays: number }>()
  const open = new Set<Weekday>()
  for (const { date, contacts } of days) {
    const known = months.get(date.slice(0, 7)) ?? { contacts: 0, countedDays: 0 }
    months.set(date.slice(0, 7), { contacts: known.contacts + contacts, countedDays: known.countedDays + 1 })
    open.add(weekdayOf(date))
  }
  return {
    months: [...months].map(([month, count]) => ({ month, ...count })).sort((a, b) => (a.month < b.month ? -1 : 1)),
    openWeekdays: WEEKDAYS.filter((weekday) => open.has(weekday)),
  }
}
