import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, dayNumberOf, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import type { LeaveAnswer, LeaveKind } from '#modules/rosters/own-contract.ts'
import { NOTICE_DAYS } from '#modules/rosters/wire-contract.ts'

/** A sick note may come so many days after the first day of it; every other leave is asked for before it begins. */
export const SICK_BACK_DAYS = 7
/** Longest leave that is asked for at once, and how far ahead it may end. */
export const LONGEST_DAYS = 60
export const AHEAD_DAYS = 366

export interface LeaveSpan {
  readonly from: LocalDate
  /** Included. */
  readonly to: LocalDate
}

/**
 * What is known when someone asks.
 * @property others their own leave that is asked for or granted
 * @property begunOn a date of the span on which their shift has begun already
 * @property counted the days that annual leave would use up
 * @property left days of annual leave that are left, by year; null: not kept
 * @property pools every pool over one of the dates: how many may be away, and how many are without this one
 */
export interface LeaveFacts {
  readonly today: LocalDate
  readonly others: readonly LeaveSpan[]
  readonly begunOn: LocalDate | null
  readonly counted: readonly LocalDate[]
  readonly left: Readonly<Record<string, number>> | null
  readonly pools: readonly PoolDay[]
}

export interface PoolDay {
  readonly date: LocalDate
  readonly most: number
  readonly granted: number
}

export type LeaveRefusal =
  | 'leave-ends-before-it-begins'
  | 'leave-too-long'
  | 'leave-too-far'
  | 'leave-in-the-past'
  | 'leave-overlaps'
  | 'shift-begun'

export type LeaveDecision =
  | { readonly ok: false; readonly refusal: LeaveRefusal; readonly on: LocalDate }
  | {
      readonly ok: true
      readonly state: 'granted' | 'asked' | 'refused'
      readonly answer: LeaveAnswer
      /** The date that decided it. */
      readonly on: LocalDate | null
    }

/**
 * Answers at once: sick leave is granted; annual and personal leave are granted where every pool of every date has room
 * (then a shift on those days may go, too) and the days that are left suffice; what the rules cannot say a person does.
 * A date without any pool is one of these: nobody has said how many may be away.
 */
export function decideLeave(ask: LeaveSpan & { readonly kind: LeaveKind }, facts: LeaveFacts): LeaveDecision {
  const wrong = wrongIn(ask, facts)
  if (wrong) return { ok: false, ...wrong }
  if (ask.kind === 'sick') return { ok: true, state: 'granted', answer: 'sick-at-once', on: null }
  if (ask.kind !== 'annual' && ask.kind !== 'personal')
    return { ok: true, state: 'asked', answer: 'kind-needs-person', on: null }
  const short = ask.kind === 'annual' ? dateBeyond(facts) : undefined
  if (short !== undefined) return { ok: true, state: 'refused', answer: 'balance-short', on: short }
  const full = datesOf(ask).find((date) => facts.pools.some((pool) => pool.date === date && pool.granted >= pool.most))
  if (full !== undefined) return { ok: true, state: 'refused', answer: 'pool-full', on: full }
  const open = datesOf(ask).find((date) => facts.pools.every((pool) => pool.date !== date))
  if (open !== undefined) return { ok: true, state: 'asked', answer: 'no-pool', on: open }
  return { ok: true, state: 'granted', answer: 'pool-has-room', on: null }
}

function wrongIn({ kind, from, to }: LeaveSpan & { readonly kind: LeaveKind }, facts: LeaveFacts) {
  const { today, others, begunOn } = facts
  const not = (refusal: LeaveRefusal, on: LocalDate) => ({ refusal, on })
  if (to < from) return not('leave-ends-before-it-begins', to)
  if (dayNumberOf(to) - dayNumberOf(from) >= LONGEST_DAYS) return not('leave-too-long', to)
  if (to > addDaysToDate(today, AHEAD_DAYS)) return not('leave-too-far', to)
  if (from < addDaysToDate(today, kind === 'sick' ? -SICK_BACK_DAYS : 0)) return not('leave-in-the-past', from)
  const other = others.find((one) => one.from <= to && one.to >= from)
  if (other) return not('leave-overlaps', other.from > from ? other.from : from)
  // Who falls ill at work goes home; every other leave begins before work does.
  if (begunOn !== null && kind !== 'sick') return not('shift-begun', begunOn)
  return undefined
}

/** The first counted day for which no annual leave is left. */
function dateBeyond({ counted, left }: LeaveFacts): LocalDate | undefined {
  if (left === null) return undefined
  const used: Record<string, number> = {}
  return counted.find((date) => {
    const year = date.slice(0, 4)
    used[year] = (used[year] ?? 0) + 1
    return used[year] > (left[year] ?? 0)
  })
}

/** Every date of a span, in order. */
export function datesOf({ from, to }: LeaveSpan): LocalDate[] {
  return Array.from({ length: Math.max(0, dayNumberOf(to) - dayNumberOf(from) + 1) }, (_, day) =>
    addDaysToDate(from, day),
  )
}

/**
 * The days of a leave that use up annual leave: those with a shift; where no published roster says what is worked yet,
 * Monday to Friday.
 */
export function countedDates(
  span: LeaveSpan,
  known: { readonly shiftDates: ReadonlySet<LocalDate>; readonly isPublished: (date: LocalDate) => boolean },
): LocalDate[] {
  return datesOf(span).filter((date) => {
    if (known.shiftDates.has(date)) return true
    const weekday = weekdayOf(date)
    return !known.isPublished(date) && weekday !== 'saturday' && weekday !== 'sunday'
  })
}

export type LeaveWithdrawal = 'leave-ended' | 'leave-begun'

/** What is asked for, or granted and not begun, may be taken back by whoever asked. */
export function decideWithdrawal(
  leave: { readonly state: string; readonly from: LocalDate },
  today: LocalDate,
): LeaveWithdrawal | undefined {
  if (leave.state === 'asked') return undefined
  if (leave.state !== 'granted') return 'leave-ended'
  return leave.from > today ? undefined : 'leave-begun'
}

export type LeaveRevocation = 'leave-not-revocable' | 'leave-too-near' | 'leave-words-needed'

/** Whoever is ill or has a family event is away by right: nobody takes that back but the person. */
const REVOCABLE: readonly LeaveKind[] = ['annual', 'personal', 'compensatory', 'course']

/** Granted leave is taken back by whoever leads only with words, and as far ahead as people are told their shifts. */
export function decideRevocation(
  leave: { readonly kind: LeaveKind; readonly from: LocalDate },
  words: string,
  today: LocalDate,
): LeaveRevocation | undefined {
  if (!REVOCABLE.includes(leave.kind)) return 'leave-not-revocable'
  if (leave.from < addDaysToDate(today, NOTICE_DAYS)) return 'leave-too-near'
  return words === '' ? 'leave-words-needed' : undefined
}
