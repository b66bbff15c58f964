import type { CompiledCalendar } from '#libs/business-calendar/compile-calendar.ts'
import type { DueRule, PromiseClock, PromiseEvent, Warning } from './promise.ts'
import { type PromiseReading, readPromise } from './read-promise.ts'

export type Decision<R> =
  | { readonly ok: true; readonly events: readonly PromiseEvent[] }
  | { readonly ok: false; readonly refusal: R }

/** `calendar-never-gives-the-time`: no due instant can be named, so nothing should be promised. */
export type MakeRefusal = 'calendar-never-gives-the-time'
export type PauseRefusal = 'promise-already-ended' | 'promise-already-broken' | 'promise-already-paused'
export type ResumeRefusal = 'promise-already-ended' | 'promise-not-paused'
export type ExtendRefusal = 'promise-already-ended' | 'promise-already-broken' | MakeRefusal
export type KeepRefusal = 'promise-already-ended'

export interface PromiseTerms {
  readonly madeAt: number
  readonly rule: DueRule
  readonly warnAt: readonly Warning[]
}

/** @throws RangeError when a term has no meaning: a negative allowance, a fraction above 1, half a day */
export function makePromise(
  terms: PromiseTerms,
  calendar: CompiledCalendar,
): { readonly ok: true; readonly promise: PromiseClock } | { readonly ok: false; readonly refusal: MakeRefusal } {
  assertTerms(terms)
  const { madeAt, rule, warnAt } = terms
  const blank = { extendedBy: 0, pausedSpans: [], keptAt: null, announcedWarnings: 0, isBreachAnnounced: false }
  const promise: PromiseClock = { madeAt, rule, warnAt, ...blank }
  const { dueAt } = readPromise(promise, calendar, madeAt)
  return dueAt === null ? { ok: false, refusal: 'calendar-never-gives-the-time' } : { ok: true, promise }
}

/**
 * The clock stands still from `now`; also at `dueAt` itself, when it would break a millisecond later. A `now` before
 * what is already recorded (clocks of two machines differ) counts as that instant, here and below.
 */
export function decidePause(promise: PromiseClock, calendar: CompiledCalendar, now: number): Decision<PauseRefusal> {
  const at = Math.max(now, promise.madeAt, promise.pausedSpans.at(-1)?.to ?? promise.madeAt)
  const refusal = refusalIfOver(promise, readPromise(promise, calendar, at))
  if (refusal) return { ok: false, refusal }
  if (openPauseOf(promise)) return { ok: false, refusal: 'promise-already-paused' }
  return { ok: true, events: [{ type: 'promise-paused', at }] }
}

export function decideResume(promise: PromiseClock, calendar: CompiledCalendar, now: number): Decision<ResumeRefusal> {
  if (promise.keptAt !== null) return { ok: false, refusal: 'promise-already-ended' }
  const pause = openPauseOf(promise)
  if (!pause) return { ok: false, refusal: 'promise-not-paused' }
  return { ok: true, events: [resumption(promise, calendar, Math.max(now, pause.from))] }
}

/**
 * Grants more time, in the rule's own unit; who may, and with whose approval, is the caller's rule. A broken promise
 * cannot be extended: it is a fact.
 * @param by ms for `elapsed` and `business`, whole days for day rules; above 0
 */
export function decideExtension(
  promise: PromiseClock,
  calendar: CompiledCalendar,
  by: number,
  now: number,
): Decision<ExtendRefusal> {
  const isWholeDays = !('days' in promise.rule) || Number.isInteger(by)
  if (!(by > 0 && Number.isFinite(by) && isWholeDays)) {
    throw new RangeError(`Extension is ${by}: pass ms, or whole days for a day rule, above 0`)
  }
  const refusal = refusalIfOver(promise, readPromise(promise, calendar, now))
  if (refusal) return { ok: false, refusal }
  const at = Math.max(now, promise.madeAt)
  const extended = readPromise({ ...promise, extendedBy: promise.extendedBy + by }, calendar, at)
  if (extended.dueAt === null) return { ok: false, refusal: 'calendar-never-gives-the-time' }
  const warningsPassed = stillPassed(promise, extended, at)
  return { ok: true, events: [{ type: 'promise-extended', at, by, dueAt: extended.dueAt, warningsPassed }] }
}

