import type { CompiledCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { addCalendarDays, addWorkingDays } from '#libs/business-calendar/legal-days.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import {
  addCountedMs,
  businessMeasure,
  type ClosedPause,
  countedMsBetween,
  ELAPSED,
  isInPause,
} from './counted-time.ts'
import type { PromiseClock, Warning } from './promise.ts'

export interface Due {
  /** The last instant that still keeps the promise. null: the calendar never gives that much time. */
  readonly dueAt: number | null
  /** Ascending, none after `dueAt`; empty when that is null. */
  readonly warnAts: readonly number[]
}

/** @param pauses those of the promise, an open one given an end */
export function dueOf(promise: PromiseClock, calendar: CompiledCalendar, pauses: readonly ClosedPause[]): Due {
  const dueAt = dueAtOf(promise, calendar, pauses)
  if (dueAt === null) return { dueAt, warnAts: [] }
  const warnAts = promise.warnAt.map((warning) => warnAtOf(warning, promise, calendar, pauses, dueAt))
  return { dueAt, warnAts: warnAts.sort((a, b) => a - b) }
}

/**
 * What is left at `at`, in the time the rule counts; for day rules, unpaused elapsed time to the end of the due day.
 * Not for broken promises: after `dueAt` it stays 0.
 */
export function leftMsAt(
  promise: PromiseClock,
  calendar: CompiledCalendar,
  pauses: readonly ClosedPause[],
  at: number,
  dueAt: number | null,
): number {
  const { rule, madeAt } = promise
  const from = Math.max(at, madeAt)
  if ('days' in rule) return dueAt === null ? Number.POSITIVE_INFINITY : countedMsBetween(ELAPSED, pauses, from, dueAt)
  const measure = rule.kind === 'elapsed' ? ELAPSED : businessMeasure(calendar)
  return Math.max(0, rule.allowanceMs + promise.extendedBy - countedMsBetween(measure, pauses, madeAt, from))
}

function dueAtOf(promise: PromiseClock, calendar: CompiledCalendar, pauses: readonly ClosedPause[]): number | null {
  const { rule, madeAt, extendedBy } = promise
  if (!('days' in rule)) {
    const measure = rule.kind === 'elapsed' ? ELAPSED : businessMeasure(calendar)
    return addCountedMs(measure, pauses, madeAt, rule.allowanceMs + extendedBy)
  }
  const addDays = rule.kind === 'calendar-days' ? addCalendarDays : addWorkingDays
  const answer = addDays(calendar, madeAt, rule.days + extendedBy, {
    rollsOver: rule.rollsOver ?? false,
    isSuspendedAt: (at) => isInPause(pauses, at),
  })
  return answer.ok ? answer.endsAt - 1 : null
}

function warnAtOf(
  warning: Warning,
  promise: PromiseClock,
  calendar: CompiledCalendar,
  pauses: readonly ClosedPause[],
  dueAt: number,
): number {
  const { rule, madeAt, extendedBy } = promise
  if ('daysBefore' in warning) {
    const date = addDaysToDate(localDateOf(calendar.zone, dueAt), -warning.daysBefore)
    const warnAt = Math.max(madeAt, startOfLocalDay(calendar.zone, date))
    return pauses.find(({ from, to }) => from <= warnAt && warnAt < to)?.to ?? warnAt
  }
  const measure = rule.kind === 'business' ? businessMeasure(calendar) : ELAPSED
  const allMs = 'days' in rule ? countedMsBetween(ELAPSED, pauses, madeAt, dueAt) : rule.allowanceMs + extendedBy
  const remainingMs = 'remainingMs' in warning ? warning.remainingMs : Math.round(warning.remainingFraction * allMs)
  // Never later than due: of an allowance that can be used up, a part can.
  return addCountedMs(measure, pauses, madeAt, Math.max(0, allMs - remainingMs)) ?? dueAt
}
