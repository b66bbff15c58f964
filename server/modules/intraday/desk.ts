import type { PresenceSpan } from '#libs/adherence/model.ts'
import type { PersonCard } from '#modules/identity/questions.ts'
import type { QuarterOutcome } from '#modules/insights/questions.ts'
import { SLOT_MS } from '#modules/intraday/contract.ts'
import { planOfShift } from '#modules/intraday/plan-of-shift.ts'
import type { Reforecast } from '#modules/intraday/reforecast.ts'
import type { Slots } from '#modules/intraday/slots.ts'
import { type Seat, staffOfDay } from '#modules/intraday/staff-of-day.ts'
import type { ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'
import type { QueueInfo } from '#modules/routing/questions.ts'
import type { PlanRow, StaffingView } from '#modules/workforce/contract.ts'

export const ROW_MS = 2 * SLOT_MS

/** A half hour of a queue: what planning says of it, what came, and how it is seen now. */
export interface DeskRow extends Pick<PlanRow, 'startAt' | 'low' | 'high'> {
  readonly state: 'ended' | 'now' | 'ahead'
  readonly forecast: number | null
  readonly actual: number | null
  /** Null where it has ended, or nothing is forecast. */
  readonly reforecast: number | null
  readonly need: number | null
}

export interface DeskQueue {
  readonly info: QueueInfo
  readonly staffing: StaffingView
  readonly rows: readonly DeskRow[]
  readonly reforecast: Reforecast
  readonly quarters: readonly QuarterOutcome[]
}

/** Someone who should be there and is not, or is known to be away: from when, and until when that is reckoned with. */
export interface Absence {
  readonly personId: string
  readonly startsAt: number
  readonly endsAt: number
  /** Not known beforehand: the person is out of the plan now. */
  readonly isMissing: boolean
}

/** The whole house today, as it is at one instant. */
export interface Desk {
  readonly now: number
  readonly date: string
  /** The local day; `slots` go on a little beyond it. */
  readonly from: number
  readonly before: number
  readonly slots: Slots
  readonly queues: readonly DeskQueue[]
  readonly shifts: readonly ShiftInForce[]
  readonly abilities: ReadonlyMap<string, readonly string[]>
  readonly cards: ReadonlyMap<string, PersonCard>
  readonly presence: ReadonlyMap<string, readonly PresenceSpan[]>
  readonly absences: readonly Absence[]
}

/** What would be changed of the day. */
export interface Changes {
  /** By id of the shift. */
  readonly shifts?: ReadonlyMap<string, ShiftShape>
  /** Queues that people serve besides their own, from `from` on. */
  readonly more?: readonly { readonly personId: string; readonly queueId: string }[]
  /** Contacts more or fewer of one queue, by the start of the half hour. */
  readonly contacts?: { readonly queueId: string; readonly by: ReadonlyMap<number, number> }
}

const ON_QUEUE: readonly string[] = ['available', 'busy', 'wrap-up', 'cool-down']

/** Worked out once of each desk: every queue looks at the staff of all. */
function once<T>(work: (desk: Desk) => T): (desk: Desk) => T {
  const known = new WeakMap<Desk, T>()
  return (desk) => {
    const found = known.get(desk) ?? work(desk)
    known.set(desk, found)
    return found
  }
}

/** Agents needed by queue and quarter hour; it decides how people with several skills are split. */
export function needsOf({ queues, slots }: Pick<Desk, 'queues' | 'slots'>): ReadonlyMap<string, Float64Array> {
  return new Map(
    queues.map(({ info, rows }) => {
      const need = new Float64Array(slots.count)
      for (const { startAt, need: agents } of rows) {
        const slot = Math.round((startAt - slots.from) / SLOT_MS)
        for (const each of [slot, slot + 1]) if (each >= 0 && each < need.length) need[each] = agents ?? 0
      }
      return [info.queueId, need]
    }),
  )
}

/** People on each queue by the shifts. */
export const plannedStaff = once((desk) => staffOfDay(plannedSeats(desk, [], {}), needsOf(desk), desk.slots))

/** The same, less who is missing or known to be away, and with changes. */
export const expectedStaff = (desk: Desk, changes?: Changes) => (changes ? staffWith(desk, changes) : asExpected(desk))

const asExpected = once((desk) => staffWith(desk, {}))

function staffWith(desk: Desk, changes: Changes) {
  return staffOfDay(plannedSeats(desk, desk.absences, changes), needsOf(desk), desk.slots)
}

function plannedSeats({ shifts, abilities }: Desk, absences: readonly Absence[], changes: Changes): Seat[] {
  const away = byPerson(absences)
  const more = byPerson(changes.more ?? [])
  return shifts.map((shift) => ({
    queueIds: [
      ...(abilities.get(shift.personId) ?? []),
      ...(more.get(shift.personId) ?? []).map(({ queueId }) => queueId),
    ],
    spans: planOfShift(changes.shifts?.get(shift.shiftId) ?? shift)
      .filter(({ activity }) => activity === 'on-queue')
      .flatMap((span) => without(span, away.get(shift.personId) ?? [])),
  }))
}

/** People on each queue as they were there: shares of each quarter hour, up to now. */
export const presentStaff = once((desk) => {
  const { presence, abilities, now } = desk
  const seats = [...presence].map(
    ([personId, spans]): Seat => ({
      queueIds: abilities.get(personId) ?? [],
      spans: spans
        .filter((span) => ON_QUEUE.includes(span.presence))
        .map(({ startsAt, endsAt }) => ({
          startsAt: Math.max(desk.from, startsAt),
          endsAt: Math.min(endsAt ?? now, now),
        }))
        .filter(({ startsAt, endsAt }) => startsAt < endsAt),
    }),
  )
  return staffOfDay(seats, needsOf(desk), desk.slots)
})

/** Mean of the slots of a row. @param until of a row under way only what has passed counts */
export function meanOfRow(
  staff: Float64Array | undefined,
  slots: Slots,
  startAt: number,
  until = startAt + ROW_MS,
): number {
  const slot = Math.round((startAt - slots.from) / SLOT_MS)
  const sum = (staff?.[slot] ?? 0) + (staff?.[slot + 1] ?? 0)
  const passed = Math.min(until, startAt + ROW_MS) - startAt
  return passed > 0 ? (sum * SLOT_MS) / passed : 0
}

interface Span {
  readonly startsAt: number
  readonly endsAt: number
}

function without(span: Span, away: readonly Span[]): Span[] {
  let rest = [{ startsAt: span.startsAt, endsAt: span.endsAt }]
  for (const gap of away) {
    rest = rest.flatMap((part) =>
      [
        { startsAt: part.startsAt, endsAt: Math.min(part.endsAt, gap.startsAt) },
        { startsAt: Math.max(part.startsAt, gap.endsAt), endsAt: part.endsAt },
      ].filter(({ startsAt, endsAt }) => startsAt < endsAt),
    )
  }
  return rest
}

export function byPerson<T extends { readonly personId: string }>(
  things: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const thing of things) {
    const own = found.get(thing.personId)
    if (own) own.push(thing)
    else found.set(thing.personId, [thing])
  }
  return found
}
