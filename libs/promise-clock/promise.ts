/**
 * A promise with a clock, as plain data. What it is about, who owes it and which calendar it goes by are the caller's;
 * functions take the compiled calendar beside it. Instants are UTC epoch milliseconds.
 */
export interface PromiseClock {
  readonly madeAt: number
  readonly rule: DueRule
  /** Any number, in any order. */
  readonly warnAt: readonly Warning[]
  /** Granted on top of the rule, in its own unit: ms or days. Kept apart, because reports count extensions apart. */
  readonly extendedBy: number
  /** In order, apart; only the last may be open. Time in `from <= t < to` does not count. */
  readonly pausedSpans: readonly PausedSpan[]
  /** Instant at which what was promised was done; after `dueAt` the promise is broken all the same. */
  readonly keptAt: number | null
  /** How many warnings, in order of time, have become events. */
  readonly announcedWarnings: number
  readonly isBreachAnnounced: boolean
}

/**
 * How the due instant follows from `madeAt`.
 * - `elapsed`: allowance of wall-clock time, ms, 0 or more.
 * - `business`: allowance of open time of the calendar, ms, 0 or more; due at the earliest instant it is used up, so at
 *   closing time rather than the next morning.
 * - `calendar-days`, `working-days`: whole days, 0 or more; the day of `madeAt` is day 0; due with the last millisecond
 *   of the due day. A day whose end is paused is not used up.
 */
export type DueRule =
  | { readonly kind: 'elapsed' | 'business'; readonly allowanceMs: number }
  | { readonly kind: 'calendar-days' | 'working-days'; readonly days: number; readonly rollsOver?: boolean }

/**
 * When a promise becomes endangered.
 * - `remainingMs`: so much is left, in the rule's own time; for day rules in unpaused elapsed time.
 * - `remainingFraction`: 0..1 of all the time it has.
 * - `daysBefore`: the first instant of the local day so many days before the due day; 0 is the due day itself.
 * A warning that would lie before `madeAt` lies at `madeAt`; one inside a pause, at its end.
 */
export type Warning =
  | { readonly remainingMs: number }
  | { readonly remainingFraction: number }
  | { readonly daysBefore: number }

export interface PausedSpan {
  readonly from: number
  /** null while the pause lasts. */
  readonly to: number | null
}

export type PromiseState = 'running' | 'endangered' | 'broken' | 'paused' | 'kept'

export type PromiseEvent =
  | { readonly type: 'promise-paused'; readonly at: number }
  /** `warningsPassed`: how many stay announced; the others are due anew, because the due instant has moved. */
  | { readonly type: 'promise-resumed'; readonly at: number; readonly warningsPassed: number }
  | {
      readonly type: 'promise-extended'
      readonly at: number
      readonly by: number
      readonly dueAt: number
      readonly warningsPassed: number
    }
  | { readonly type: 'promise-endangered'; readonly at: number; readonly dueAt: number; readonly warningsLeft: number }
  /** `at` is the first instant too late, `dueAt` + 1. */
  | { readonly type: 'promise-broken'; readonly at: number; readonly dueAt: number }
  | { readonly type: 'promise-kept'; readonly at: number; readonly dueAt: number | null }
  /** Done after all, `lateMs` too late; the promise stays broken, and ends. */
  | { readonly type: 'promise-kept-late'; readonly at: number; readonly dueAt: number; readonly lateMs: number }

/** The promise after an event; replaying its events from the making gives the same promise. */
export function applyPromiseEvent(promise: PromiseClock, event: PromiseEvent): PromiseClock {
  switch (event.type) {
    case 'promise-paused':
      return { ...promise, pausedSpans: [...promise.pausedSpans, { from: event.at, to: null }] }
    case 'promise-resumed': {
      const pausedSpans = promise.pausedSpans.map((span) => endAt(span, event.at))
      return { ...promise, pausedSpans, announcedWarnings: event.warningsPassed }
    }
    case 'promise-extended':
      return { ...promise, extendedBy: promise.extendedBy + event.by, announcedWarnings: event.warningsPassed }
    case 'promise-endangered':
      return { ...promise, announcedWarnings: promise.announcedWarnings + 1 }
    case 'promise-broken':
      return { ...promise, isBreachAnnounced: true }
    case 'promise-kept':
    case 'promise-kept-late':
      return { ...promise, keptAt: event.at }
  }
}

function endAt(span: PausedSpan, at: number): PausedSpan {
  return span.to === null ? { from: span.from, to: at } : span
}