/** What was promised is done: kept up to and including `dueAt`, late after it. Ends a pause that lasts. */
export function decideKeeping(promise: PromiseClock, calendar: CompiledCalendar, now: number): Decision<KeepRefusal> {
  if (promise.keptAt !== null) return { ok: false, refusal: 'promise-already-ended' }
  const pause = openPauseOf(promise)
  const at = Math.max(now, promise.madeAt, pause?.from ?? promise.madeAt)
  const resumed = pause ? [resumption(promise, calendar, at)] : []
  const { state, dueAt } = readPromise(promise, calendar, at)
  if (state !== 'broken' || dueAt === null)
    return { ok: true, events: [...resumed, { type: 'promise-kept', at, dueAt }] }
  const late: PromiseEvent = { type: 'promise-kept-late', at, dueAt, lateMs: at - dueAt }
  return { ok: true, events: [...resumed, ...breach(promise, dueAt), late] }
}

/**
 * What has happened by itself: warnings that have passed and the breach, each once. Run it when `nextChangeAt` comes;
 * running it again, or late, announces nothing twice and leaves nothing out.
 */
export function decideTimePassed(promise: PromiseClock, calendar: CompiledCalendar, now: number): Decision<never> {
  const { state, dueAt, warnAts } = readPromise(promise, calendar, now)
  if (promise.keptAt !== null || dueAt === null) return { ok: true, events: [] }
  // A warning at or after the start of a pause that lasts is put off for as long as it lasts.
  const untilAt = openPauseOf(promise)?.from ?? now + 1
  const passed = warnAts.slice(promise.announcedWarnings).filter((warnAt) => warnAt <= now && warnAt < untilAt)
  const warnings = passed.map((at, index): PromiseEvent => {
    const warningsLeft = warnAts.length - promise.announcedWarnings - index - 1
    return { type: 'promise-endangered', at, dueAt, warningsLeft }
  })
  return { ok: true, events: [...warnings, ...(state === 'broken' ? breach(promise, dueAt) : [])] }
}

function resumption(promise: PromiseClock, calendar: CompiledCalendar, at: number): PromiseEvent {
  return { type: 'promise-resumed', at, warningsPassed: stillPassed(promise, readPromise(promise, calendar, at), at) }
}

/** A later due instant takes warnings along: of those announced, how many have still passed. */
function stillPassed(promise: PromiseClock, { warnAts }: PromiseReading, at: number): number {
  return Math.min(promise.announcedWarnings, warnAts.filter((warnAt) => warnAt <= at).length)
}

function breach(promise: PromiseClock, dueAt: number): readonly PromiseEvent[] {
  return promise.isBreachAnnounced ? [] : [{ type: 'promise-broken', at: dueAt + 1, dueAt }]
}

function openPauseOf(promise: PromiseClock) {
  const last = promise.pausedSpans.at(-1)
  return last?.to === null ? last : undefined
}

function refusalIfOver(promise: PromiseClock, { state }: PromiseReading) {
  if (promise.keptAt !== null) return 'promise-already-ended'
  return state === 'broken' ? 'promise-already-broken' : null
}

function assertTerms({ madeAt, rule, warnAt }: PromiseTerms): void {
  const amount = 'days' in rule ? rule.days : rule.allowanceMs
  const isAmountRight = amount >= 0 && Number.isFinite(amount) && (!('days' in rule) || Number.isInteger(amount))
  if (!Number.isFinite(madeAt)) throw new RangeError(`madeAt is ${madeAt}: pass UTC epoch milliseconds`)
  if (!isAmountRight) throw new RangeError(`A promise of ${amount}: pass ms, or whole days for a day rule, 0 or more`)
  for (const warning of warnAt) {
    const isRight =
      'remainingMs' in warning
        ? warning.remainingMs >= 0
        : 'remainingFraction' in warning
          ? warning.remainingFraction >= 0 && warning.remainingFraction <= 1
          : Number.isInteger(warning.daysBefore) && warning.daysBefore >= 0
    if (!isRight)
      throw new RangeError(`Warning ${JSON.stringify(warning)}: pass ms >= 0, a fraction 0..1, whole days >= 0`)
  }
}
