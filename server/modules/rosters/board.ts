import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { Instant } from '#libs/facts/event.ts'
import { dayKey } from '#modules/rosters/change-shifts.ts'
import { isTooLittle, violationsAround } from '#modules/rosters/check-shifts.ts'
import type { DraftShift, RosterBoard, RosterViolation, ShiftInForce } from '#modules/rosters/contract.ts'
import { coverageOf } from '#modules/rosters/coverage.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { asPlanned } from '#modules/rosters/draft-follows.ts'
import { findingsOf } from '#modules/rosters/findings.ts'
import { mondayOf } from '#modules/rosters/history-before.ts'
import { readPrediction } from '#modules/rosters/prediction.ts'
import { headsOf } from '#modules/rosters/roster-list.ts'
import { type DatedShift, workSecondsOf } from '#modules/rosters/shift-slots.ts'
import type { RosterRow } from '#modules/rosters/store-rosters.ts'
import { shiftsDated } from '#modules/rosters/store-shifts.ts'
import { type RosterWorld, readWorld } from '#modules/rosters/world.ts'
import type { RowScope } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** The draft of a roster with all that a planner decides by. Coverage and cost are the whole roster's, whoever looks. */
export async function viewBoard(
  deps: RostersDeps,
  db: Queryable,
  scope: RowScope,
  roster: RosterRow,
): Promise<RosterBoard> {
  const world = await readWorld(deps, db, roster)
  const [head] = await headsOf(deps, db, [roster])
  if (!head) throw new Error(`roster ${roster.rosterId} has no head`)
  const shown = (person: { readonly unitId: string }) =>
    scope.kind === 'all' || (scope.kind === 'units' && scope.unitIds.includes(person.unitId))
  const people = world.people.filter(shown)
  const ids = new Set(people.map(({ personId }) => personId))
  const isShown = ({ personId }: { readonly personId: string }) => ids.has(personId)
  const leave = await leaveOf(db, [...ids], roster)
  const shifts = shiftsOf(world)
  return {
    ...head,
    asOf: deps.platform.clock.now(),
    revision: roster.revision,
    slotSeconds: roster.slotSeconds,
    startsAt: world.grid.startsAt,
    persons: people.map((person) => ({
      ...person,
      leave: leave.filter(({ personId }) => personId === person.personId).map(({ personId: _, ...each }) => each),
      workSeconds: shifts
        .filter(({ personId }) => personId === person.personId)
        .reduce((sum, shift) => sum + workSecondsOf(shift), 0),
      later: laterTerms(world, person.personId),
    })),
    left: world.left.filter(shown).map(({ personId, displayName }) => ({ personId, displayName })),
    contracts: [...world.contracts],
    shifts: shifts.filter(isShown),
    carriedIn: carriedIn(world)
      .filter(isShown)
      .map(({ personId, date, kindId, startsAt, endsAt, breaks }) => ({
        personId,
        date,
        kindId,
        startsAt,
        endsAt,
        breaks,
      })),
    daysOff: world.draft.daysOff.filter(isShown).map((day) => ({ ...day })),
    violations: violationsIn(world).filter(isShown),
    findings: findingsOf(world, [...shifts, ...carriedIn(world)]),
    ...coverageOf(world, [...shifts, ...carriedIn(world)]),
    prediction: await readPrediction(db, world),
    hasUnpublished: await hasUnpublished(db, world),
  }
}

/** What a person works under from a later day of the roster on. */
const laterTerms = ({ checked, roster }: RosterWorld, personId: string) =>
  (checked.find((person) => person.personId === personId)?.terms ?? [])
    .filter(({ from }) => from > roster.from && from <= roster.to)
    .map(({ from, contractName, shifts }) => ({ from, contractName, shifts }))

/** Of the people of the roster: who has left the unit or has no contract any more is out of the draft. */
export const shiftsOf = ({ people, draft }: RosterWorld): DraftShift[] => {
  const ids = new Set(people.map(({ personId }) => personId))
  return draft.shifts.filter(({ personId }) => ids.has(personId))
}

/** Shifts in force that began before the first day and reach into it. */
export const carriedIn = ({ checked, grid, roster }: RosterWorld): DatedShift[] =>
  checked.flatMap(({ shifts }) => shifts.filter(({ date, endsAt }) => date < roster.from && endsAt > grid.startsAt))

