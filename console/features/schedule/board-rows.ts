import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { DraftShift, RosterBoard, RosterViolation } from '#modules/rosters/contract.ts'

export type BoardPerson = RosterBoard['persons'][number]
export type BoardLeave = BoardPerson['leave'][number]

export type ShiftDrawn = RosterBoard['carriedIn'][number]

/** A person's day on the board. */
export interface BoardCell {
  readonly shift: DraftShift | undefined
  /** Of the day before: it is drawn here, too, as far as it reaches into this day. */
  readonly before: ShiftDrawn | undefined
  readonly isDayOff: boolean
  readonly leave: BoardLeave | undefined
  readonly violations: readonly RosterViolation[]
}
export interface BoardRow {
  readonly person: BoardPerson
  /** In the order of the days. */
  readonly cells: readonly BoardCell[]
  /** Rules broken over more days than `FEW_DAYS`: they belong to the person, not to a day. */
  readonly overall: readonly RosterViolation[]
}

export const dayKey = (personId: string, date: string): string => `${personId} ${date}`

/** The days of a roster, in order. */
export const datesOf = ({ from, days }: { readonly from: string; readonly days: number }): readonly string[] =>
  Array.from({ length: days }, (_, day) => addDaysToDate(from, day))

/** A rule about a week or a run of days would mark every one of them, and none would stand out. */
const FEW_DAYS = 2

/** One row for each person, with what stands on each of the dates. A violation stands on the one or two days it names. */
export function rowsOf(board: RosterBoard, dates: readonly string[]): readonly BoardRow[] {
  const shifts = new Map(board.shifts.map((shift) => [dayKey(shift.personId, shift.date), shift]))
  const carried = new Map(board.carriedIn.map((shift) => [dayKey(shift.personId, shift.date), shift]))
  const daysOff = new Set(board.daysOff.map(({ personId, date }) => dayKey(personId, date)))
  const broken = new Map<string, RosterViolation[]>()
  for (const violation of board.violations) {
    const { personId, dates: named } = violation
    for (const key of named.length > FEW_DAYS ? [personId] : named.map((date) => dayKey(personId, date))) {
      const there = broken.get(key)
      if (there) there.push(violation)
      else broken.set(key, [violation])
    }
  }
  return board.persons.map((person) => ({
    person,
    overall: broken.get(person.personId) ?? NONE_BROKEN,
    cells: dates.map((date) => {
      const key = dayKey(person.personId, date)
      const yesterday = dayKey(person.personId, addDaysToDate(date, -1))
      return {
        shift: shifts.get(key),
        before: shifts.get(yesterday) ?? carried.get(yesterday),
        isDayOff: daysOff.has(key),
        leave: person.leave.find(({ from, to }) => from <= date && date <= to),
        violations: broken.get(key) ?? NONE_BROKEN,
      }
    }),
  }))
}

const NONE_BROKEN: readonly RosterViolation[] = []

/** People whose name, number or unit has the text; everyone when it is empty. */
export const found = (rows: readonly BoardRow[], text: string): readonly BoardRow[] => {
  const sought = text.trim().toLowerCase()
  if (sought === '') return rows
  return rows.filter(({ person }) =>
    [person.displayName, person.agentNo, person.unitName].some((part) => part.toLowerCase().includes(sought)),
  )
}

/** The rows in sight and some around them. `first` included, `before` not. */
export function windowOf(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
): { readonly first: number; readonly before: number } {
  const around = 8
  return {
    first: Math.max(0, Math.min(count, Math.floor(scrollTop / rowHeight)) - around),
    before: Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + around),
  }
}

/** Half-open range of slots of a day; a day when clocks change has more or fewer. */
export function slotsOf(
  { startsAt, slotSeconds }: Pick<RosterBoard, 'startsAt' | 'slotSeconds'>,
  zone: CompiledZone,
  date: string,
): { readonly from: number; readonly before: number } {
  const slotAt = (at: number) => Math.round((at - startsAt) / (slotSeconds * 1000))
  return {
    from: slotAt(startOfLocalDay(zone, date)),
    before: slotAt(startOfLocalDay(zone, addDaysToDate(date, 1))),
  }
}

/** Half-open span of time that is drawn. */
export interface Axis {
  readonly fromAt: number
  readonly beforeAt: number
}

export const wholeDay = (zone: CompiledZone, date: string): Axis => ({
  fromAt: startOfLocalDay(zone, date),
  beforeAt: startOfLocalDay(zone, addDaysToDate(date, 1)),
})

const HOUR_MS = 3_600_000

/** The hours of a day in which somebody is needed or at work, with an hour on either side; 12 hours at least. */
export function hoursOf(board: RosterBoard, zone: CompiledZone, date: string): Axis {
  const { fromAt, beforeAt } = wholeDay(zone, date)
  const { from, before } = slotsOf(board, zone, date)
  const slotMs = board.slotSeconds * 1000
  const needed = board.coverage.flatMap(({ required }) =>
    required.slice(from, before).flatMap((count, slot) => (count > 0 ? [fromAt + slot * slotMs] : [])),
  )
  const shifts = board.shifts.filter((shift) => shift.date === date)
  const yesterday = addDaysToDate(date, -1)
  const tails = [...board.shifts, ...board.carriedIn].filter((each) => each.date === yesterday && each.endsAt > fromAt)
  const first = [...needed, ...shifts.map(({ startsAt }) => startsAt), ...tails.map(() => fromAt)].reduce(
    (a, b) => Math.min(a, b),
    beforeAt,
  )
  const last = [...needed.map((at) => at + slotMs), ...[...shifts, ...tails].map(({ endsAt }) => endsAt)].reduce(
    (a, b) => Math.max(a, b),
    fromAt,
  )
  if (first >= last) return { fromAt: fromAt + 7 * HOUR_MS, beforeAt: fromAt + 21 * HOUR_MS }
  const start = Math.max(fromAt, fromAt + Math.floor((first - fromAt) / HOUR_MS - 1) * HOUR_MS)
  const end = fromAt + Math.ceil((last - fromAt) / HOUR_MS + 1) * HOUR_MS
  return { fromAt: start, beforeAt: Math.max(end, start + 12 * HOUR_MS) }
}

/** Where a span of time lies on an axis, in percent of it; cut off at its ends. */
export function placeOn(
  { fromAt, beforeAt }: Axis,
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number },
): { readonly left: number; readonly width: number } {
  const share = (at: number) => (Math.max(fromAt, Math.min(beforeAt, at)) - fromAt) / (beforeAt - fromAt)
  const left = share(startsAt) * 100
  return { left, width: share(endsAt) * 100 - left }
}
