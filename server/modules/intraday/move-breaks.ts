import { addDaysToDate, dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import { type HorizonGrid, instantOfSlot, layOut } from '#libs/rostering/horizon.ts'
import type { PlannedShift, RosterProblem } from '#libs/rostering/model.ts'
import { type ReplanResult, replanDay } from '#libs/rostering/replan-day.ts'
import { SLOT_MS } from '#modules/intraday/contract.ts'
import { needsOf } from '#modules/intraday/desk.ts'
import { type Draft, isAsked, type Making, onDuty } from '#modules/intraday/draft.ts'
import { queueFamilies } from '#modules/intraday/queue-families.ts'
import type { ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'

/** Yesterday, whose shifts may still run, today, and tomorrow, into which those of today may. */
const DAYS = 3
const TODAY = 1
/** Only breaks move here: overtime and leaving early are asked of people, not set. */
const MOVES = { breaks: true, touch: 0.5, overtimeSlots: 0, overtimeCost: 0, cutSlots: 0, cutCost: 0 }

/**
 * Breaks that have not begun, put where they are missed least, by `libs/rostering`: one draft for each family of queues
 * that share people. No break moves into training or out of the day, nor is anything moved that begins before
 * `earliestAt`.
 */
export function moveBreaks(making: Making, zone: string): readonly Draft[] {
  const { desk, earliestAt } = making
  const horizon = { zone, from: addDaysToDate(desk.date, -TODAY), days: DAYS, slotSeconds: SLOT_MS / 1000 }
  const grid = layOut(horizon)
  const nowSlot = slotAt(grid, earliestAt)
  if (nowSlot >= (grid.dayStart[TODAY + 1] ?? 0)) return []
  return queueFamilies(desk).flatMap((queueIds): Draft[] => {
    const problem = problemOf(making, grid, queueIds)
    if (problem.people.length === 0) return []
    const movable = onDuty(making).filter((shift) => isMovable(making, grid, shift, queueIds))
    const roster = { shifts: movable.map((shift) => toPlanned(grid, shift)) }
    const absences = awayOf(making, grid, movable)
    const isAway = ({ personId, endsAt }: ShiftInForce) =>
      absences.some(
        (away) => away.personId === personId && away.toSlot > nowSlot && away.fromSlot < slotAt(grid, endsAt),
      )
    const asked = movable.filter((shift) => !isAway(shift)).length
    // A hair more, so that 3 of 7 people are not 2 by rounding.
    const mostTouchedShare = Math.min(1, making.mostPeople / Math.max(1, asked) + 1e-9)
    const result = replanDay({ problem, roster, day: TODAY, nowSlot, absences, moves: MOVES, mostTouchedShare })
    const shifts = changesOf(making, grid, movable, result)
    return shifts.length > 0 ? [{ kind: 'move-breaks', shifts }] : []
  })
}

function problemOf({ desk, terms }: Making, grid: HorizonGrid, queueIds: readonly string[]): RosterProblem {
  const needs = needsOf(desk)
  const start = slotAt(grid, desk.slots.from)
  const personIds = [...new Set(desk.shifts.map(({ personId }) => personId))]
  const people = personIds.flatMap((personId) => {
    const own = terms.get(personId)
    const skills = (desk.abilities.get(personId) ?? []).filter((queueId) => queueIds.includes(queueId))
    if (!own || skills.length === 0) return []
    return [{ id: personId, contractId: own.contract.id, skills, protections: own.protections }]
  })
  const contracts = new Map([...terms.values()].map(({ contract }) => [contract.id, contract]))
  return {
    horizon: grid.horizon,
    needs: queueIds.map((queueId) => ({
      skill: queueId,
      required: Array.from({ length: grid.slots }, (_, slot) => Math.ceil(needs.get(queueId)?.[slot - start] ?? 0)),
    })),
    contracts: [...contracts.values()].filter(({ id }) => people.some(({ contractId }) => contractId === id)),
    people,
  }
}

/** On quarter hours, of a kind of the contract, with the breaks of that kind. Others keep their breaks as they are. */
function isMovable(
  { desk, terms }: Making,
  grid: HorizonGrid,
  shift: ShiftInForce,
  queueIds: readonly string[],
): boolean {
  const kind = terms.get(shift.personId)?.contract.shifts.find(({ id }) => id === shift.kindId)
  const serves = (desk.abilities.get(shift.personId) ?? []).some((queueId) => queueIds.includes(queueId))
  const day = dayNumberOf(shift.date) - dayNumberOf(grid.horizon.from)
  const instants = [shift.startsAt, shift.endsAt, ...shift.breaks.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])]
  return (
    kind !== undefined &&
    serves &&
    day >= 0 &&
    kind.breaks.length === shift.breaks.length &&
    instants.every((at) => (at - grid.startsAt) % SLOT_MS === 0)
  )
}

