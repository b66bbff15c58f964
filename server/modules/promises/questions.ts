import type { Outcome } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

export interface NewPromise {
  /** `first-response`, `callback`, `work-order`, ... One open promise of a kind about one thing. */
  readonly kind: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly ownerId: string | null
  /** Whose it is while nobody owns it; left out: the owner's unit. */
  readonly unitId?: string | null
  readonly queueId: string | null
  readonly madeAt: Instant
  /** How long: elapsed or business milliseconds, or whole days ending at the end of the local day. */
  readonly allowance:
    | { readonly kind: 'elapsed'; readonly ms: number }
    | { readonly kind: 'business'; readonly ms: number; readonly calendar: string }
    | { readonly kind: 'calendar-days' | 'working-days'; readonly days: number; readonly calendar: string }
  /** Remaining milliseconds at which it counts as endangered, for example `[10_000]`. */
  readonly warnAtRemainingMs: readonly number[]
  /** Words for the list "what do I owe today", no personal data: for example a contact's reference. */
  readonly title: string
}

export type PromiseRef = { readonly kind: string; readonly aboutKind: string; readonly aboutId: string }
export type PromiseRefusal =
  | 'promise-not-found'
  | 'promise-already-ended'
  | 'promise-already-broken'
  | 'promise-not-paused'
  | 'promise-already-paused'

export interface PromiseClock {
  readonly promiseId: string
  readonly kind: string
  readonly aboutId: string
  readonly state: 'running' | 'endangered' | 'broken' | 'paused' | 'kept' | 'withdrawn'
  readonly madeAt: Instant
  readonly dueAt: Instant
  /** From this instant it counts as endangered. */
  readonly warnAt: Instant | null
  readonly keptAt: Instant | null
  /** While paused: what was left at the pause. */
  readonly pausedRemainingMs: number | null
}

/** Moves one thing that somebody owes to another person, or to a unit (`ownerId` null); a refusal leaves it there. */
export type MoveOwed = (
  tx: Tx,
  cause: Cause,
  aboutId: string,
  to: { readonly unitId: string; readonly ownerId: string | null },
) => Promise<Outcome<null, string>>

/** What other modules may ask of the promise engine; each call is part of the caller's transaction. */
export interface PromiseQuestions {
  /** @returns the promise's id. A second open promise of the same kind about the same thing is a fault. */
  make(tx: Tx, cause: Cause, promise: NewPromise): Promise<string>
  /** Kept at `at`, which may lie before now: a promise counted broken meanwhile is put right when `at <= dueAt`. */
  keep(tx: Tx, cause: Cause, ref: PromiseRef, at: Instant, evidence: string): Promise<Outcome<null, PromiseRefusal>>
  withdraw(tx: Tx, cause: Cause, ref: PromiseRef, at: Instant, reason: string): Promise<Outcome<null, PromiseRefusal>>
  pause(tx: Tx, cause: Cause, ref: PromiseRef, at: Instant, reason: string): Promise<Outcome<null, PromiseRefusal>>
  resume(tx: Tx, cause: Cause, ref: PromiseRef, at: Instant): Promise<Outcome<null, PromiseRefusal>>
  /** Hands it to another owner, or (`ownerId` null) to whoever of a unit takes it; the clock runs on. */
  handOver(
    tx: Tx,
    cause: Cause,
    ref: PromiseRef,
    ownerId: string | null,
    unitId?: string | null,
  ): Promise<Outcome<null, PromiseRefusal>>
  /**
   * Says how things of this kind go to another person or unit when all that somebody owes is handed over; `move` locks the
   * thing, moves it and calls `handOver`. Promises about things of other kinds stay where they are, and are told.
   */
  movedBy(aboutKind: string, move: MoveOwed): void
  /** The latest promise of the kind about each thing. */
  clocks(db: Queryable, kind: string, aboutKind: string, aboutIds: readonly string[]): Promise<readonly PromiseClock[]>
  /** Ids of the things of this kind about which an open promise stands so, at most 2,000, the first due first. */
  openAbout(db: Queryable, aboutKind: string, states: readonly PromiseClock['state'][]): Promise<readonly string[]>
  /** Years of public holidays that were read from files, the latest first. */
  holidayYears(db: Queryable): Promise<readonly import('#libs/business-calendar/holiday-year.ts').HolidayYear[]>
  /** Opening hours kept here, by key, with their names in our languages. */
  calendars(
    db: Queryable,
  ): Promise<readonly { readonly key: string; readonly name: Readonly<Record<string, string>> }[]>
  /** Opening hours kept here, by key, compiled; used by routing for queues. Undefined when there is none of that key. */
  calendar(
    db: Queryable,
    key: string,
  ): Promise<import('#libs/business-calendar/compile-calendar.ts').CompiledCalendar | undefined>
}
