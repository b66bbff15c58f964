import { dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import { type HorizonGrid, instantOfSlot } from '#libs/rostering/horizon.ts'
import type { PlannedShift } from '#libs/rostering/model.ts'
import type { ShiftShape } from '#modules/rosters/contract.ts'

/** Rosters are cut into quarter-hours. */
export const SLOT_SECONDS = 900

/** A shift of one person on one date. */
export interface DatedShift extends Omit<ShiftShape, 'activities'> {
  readonly personId: string
  readonly date: string
}

/** The shift as `libs/rostering` reads it; times that lie on no slot give parts of slots, which its checker refuses. */
export function toPlanned(grid: HorizonGrid, shift: DatedShift): PlannedShift {
  const slotMs = grid.slotSeconds * 1000
  const slotAt = (instant: number) => (instant - grid.startsAt) / slotMs
  return {
    personId: shift.personId,
    day: dayNumberOf(shift.date) - dayNumberOf(grid.horizon.from),
    kindId: shift.kindId,
    startSlot: slotAt(shift.startsAt),
    endSlot: slotAt(shift.endsAt),
    breaks: shift.breaks.map(({ startsAt, endsAt, isPaid }) => ({
      slot: slotAt(startsAt),
      slots: (endsAt - startsAt) / slotMs,
      isPaid,
    })),
    overtimeSlots: shift.overtimeFromAt === null ? 0 : slotAt(shift.endsAt) - slotAt(shift.overtimeFromAt),
    cutSlots: shift.cutSeconds / grid.slotSeconds,
  }
}

/** A shift of the search, of which nothing is overtime and nothing cut. */
export function fromPlanned(grid: HorizonGrid, planned: PlannedShift): DatedShift {
  return {
    personId: planned.personId,
    date: grid.dates[planned.day] ?? '',
    kindId: planned.kindId,
    startsAt: instantOfSlot(grid, planned.startSlot),
    endsAt: instantOfSlot(grid, planned.endSlot),
    breaks: planned.breaks.map(({ slot, slots, isPaid }) => ({
      startsAt: instantOfSlot(grid, slot),
      endsAt: instantOfSlot(grid, slot + slots),
      isPaid,
    })),
    overtimeFromAt: null,
    cutSeconds: 0,
  }
}

/** Without unpaid breaks; overtime is part of it. */
export function workSecondsOf({
  startsAt,
  endsAt,
  breaks,
}: Pick<DatedShift, 'startsAt' | 'endsAt' | 'breaks'>): number {
  const unpaid = breaks.reduce((sum, each) => sum + (each.isPaid ? 0 : each.endsAt - each.startsAt), 0)
  return Math.max(0, endsAt - startsAt - unpaid) / 1000
}
