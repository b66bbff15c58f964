import { layOut } from './horizon.ts'
import type { Floor, MarkShare, PlannedShift, Roster, RosterProblem, SlotRange } from './model.ts'

/**
 * A floor or share that a roster does not keep, over slots in a row.
 * @property found of a floor the fewest people of the mark there; of a share the most that the mark had of those at work
 * @property wanted of a floor the least there must be; of a share the most the mark may have, 0..1
 */
export interface FloorGap extends SlotRange {
  readonly kind: 'floor' | 'share'
  readonly id: string
  readonly found: number
  readonly wanted: number
}

/**
 * Where too few people of a mark are at work, and where too many of them are. Breaks are no work; who is still at work
 * from before the horizon counts by the whole slots of `history.lastEndsAt`, as in the search.
 * @returns by floor, then by share, in order of time; empty when all are kept
 */
export function floorGaps(
  problem: Pick<RosterProblem, 'horizon' | 'floors' | 'shares' | 'people'>,
  roster: Roster,
): readonly FloorGap[] {
  const { startsAt, slotSeconds, slots } = layOut(problem.horizon)
  const shiftsOf = new Map<string, PlannedShift[]>(problem.people.map(({ id }) => [id, []]))
  for (const shift of roster.shifts) shiftsOf.get(shift.personId)?.push(shift)
  const atWork = problem.people.map(({ id, history }) => {
    const carried = Math.floor(((history?.lastEndsAt ?? startsAt) - startsAt) / (slotSeconds * 1000))
    return [{ from: 0, to: Math.max(0, carried) }, ...(shiftsOf.get(id) ?? []).flatMap(stretchesOf)]
  })
  const countOf = (counts: (person: RosterProblem['people'][number]) => boolean): Int32Array => {
    const there = new Int32Array(slots)
    problem.people.forEach((person, place) => {
      if (!counts(person)) return
      for (const { from, to } of atWork[place] ?? []) {
        for (let slot = Math.max(0, from); slot < Math.min(to, slots); slot += 1) there[slot] = (there[slot] ?? 0) + 1
      }
    })
    return there
  }
  return [
    ...(problem.floors ?? []).flatMap((floor) => {
      const { mark } = floor
      return gapsOfFloor(
        floor,
        countOf((person) => mark === undefined || (person.marks?.includes(mark) ?? false)),
      )
    }),
    ...(problem.shares ?? []).flatMap((share) => {
      const all = countOf(({ skills }) => skills.includes(share.skill))
      const marked = countOf(
        ({ skills, marks }) => skills.includes(share.skill) && (marks?.includes(share.mark) ?? false),
      )
      return gapsOfShare(share, marked, all)
    }),
  ]
}

/** The same least in every slot of the ranges, against those who are there. */
export function gapsOfFloor({ id, least, slots }: Floor, there: Int32Array): FloorGap[] {
  const found = (slot: number) => there[slot] ?? 0
  return rangesWhere(slots, there.length, (slot) => found(slot) < least).map((range) => ({
    ...range,
    kind: 'floor',
    id,
    found: Math.min(...slotsOf(range).map(found)),
    wanted: least,
  }))
}

function gapsOfShare({ id, most, slots }: MarkShare, marked: Int32Array, all: Int32Array): FloorGap[] {
  const found = (slot: number) => (marked[slot] ?? 0) / Math.max(1, all[slot] ?? 0)
  return rangesWhere(slots, all.length, (slot) => found(slot) > most + 1e-9).map((range) => ({
    ...range,
    kind: 'share',
    id,
    found: Math.max(...slotsOf(range).map(found)),
    wanted: most,
  }))
}

function rangesWhere(
  within: readonly SlotRange[] | undefined,
  slots: number,
  holds: (slot: number) => boolean,
): SlotRange[] {
  const ranges: { from: number; to: number }[] = []
  for (const { from, to } of within ?? [{ from: 0, to: slots }]) {
    for (let slot = from; slot < Math.min(to, slots); slot += 1) {
      if (!holds(slot)) continue
      const last = ranges.at(-1)
      if (last?.to === slot) last.to = slot + 1
      else ranges.push({ from: slot, to: slot + 1 })
    }
  }
  return ranges
}

const slotsOf = ({ from, to }: SlotRange): number[] => Array.from({ length: to - from }, (_, place) => from + place)

function stretchesOf({ startSlot, endSlot, breaks }: PlannedShift): SlotRange[] {
  const edges = [startSlot, ...breaks.flatMap(({ slot, slots }) => [slot, slot + slots]), endSlot]
  return edges.flatMap((from, place) => (place % 2 === 0 ? [{ from, to: edges[place + 1] ?? from }] : []))
}
