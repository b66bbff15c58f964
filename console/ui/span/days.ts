import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, dayNumberOf, isLocalDate } from '#libs/business-calendar/local-dates.ts'

/** First and last day, both of them shown. */
export interface Days {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Spans people ask for by name. */
export const NAMED_SPANS = ['today', 'yesterday', 'two-days', 'week', 'month'] as const
export type NamedSpan = (typeof NAMED_SPANS)[number]
const LENGTHS = { today: 1, 'two-days': 2, week: 7, month: 30 } as const

export function spanOf(name: NamedSpan, today: LocalDate): Days {
  if (name === 'yesterday') return { from: addDaysToDate(today, -1), to: addDaysToDate(today, -1) }
  return { from: addDaysToDate(today, 1 - LENGTHS[name]), to: today }
}

/** What stands in the address: days, which show the same to everyone, or a span by name, which moves with the day. */
export type DaysText = { readonly from: string; readonly to: string; readonly span: string }

/**
 * The days of an address: no later than today, in order, no longer than `most`.
 * @param usual the span by name when the address says nothing
 * @param most days; the latest are kept
 */
export function readDays({ from, to, span }: DaysText, today: LocalDate, usual: NamedSpan, most: number): Days {
  const named = NAMED_SPANS.find((one) => one === span)
  if (from === '' && to === '' && named) return spanOf(named, today)
  const last = isLocalDate(to) && to <= today ? to : today
  const first = isLocalDate(from) && from <= last ? from : spanOf(usual, last).from
  const count = dayNumberOf(last) - dayNumberOf(first) + 1
  return { from: count > most ? addDaysToDate(last, 1 - most) : first, to: last }
}
