/**
 * Shifts of free start and length, filled with activities, over a week or more. The rules are those of the public
 * benchmark of Qu & Curtois (2020), "Solving the Multi-activity Shift Scheduling Problem using Variable Neighbourhood
 * Search". Time is counted in slots of 15 minutes from 06:00 of the first day; the last day ends at 06:00.
 */
export interface ActivityInstance {
  readonly days: number
  readonly tasks: number
  readonly people: readonly Worker[]
  /** People needed at least (hard) and wanted at most, by `slot * tasks + task`; whole numbers. */
  readonly least: readonly number[]
  readonly most: readonly number[]
}

export interface Worker {
  readonly id: string
  readonly leastMinutes: number
  readonly mostMinutes: number
}

/** One shift: activities one after the other, without a gap. */
export interface ActivityShift {
  readonly start: number
  readonly activities: readonly Activity[]
}

export interface Activity {
  readonly task: number
  readonly slots: number
}

/** The shifts of each person, in the order of time. */
export type ActivityRoster = readonly (readonly ActivityShift[])[]

export const SLOT_MINUTES = 15
export const SLOTS_PER_DAY = 96
/** 06:00, where the horizon begins and ends. */
export const FIRST_SLOT_OF_DAY = 24

/**
 * The rules all instances share; the files do not carry them. A day is a calendar day, and a shift belongs to the day on
 * which it starts.
 */
export const RULES = {
  leastShiftSlots: 24,
  mostShiftSlots: 40,
  leastActivitySlots: 4,
  leastRestSlots: 56,
  mostDaysInARow: 5,
  /** Slots after midnight at which a shift may start, both ends included. */
  startWindows: [
    [0, 0],
    [24, 40],
    [56, 72],
    [80, 95],
  ],
} as const

/** Calendar day, 0 the first, and slots after its midnight. */
export function clockOf(slot: number): { readonly day: number; readonly slotOfDay: number } {
  const sinceMidnight = slot + FIRST_SLOT_OF_DAY
  return { day: Math.floor(sinceMidnight / SLOTS_PER_DAY), slotOfDay: sinceMidnight % SLOTS_PER_DAY }
}

export const slotAt = (day: number, slotOfDay: number): number => day * SLOTS_PER_DAY + slotOfDay - FIRST_SLOT_OF_DAY

/**
 * No roster costs less: what people must work beyond the wanted cover, spread as evenly as can be. 0 where they need not.
 */
export function boundOf({ people, most }: ActivityInstance): number {
  const must = people.reduce((sum, { leastMinutes }) => sum + Math.ceil(leastMinutes / SLOT_MINUTES), 0)
  const excess = must - most.reduce((sum, wanted) => sum + wanted, 0)
  if (excess <= 0) return 0
  const level = Math.floor(excess / most.length)
  const above = excess % most.length
  return (most.length - above) * level ** 2 + above * (level + 1) ** 2
}