/** Time off the queue that is no break: training, meetings, and who is not there. */
function awayOf({ desk }: Making, grid: HorizonGrid, shifts: readonly ShiftInForce[]) {
  const ids = new Set(shifts.map(({ personId }) => personId))
  const offPhone = shifts.flatMap(({ personId, activities }) => activities.map((each) => ({ ...each, personId })))
  return [...offPhone, ...desk.absences].flatMap(({ personId, startsAt, endsAt }) => {
    const [fromSlot, toSlot] = [slotAt(grid, startsAt), Math.ceil((endsAt - grid.startsAt) / SLOT_MS)]
    return ids.has(personId) && fromSlot < toSlot ? [{ personId, fromSlot, toSlot }] : []
  })
}

function changesOf(making: Making, grid: HorizonGrid, shifts: readonly ShiftInForce[], { changes }: ReplanResult) {
  return changes.flatMap(({ before, after }) => {
    const shift = shifts.find(
      (each) => each.personId === before.personId && slotAt(grid, each.startsAt) === before.startSlot,
    )
    // What comes after midnight is not known here, so a break is not put there.
    if (!shift || !isAsked(making, shift) || shift.endsAt > making.desk.before) return []
    const moved: ShiftShape = { ...shapeOf(shift), breaks: after.breaks.map((each) => toBreak(grid, each)) }
    return [{ before: shift, after: moved }]
  })
}

export const shapeOf = (shift: ShiftShape): ShiftShape => ({
  kindId: shift.kindId,
  startsAt: shift.startsAt,
  endsAt: shift.endsAt,
  breaks: shift.breaks,
  activities: shift.activities,
  overtimeFromAt: shift.overtimeFromAt,
  cutSeconds: shift.cutSeconds,
})

const slotAt = (grid: HorizonGrid, at: number) => Math.floor((at - grid.startsAt) / SLOT_MS)

function toPlanned(grid: HorizonGrid, shift: ShiftInForce): PlannedShift {
  return {
    personId: shift.personId,
    day: dayNumberOf(shift.date) - dayNumberOf(grid.horizon.from),
    kindId: shift.kindId,
    startSlot: slotAt(grid, shift.startsAt),
    endSlot: slotAt(grid, shift.endsAt),
    breaks: shift.breaks.map(({ startsAt, endsAt, isPaid }) => ({
      slot: slotAt(grid, startsAt),
      slots: (endsAt - startsAt) / SLOT_MS,
      isPaid,
    })),
    overtimeSlots: shift.overtimeFromAt === null ? 0 : (shift.endsAt - shift.overtimeFromAt) / SLOT_MS,
    cutSlots: (shift.cutSeconds * 1000) / SLOT_MS,
  }
}

const toBreak = (grid: HorizonGrid, { slot, slots, isPaid }: PlannedShift['breaks'][number]) => ({
  startsAt: instantOfSlot(grid, slot),
  endsAt: instantOfSlot(grid, slot + slots),
  isPaid,
})
