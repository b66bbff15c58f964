import type { LocalDate, Weekday } from '#libs/business-calendar/calendar-data.ts'
import type { Horizon } from './horizon.ts'
import type { Rule } from './rules.ts'

/**
 * What a roster is made from. Plain data.
 * @property mayRunPastEnd whether shifts of the last day may end after the horizon; true unless given
 * @property plannedDays days of the horizon that are planned, all when left out; those after are only known, so weeks that
 *   end among them are held to the upper limits only, and their weekends are not counted
 */
export interface RosterProblem {
  readonly horizon: Horizon
  readonly needs: readonly SkillNeed[]
  readonly floors?: readonly Floor[]
  readonly shares?: readonly MarkShare[]
  readonly contracts: readonly Contract[]
  readonly people: readonly Person[]
  readonly costs?: Partial<Costs>
  readonly mayRunPastEnd?: boolean
  readonly plannedDays?: number
}

/** Agents needed on the queue of one skill, in each slot of the horizon: whole numbers, 0 or more. */
export interface SkillNeed {
  readonly skill: string
  readonly required: readonly number[]
}

/**
 * So many people of a mark at work in every slot from one to another: a leader on the floor, an expert, two at night.
 * @property mark whom it counts; everyone when left out
 * @property slots half-open ranges of slots; the whole horizon when left out
 */
export interface Floor {
  readonly id: string
  readonly mark?: string
  readonly least: number
  readonly slots?: readonly SlotRange[]
}

/**
 * At most a share of those at work who have a skill bears a mark: trainees, who need others beside them. A wish of the
 * house, with a price, not a rule.
 * @property most 0..1; one of three at work is a third
 * @property slots half-open ranges of slots; the whole horizon when left out
 */
export interface MarkShare {
  readonly id: string
  readonly skill: string
  readonly mark: string
  readonly most: number
  readonly slots?: readonly SlotRange[]
}

/** `from <= slot < to`. */
export interface SlotRange {
  readonly from: number
  readonly to: number
}

/**
 * What the search minimises, in units of one agent missing for one slot.
 * @property missing one agent missing
 * @property deepMissing one agent missing of those beyond `deepShare` of the need; never below `missing`
 * @property deepShare share of the need, 0..1; the whole number below it may be missing at the lower price
 * @property surplus one agent more than needed
 * @property floorMissing one person missing at a floor
 * @property shareExceeded one person of a mark more than the share allows; parts of a person count in part
 * @property nights, weekends fairness: k worked so far and in this horizon cost k² times this; 0 turns it off
 * @property refusedWish how much each wish refused so far adds to the weight of a wish, as a share
 */
export interface Costs {
  readonly missing: number
  readonly deepMissing: number
  readonly deepShare: number
  readonly surplus: number
  readonly floorMissing: number
  readonly shareExceeded: number
  readonly nights: number
  readonly weekends: number
  readonly refusedWish: number
}

export const USUAL_COSTS: Costs = {
  missing: 1,
  deepMissing: 3,
  deepShare: 0.1,
  surplus: 0.25,
  floorMissing: 5,
  shareExceeded: 1,
  nights: 0,
  weekends: 0,
  refusedWish: 0.25,
}

/**
 * What people under one agreement may work. One shift a day; split shifts are not known here. Rules and shapes of shifts of
 * the same id may follow each other in time (`terms.ts` makes one contract of several).
 */
export interface Contract {
  readonly id: string
  readonly rules: readonly Rule[]
  readonly shifts: readonly ShiftKind[]
}

/**
 * A shape of shift that may start at several times.
 * @property spanSeconds from start to end, breaks included; whole slots
 * @property starts by the wall clock, both ends included; `weekdays`: every day when left out
 * @property breaks in the order in which they are taken
 * @property effectiveFrom, effectiveUntil the first and last local date on which it may start; any when left out
 */
export interface ShiftKind {
  readonly id: string
  readonly spanSeconds: number
  readonly starts: {
    readonly from: string
    readonly to: string
    readonly everySeconds: number
    readonly weekdays?: readonly Weekday[]
  }
  readonly breaks: readonly BreakRule[]
  readonly effectiveFrom?: LocalDate
  readonly effectiveUntil?: LocalDate
}

/**
 * @property seconds length, whole slots
 * @property earliestSeconds, latestSeconds when the break may start, after the start of the shift; both included
 */
export interface BreakRule {
  readonly id: string
  readonly seconds: number
  readonly isPaid: boolean
  readonly earliestSeconds: number
  readonly latestSeconds: number
}

/**
 * @property marks what floors count
 * @property protections by which rules spare someone: `pregnant-7-months`, `nursing`, `child-worker`
 */
export interface Person {
  readonly id: string
  readonly contractId: string
  readonly skills: readonly string[]
  readonly marks?: readonly string[]
  readonly protections?: readonly string[]
  readonly leave?: readonly Leave[]
  readonly wishes?: readonly Wish[]
  readonly locks?: readonly Lock[]
  readonly history?: History
}

/** No shift touches these dates, both included. `counts`: stands for days of work, as paid leave does; unless false. */
export interface Leave {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly counts?: boolean
}

/**
 * `weight`: cost of a refusal; `weightPerHour`: of each hour by which a start lies outside the hours wished, by the
 * wall clock and round the clock.
 */
export type Wish =
  | { readonly kind: 'day-off'; readonly date: LocalDate; readonly weight: number }
  | {
      readonly kind: 'start-between'
      readonly from: string
      readonly to: string
      readonly weightPerHour: number
    }

/** What the search leaves as it is: a day off, or a shift with its breaks. */
export type Lock =
  | { readonly kind: 'off'; readonly day: number }
  | { readonly kind: 'shift'; readonly shift: Omit<PlannedShift, 'personId'> }

/**
 * What was before the horizon.
 * @property daysInARow, nightsInARow shifts on the days right before
 * @property lastEndsAt instant at which the last shift ended or will end; who is still at work counts until then
 * @property weekShifts, weekLeaveDays, weekWorkSeconds shifts, days of leave that count, and work since Monday; where
 *   the shifts are left out of a week under way, no lower limit of that week is held against it
 * @property nights, weekends, refusedWishes of the quarter, for fairness
 * @property overtimeMonthSeconds overtime of the month so far
 */
export interface History {
  readonly daysInARow?: number
  readonly nightsInARow?: number
  readonly lastEndsAt?: number | null
  readonly weekShifts?: number
  readonly weekLeaveDays?: number
  readonly weekWorkSeconds?: number
  readonly nights?: number
  readonly weekends?: number
  readonly refusedWishes?: number
  readonly overtimeMonthSeconds?: number
}

/**
 * @property day of the horizon on which the shift starts, from 0
 * @property startSlot, endSlot half-open; the end includes overtime
 * @property breaks in order of time
 * @property overtimeSlots at the end; 0 when left out
 * @property cutSlots left early by agreement: so much shorter than its kind; 0 when left out
 */
export interface PlannedShift {
  readonly personId: string
  readonly day: number
  readonly kindId: string
  readonly startSlot: number
  readonly endSlot: number
  readonly breaks: readonly PlannedBreak[]
  readonly overtimeSlots?: number
  readonly cutSlots?: number
}

export interface PlannedBreak {
  readonly slot: number
  readonly slots: number
  readonly isPaid: boolean
}

/** The shifts of everyone, by person in the order of the problem, then by day. */
export interface Roster {
  readonly shifts: readonly PlannedShift[]
}
