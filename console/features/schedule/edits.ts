import type { z } from 'zod'
import { instantOfLocal, localTimeOf } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { DraftChanged, DraftShift, draftChange, RosterBoard, RosterViolation } from '#modules/rosters/contract.ts'

export type Change = z.input<typeof draftChange>['changes'][number]
export interface Day {
  readonly personId: string
  readonly date: string
}

/** A change of the draft and what takes it back. */
export interface Edit {
  readonly changes: readonly Change[]
  readonly undo: readonly Change[]
}

const shiftOn = ({ shifts }: RosterBoard, { personId, date }: Day): DraftShift | undefined =>
  shifts.find((shift) => shift.personId === personId && shift.date === date)

/** The day as it stands, as a change that makes it so again. */
function asItIs(board: RosterBoard, { personId, date }: Day): Change {
  const shift = shiftOn(board, { personId, date })
  if (!shift) {
    const isLocked = board.daysOff.some((day) => day.personId === personId && day.date === date)
    return { personId, date, shift: null, isLocked }
  }
  const { kindId, startsAt, breaks, isLocked } = shift
  return { personId, date, shift: { kindId, startsAt, breaks }, isLocked }
}

/** An edit of these changes. Null when every day is so already. */
export function editOf(board: RosterBoard, changes: readonly Change[]): Edit | null {
  const undo = changes.map((change) => asItIs(board, change))
  const isNew = changes.some((change, place) => {
    const before = undo[place]
    return (
      before?.isLocked !== change.isLocked ||
      before?.shift?.kindId !== change.shift?.kindId ||
      before?.shift?.startsAt !== change.shift?.startsAt
    )
  })
  return isNew ? { changes, undo } : null
}

/** The shift begins so many slots later, earlier when negative; its breaks are put anew. Null: there is no shift. */
export function moveStart(board: RosterBoard, day: Day, slots: number): Edit | null {
  const shift = shiftOn(board, day)
  if (!shift) return null
  const startsAt = shift.startsAt + slots * board.slotSeconds * 1000
  return editOf(board, [{ ...day, shift: { kindId: shift.kindId, startsAt }, isLocked: true }])
}

/** The day is free of work, and the search leaves it so. */
export const takeDayOff = (board: RosterBoard, day: Day): Edit | null =>
  editOf(board, [{ ...day, shift: null, isLocked: true }])

/**
 * The shift goes to another day or person; what stood there comes back in exchange, each at its time of day.
 * @param startsAt when it begins there; its own time of day unless given
 */
export function giveShift(board: RosterBoard, zone: CompiledZone, from: Day, to: Day, startsAt?: number): Edit | null {
  const shift = shiftOn(board, from)
  if (!shift) return null
  const onDate = (date: string, at: number) => instantOfLocal(zone, date, localTimeOf(zone, at))
  const start = startsAt ?? onDate(to.date, shift.startsAt)
  const moved: Change = { ...to, shift: { kindId: shift.kindId, startsAt: start }, isLocked: true }
  if (from.personId === to.personId && from.date === to.date) return editOf(board, [moved])
  const there = shiftOn(board, to)
  const back: Change = {
    ...from,
    shift: there ? { kindId: there.kindId, startsAt: onDate(from.date, there.startsAt) } : null,
    isLocked: true,
  }
  return editOf(board, [moved, back])
}

/** The board after the server's answer to a change. */
export function merged(board: RosterBoard, reply: DraftChanged, changes: readonly Change[]): RosterBoard {
  const named = new Set(changes.map(({ personId }) => personId))
  const others = <T extends { readonly personId: string }>(all: readonly T[]) =>
    all.filter(({ personId }) => !named.has(personId))
  const shifts = [...others(board.shifts), ...reply.shifts]
  return {
    ...board,
    revision: reply.revision,
    shifts,
    daysOff: [...others(board.daysOff), ...reply.daysOff],
    violations: [...others(board.violations), ...reply.violations],
    findings: reply.findings,
    coverage: reply.coverage,
    cost: reply.cost,
    hasUnpublished: true,
    persons: board.persons.map((person) =>
      named.has(person.personId)
        ? { ...person, workSeconds: workSecondsOf(shifts.filter(({ personId }) => personId === person.personId)) }
        : person,
    ),
  }
}

/** Paid time: the spans without the breaks that are not paid. */
const workSecondsOf = (shifts: readonly DraftShift[]): number =>
  shifts.reduce(
    (sum, { startsAt, endsAt, breaks }) =>
      sum +
      breaks.reduce((left, pause) => (pause.isPaid ? left : left - (pause.endsAt - pause.startsAt)), endsAt - startsAt),
    0,
  ) / 1000

const keyOf = ({ ruleId, personId, dates, found }: RosterViolation) => [ruleId, personId, ...dates, found].join(' ')

/** Violations that were not there before; one that grew worse counts as new. */
export function newViolations(
  before: readonly RosterViolation[],
  after: readonly RosterViolation[],
): readonly RosterViolation[] {
  const known = new Set(before.map(keyOf))
  return after.filter((violation) => !known.has(keyOf(violation)))
}
