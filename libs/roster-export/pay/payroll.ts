import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { instantOfLocal, localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import {
  lengthMs,
  type PublishedRoster,
  type PublishedShift,
  requireRoster,
  type Stretch,
  shiftsByPerson,
  workOf,
} from '../published.ts'
import type { DayKind, PayCode, PayPack, PayTier } from './pay-pack.ts'

/**
 * One person's hours, in milliseconds. All of the codes together are `workMs`.
 * @property nightMs of the work, so much lies in the night; counted beside the codes, not in place of them
 * @property paidAsMs each part times its rate: what the work is worth in normal hours, without allowances
 */
export interface PayLine {
  readonly personId: string
  readonly byCode: Readonly<Partial<Record<PayCode, number>>>
  readonly workMs: number
  readonly nightMs: number
  readonly paidAsMs: number
}

/** @returns what a date is for a person: of contract, calendar and roster, which this library does not know */
export type DayKindOf = (personId: string, date: LocalDate) => DayKind

/**
 * Hours by pay code, a line for everyone in the order of the roster. All shifts given count, whatever the dates of the
 * roster, so give those of the pay period. Unpaid breaks are no work; paid ones are.
 * @throws RangeError as `requireRoster`
 */
export function payroll(roster: PublishedRoster, pack: PayPack, dayKindOf: DayKindOf): readonly PayLine[] {
  const zone = requireRoster(roster)
  const shifts = shiftsByPerson(roster)
  const nightOf = nights(zone, pack.night)
  return roster.people.map(({ personId }) =>
    lineOf(personId, shifts.get(personId) ?? [], zone, pack, nightOf, (date) => dayKindOf(personId, date)),
  )
}

interface Piece extends Stretch {
  readonly date: LocalDate
  readonly isOvertime: boolean
}

function lineOf(
  personId: string,
  shifts: readonly PublishedShift[],
  zone: CompiledZone,
  pack: PayPack,
  nightOf: (date: LocalDate) => Stretch,
  kindOf: (date: LocalDate) => DayKind,
): PayLine {
  const byCode: Partial<Record<PayCode, number>> = {}
  const doneMs = new Map<string, number>()
  let paidAsMs = 0
  for (const piece of shifts.flatMap((shift) => piecesOf(shift, zone, pack.cutsAtMidnight))) {
    const kind = kindOf(piece.date)
    const runsApart = piece.isOvertime && kind === 'workday'
    const key = `${piece.date} ${runsApart}`
    const beforeMs = doneMs.get(key) ?? 0
    const ms = piece.endsAt - piece.startsAt
    doneMs.set(key, beforeMs + ms)
    for (const { code, rate, partMs } of inTiers(
      runsApart ? pack.overtime : pack.work[kind],
      beforeMs,
      beforeMs + ms,
    )) {
      byCode[code] = (byCode[code] ?? 0) + partMs
      paidAsMs += partMs * rate
    }
  }
  const work = shifts.flatMap(workOf)
  const nightMs = work.reduce((ms, stretch) => ms + nightIn(stretch, zone, nightOf), 0)
  return { personId, byCode, workMs: lengthMs(work), nightMs, paidAsMs }
}

/** The work of a shift, cut where overtime begins and, if the pack says so, at midnight. */
function piecesOf(shift: PublishedShift, zone: CompiledZone, cutsAtMidnight: boolean): readonly Piece[] {
  const firstDate = localDateOf(zone, shift.startsAt)
  const midnights = cutsAtMidnight ? midnightsIn(shift, zone, firstDate) : []
  const overtimeFromAt = shift.overtimeFromAt ?? shift.endsAt
  const cuts = [overtimeFromAt, ...midnights].sort((a, b) => a - b)
  return workOf(shift).flatMap((stretch) => {
    const edges = [
      stretch.startsAt,
      ...cuts.filter((at) => stretch.startsAt < at && at < stretch.endsAt),
      stretch.endsAt,
    ]
    return edges.slice(1).flatMap((endsAt, index) => {
      const startsAt = edges[index] ?? endsAt
      const date = cutsAtMidnight ? localDateOf(zone, startsAt) : firstDate
      return startsAt < endsAt ? [{ startsAt, endsAt, date, isOvertime: startsAt >= overtimeFromAt }] : []
    })
  })
}

function midnightsIn({ endsAt }: Stretch, zone: CompiledZone, firstDate: LocalDate): readonly number[] {
  const found: number[] = []
  for (let date = addDaysToDate(firstDate, 1); startOfLocalDay(zone, date) < endsAt; date = addDaysToDate(date, 1)) {
    found.push(startOfLocalDay(zone, date))
  }
  return found
}

const HOUR_MS = 3_600_000

function inTiers(tiers: readonly PayTier[], fromMs: number, toMs: number) {
  return tiers
    .map(({ code, rate, fromHours }, index) => {
      const until = (tiers[index + 1]?.fromHours ?? Number.POSITIVE_INFINITY) * HOUR_MS
      return { code, rate, partMs: Math.min(toMs, until) - Math.max(fromMs, fromHours * HOUR_MS) }
    })
    .filter(({ partMs }) => partMs > 0)
}

/** How much of a stretch lies in the night, by the wall clock; a window may run over midnight. */
function nightIn({ startsAt, endsAt }: Stretch, zone: CompiledZone, nightOf: (date: LocalDate) => Stretch): number {
  let ms = 0
  const last = localDateOf(zone, endsAt)
  for (let date = addDaysToDate(localDateOf(zone, startsAt), -1); date <= last; date = addDaysToDate(date, 1)) {
    const night = nightOf(date)
    ms += Math.max(0, Math.min(endsAt, night.endsAt) - Math.max(startsAt, night.startsAt))
  }
  return ms
}

/** The night that begins on a date, worked out once for everyone. */
function nights(zone: CompiledZone, { from, to }: PayPack['night']): (date: LocalDate) => Stretch {
  const known = new Map<LocalDate, Stretch>()
  return (date) => {
    const found = known.get(date)
    if (found) return found
    const endsOn = to > from ? date : addDaysToDate(date, 1)
    const night = { startsAt: instantOfLocal(zone, date, from), endsAt: instantOfLocal(zone, endsOn, to) }
    known.set(date, night)
    return night
  }
}
