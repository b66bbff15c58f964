import { addDaysToDate, dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import type { ReasonCounts } from '#modules/conversations/reason-contract.ts'
import type { Days } from '../../ui/span/days.ts'

type Counts = ReasonCounts['counts']

/** One reason over a span, with all below it. */
export interface ReasonSum {
  readonly code: string
  readonly count: number
  /** The span of the same length just before. */
  readonly before: number
  readonly notResolved: number
  /** Of each day of the span, oldest first. */
  readonly perDay: readonly number[]
}

/** As many days just before. */
export function daysBefore({ from, to }: Days): Days {
  const last = addDaysToDate(from, -1)
  return { from: addDaysToDate(last, dayNumberOf(from) - dayNumberOf(to)), to: last }
}

/**
 * The reasons of one level that anyone came for, the most frequent first.
 * @param level 1 for the branches of the tree, 2 for what stands below them; a deeper reason counts for the one above
 */
export function sumsOf(counts: Counts, before: Counts, days: Days, level: 1 | 2): readonly ReasonSum[] {
  const keyOf = (code: string) => code.split('.').slice(0, level).join('.')
  const first = dayNumberOf(days.from)
  const length = dayNumberOf(days.to) - first + 1
  const sums = new Map<string, { count: number; before: number; notResolved: number; perDay: number[] }>()
  const sumFor = (code: string) => {
    const key = keyOf(code)
    const known = sums.get(key) ?? { count: 0, before: 0, notResolved: 0, perDay: Array<number>(length).fill(0) }
    sums.set(key, known)
    return known
  }
  for (const { reasonCode, day, count, notResolved } of counts) {
    if (reasonCode === null) continue
    const sum = sumFor(reasonCode)
    sum.count += count
    sum.notResolved += notResolved
    const place = dayNumberOf(day) - first
    sum.perDay[place] = (sum.perDay[place] ?? 0) + count
  }
  for (const { reasonCode, count } of before) if (reasonCode !== null) sumFor(reasonCode).before += count
  return [...sums]
    .map(([code, sum]) => ({ code, ...sum }))
    .toSorted((a, b) => b.count - a.count || compare(a.code, b.code))
}

const compare = (a: string, b: string): number => (a < b ? -1 : 1)

/** All contacts with a reason, and those that ended without one. */
export function totalOf(counts: Counts): { readonly withReason: number; readonly without: number } {
  const sum = (rows: Counts) => rows.reduce((total, { count }) => total + count, 0)
  return {
    withReason: sum(counts.filter(({ reasonCode }) => reasonCode !== null)),
    without: sum(counts.filter(({ reasonCode }) => reasonCode === null)),
  }
}
