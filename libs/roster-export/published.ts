import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, isLocalDate } from '#libs/business-calendar/local-dates.ts'
import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'
import { type HorizonGrid, instantOfSlot } from '#libs/rostering/horizon.ts'
import type { PlannedShift } from '#libs/rostering/model.ts'

/**
 * A roster as it leaves the house. Plain data.
 * @property zone IANA name, by whose wall clock days and times are written
 * @property from first local date
 * @property days 1..366
 * @property people in the order in which they are listed
 * @property absences what stands where nobody works: leave, a course elsewhere; in words
 */
export interface PublishedRoster {
  readonly zone: string
  readonly from: LocalDate
  readonly days: number
  readonly people: readonly PublishedPerson[]
  readonly shifts: readonly PublishedShift[]
  readonly absences?: readonly { readonly personId: string; readonly date: LocalDate; readonly words: string }[]
}

/** @property number by which payroll knows the person */
export interface PublishedPerson {
  readonly personId: string
  readonly number: string
  readonly name: string
  readonly team?: string
}

/**
 * Instants are UTC milliseconds, half-open.
 * @property shiftId stays the same when the shift is moved; calendars find it by this
 * @property kind what the shift is called
 * @property breaks inside the shift, in order, not overlapping
 * @property overtimeFromAt from here to the end it is overtime; null or left out: none
 */
export interface PublishedShift {
  readonly shiftId: string
  readonly personId: string
  readonly kind: string
  readonly startsAt: number
  readonly endsAt: number
  readonly breaks: readonly { readonly startsAt: number; readonly endsAt: number; readonly isPaid: boolean }[]
  readonly overtimeFromAt?: number | null
}

/** A shift of a roster made by `libs/rostering`, with instants in place of slots. */
export function publishedShift(grid: HorizonGrid, planned: PlannedShift, shiftId: string): PublishedShift {
  const at = (slot: number) => instantOfSlot(grid, slot)
  const { personId, kindId, startSlot, endSlot, breaks, overtimeSlots = 0 } = planned
  return {
    shiftId,
    personId,
    kind: kindId,
    startsAt: at(startSlot),
    endsAt: at(endSlot),
    breaks: breaks.map(({ slot, slots, isPaid }) => ({ startsAt: at(slot), endsAt: at(slot + slots), isPaid })),
    overtimeFromAt: overtimeSlots > 0 ? at(endSlot - overtimeSlots) : null,
  }
}

/** Half-open, UTC milliseconds. */
export interface Stretch {
  readonly startsAt: number
  readonly endsAt: number
}

/** The work of a shift: without its unpaid breaks, in order. */
export function workOf({ startsAt, endsAt, breaks }: PublishedShift): readonly Stretch[] {
  const unpaid = breaks.filter(({ isPaid }) => !isPaid)
  return [...unpaid, { startsAt: endsAt, endsAt }]
    .map((pause, index) => ({ startsAt: unpaid[index - 1]?.endsAt ?? startsAt, endsAt: pause.startsAt }))
    .filter((stretch) => stretch.endsAt > stretch.startsAt)
}

export function lengthMs(stretches: readonly Stretch[]): number {
  return stretches.reduce((ms, { startsAt, endsAt }) => ms + endsAt - startsAt, 0)
}

/** Each person's shifts in order of time; who has none is not in it. */
export function shiftsByPerson({ shifts }: PublishedRoster): ReadonlyMap<string, readonly PublishedShift[]> {
  const found = new Map<string, PublishedShift[]>()
  for (const shift of shifts) {
    const own = found.get(shift.personId)
    if (own) own.push(shift)
    else found.set(shift.personId, [shift])
  }
  for (const own of found.values()) own.sort((a, b) => a.startsAt - b.startsAt)
  return found
}

export function datesOf({ from, days }: PublishedRoster): readonly LocalDate[] {
  return Array.from({ length: days }, (_, day) => addDaysToDate(from, day))
}

/**
 * The zone of a roster that can be exported.
 * @throws RangeError that names the person or shift at fault and says what to give
 */
export function requireRoster(roster: PublishedRoster): CompiledZone {
  const zone = compileZone(roster.zone)
  if (!zone) throw new RangeError(`zone "${roster.zone}" is unknown: give an IANA name such as Asia/Shanghai`)
  if (!isLocalDate(roster.from)) throw new RangeError(`from "${roster.from}" is not a date: write YYYY-MM-DD`)
  if (!Number.isInteger(roster.days) || roster.days < 1 || roster.days > 366) {
    throw new RangeError(`days is ${roster.days}: give a whole number, 1 to 366`)
  }
  const people = new Set(roster.people.map(({ personId }) => personId))
  if (people.size < roster.people.length) throw new RangeError('a person is listed twice: list everyone once')
  const shifts = new Set<string>()
  for (const shift of roster.shifts) {
    const problem = problemOf(shift, people, shifts)
    if (problem) throw new RangeError(`shift ${shift.shiftId}: ${problem}`)
    shifts.add(shift.shiftId)
  }
  return zone
}

function problemOf(shift: PublishedShift, people: ReadonlySet<string>, seen: ReadonlySet<string>): string | null {
  const { shiftId, personId, startsAt, endsAt, breaks, overtimeFromAt } = shift
  if (seen.has(shiftId)) return 'its id is used twice: give every shift one of its own'
  if (!people.has(personId)) return `${personId} is not among the people: list that person`
  if (!(Number.isFinite(startsAt) && Number.isFinite(endsAt) && startsAt < endsAt)) return 'it must end after it begins'
  const isInside = breaks.every((pause, index) => {
    const after = breaks[index - 1]?.endsAt ?? startsAt
    return after <= pause.startsAt && pause.startsAt <= pause.endsAt && pause.endsAt <= endsAt
  })
  if (!isInside) return 'its breaks must lie inside it, in order, without overlap'
  if (typeof overtimeFromAt === 'number' && !(startsAt <= overtimeFromAt && overtimeFromAt <= endsAt)) {
    return 'its overtime must begin inside it'
  }
  return null
}
