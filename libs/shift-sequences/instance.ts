/**
 * A roster of whole shifts over weeks: who works which shift on which day. The rules are those of the public benchmark
 * of Curtois & Qu (2014), "Computational results on new staff scheduling benchmark instances".
 *
 * Days are numbered from 0, a Monday. Before the first day and after the last everybody is held to have had, and to
 * get, as many shifts or days off as the runs at the edges need; so a run that touches an edge is never too short.
 */
export interface Instance {
  readonly days: number
  readonly shifts: readonly Shift[]
  readonly people: readonly Person[]
  /** Costs `weight` when the person does not get this shift on this day. */
  readonly wanted: readonly Wish[]
  /** Costs `weight` when the person gets it. */
  readonly unwanted: readonly Wish[]
  /** At most one entry per day and shift; without one, any number may work it at no cost. */
  readonly cover: readonly Cover[]
}

export interface Shift {
  readonly id: string
  /** Length, 1 or more. */
  readonly minutes: number
  /** Shifts (by index) that nobody may work on the day after this one. */
  readonly notBefore: readonly number[]
}

export interface Person {
  readonly id: string
  /** How often each shift (by index) may be worked at most; 0 means never. */
  readonly mostOf: readonly number[]
  readonly leastMinutes: number
  readonly mostMinutes: number
  /** Days worked in a row. */
  readonly leastRun: number
  readonly mostRun: number
  /** Days off in a row. */
  readonly leastDaysOff: number
  /** Weekends with a shift on Saturday, Sunday or both. */
  readonly mostWeekends: number
  readonly daysOff: readonly number[]
}

export interface Wish {
  readonly person: number
  readonly day: number
  readonly shift: number
  readonly weight: number
}

export interface Cover {
  readonly day: number
  readonly shift: number
  readonly need: number
  /** Cost of each person missing, and of each too many. */
  readonly under: number
  readonly over: number
}

/** Per person one entry a day: the index of a shift, or OFF. */
export type Roster = readonly (readonly number[])[]

export const OFF = -1