/** Rules that the draft breaks, together with the shifts in force before and after its days. */
export function violationsIn(world: RosterWorld, personIds?: ReadonlySet<string>): RosterViolation[] {
  const { zone, roster, checked } = world
  const drafted = new Map<string, DatedShift[]>()
  for (const { isLocked: _, ...shift } of world.draft.shifts) {
    const own = drafted.get(shift.personId)
    const dated = { ...shift, overtimeFromAt: null, cutSeconds: 0 }
    if (own) own.push(dated)
    else drafted.set(shift.personId, [dated])
  }
  const people = checked
    .filter(({ personId }) => personIds === undefined || personIds.has(personId))
    .map((person) => {
      const around = person.shifts.filter(({ date }) => date < roster.from || date > roster.to)
      const shifts = [...around, ...(drafted.get(person.personId) ?? [])].sort((a, b) => (a.date < b.date ? -1 : 1))
      return { ...person, shifts }
    })
  const known = new Map(people.map(({ personId, shifts }) => [personId, shifts]))
  return violationsAround(zone, people, roster.from, roster.to).filter(
    (each) => !isTooLittle(each) || isWeekKnown(each.dates[0] ?? roster.from, roster, known.get(each.personId) ?? []),
  )
}

/** As the search sees it: of a week that is not all in these days, nothing lacks as long as the rest is not planned. */
export function isWeekKnown(
  date: string,
  { from, to }: Pick<RosterWorld['roster'], 'from' | 'to'>,
  shifts: readonly Pick<DatedShift, 'date'>[],
): boolean {
  const monday = mondayOf(date)
  if (addDaysToDate(monday, 6) > to) return false
  const since = addDaysToDate(monday, -14)
  return monday >= from || shifts.some((shift) => shift.date >= since && shift.date < from)
}

export interface LeaveShown {
  readonly personId: string
  readonly leaveId: string
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly state: string
}

const leaveOf = (db: Queryable, personIds: readonly string[], { from, to }: RosterRow): Promise<LeaveShown[]> =>
  db.rows<LeaveShown>(sql`select person_id "personId", id "leaveId", kind, from_date "from", to_date "to", state
    from rosters.leave where person_id = any(${[...personIds]}::uuid[]) and state in ('asked', 'granted')
      and to_date >= ${from}::date and from_date <= ${to}::date order by from_date, id`)

async function hasUnpublished(db: Queryable, world: RosterWorld): Promise<boolean> {
  if (world.roster.version === 0) return shiftsOf(world).length > 0
  return differencesOf(world, await inForceOf(db, world)).length > 0
}

export const inForceOf = (db: Queryable, { people, roster }: RosterWorld): Promise<ShiftInForce[]> =>
  shiftsDated(
    db,
    people.map(({ personId }) => personId),
    roster.from,
    roster.to,
  )

export interface Difference {
  readonly personId: string
  readonly date: string
  readonly inForce: ShiftInForce | null
  readonly draft: DraftShift | null
}

/** Days on which the draft says something else than what is in force; overtime and hours left early are no difference. */
export function differencesOf(world: RosterWorld, inForce: readonly ShiftInForce[]): Difference[] {
  const drafted = new Map(shiftsOf(world).map((shift) => [dayKey(shift), shift]))
  const forced = new Map(inForce.map((shift) => [dayKey(shift), shift]))
  return [...new Set([...drafted.keys(), ...forced.keys()])].flatMap((key) => {
    const [draft, now] = [drafted.get(key) ?? null, forced.get(key) ?? null]
    const day = draft ?? now
    if (!day || (draft && now && isSame(draft, now))) return []
    return [{ personId: day.personId, date: day.date, draft, inForce: now }]
  })
}

function isSame(draft: DraftShift, now: ShiftInForce): boolean {
  const planned = asPlanned(now)
  if (!planned) return draft.kindId === now.kindId && draft.startsAt === now.startsAt
  const edges = (breaks: DraftShift['breaks']): readonly Instant[] =>
    breaks.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
  return (
    draft.kindId === planned.kindId &&
    draft.startsAt === planned.startsAt &&
    draft.endsAt === planned.endsAt &&
    edges(draft.breaks).join() === edges(planned.breaks).join()
  )
}
