import type { z } from 'zod'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { carriedIn, shiftsOf, violationsIn } from '#modules/rosters/board.ts'
import { dayKey } from '#modules/rosters/change-shifts.ts'
import { termsOn } from '#modules/rosters/check-shifts.ts'
import type { DraftChanged, DraftShift, draftChange } from '#modules/rosters/contract.ts'
import { coverageOf } from '#modules/rosters/coverage.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { draftChanged } from '#modules/rosters/events.ts'
import { findingsOf } from '#modules/rosters/findings.ts'
import { placeBreaks } from '#modules/rosters/place-breaks.ts'
import { type Draft, findRoster, lockRoster, saveDraftDays } from '#modules/rosters/store-rosters.ts'
import { causeOf } from '#modules/rosters/work-contracts.ts'
import { type RosterWorld, readWorld } from '#modules/rosters/world.ts'

export type DraftRefusal =
  | 'roster-not-found'
  | 'draft-changed-meanwhile'
  | 'person-not-in-roster'
  | 'day-not-in-roster'
  | 'shift-kind-unknown'
  | 'shift-times-odd'
type Change = z.output<typeof draftChange>['changes'][number]

const MEANWHILE = 'The draft was changed meanwhile: load it again, then make your change.'

/** What the change would make of the draft; nothing is written, and no revision is asked for. */
export async function previewDraft(
  deps: RostersDeps,
  rosterId: string,
  body: z.output<typeof draftChange>,
): Promise<Outcome<DraftChanged, DraftRefusal>> {
  const { db } = deps.platform
  const changes = onceADay(body.changes)
  const roster = await findRoster(db, rosterId)
  if (!roster) return refused('roster-not-found')
  const world = await readWorld(deps, db, roster)
  const days = decideDays(world, changes)
  return days.ok ? done(shown(withDays(world, changes, days.value), changes)) : days
}

/** Writes the change if the draft is the one that was seen. It may break rules: the answer names every one. */
export async function changeDraft(
  deps: RostersDeps,
  by: string,
  rosterId: string,
  { revision, ...body }: z.output<typeof draftChange>,
): Promise<Outcome<DraftChanged, DraftRefusal>> {
  const { platform } = deps
  const changes = onceADay(body.changes)
  const { db } = platform
  const roster = await findRoster(db, rosterId)
  if (!roster) return refused('roster-not-found')
  const world = await readWorld(deps, db, roster)
  if (roster.revision !== revision) return refused('draft-changed-meanwhile', MEANWHILE)
  const days = decideDays(world, changes)
  if (!days.ok) return days
  const now = platform.clock.now()
  const written = await platform.db.transaction(async (tx) => {
    const locked = await lockRoster(tx, rosterId)
    if (locked?.revision !== revision) return undefined
    const next = await saveDraftDays(tx, rosterId, changes, days.value)
    const personIds = [...new Set(changes.map(({ personId }) => personId))]
    await platform.log.announce(tx, causeOf(by), [
      draftChanged.of(rosterId, now, { rosterId, revision: next, by: 'planner', personIds }),
    ])
    return next
  })
  if (written === undefined) return refused('draft-changed-meanwhile', MEANWHILE)
  const after = withDays(world, changes, days.value)
  return done(shown({ ...after, roster: { ...roster, revision: written } }, changes))
}

/** Of several changes of a day the last counts. */
const onceADay = (changes: readonly Change[]): readonly Change[] => [
  ...new Map(changes.map((change) => [dayKey(change), change])).values(),
]

/** The days as they will be: shifts with their breaks, and locked days off. */
function decideDays(world: RosterWorld, changes: readonly Change[]): Outcome<Draft, DraftRefusal> {
  const { roster, people, checked, zone } = world
  const shifts: DraftShift[] = []
  const daysOff: { personId: string; date: string }[] = []
  const lacking = lackOf(world, changes)
  for (const { personId, date, shift, isLocked } of changes) {
    const person = people.find((each) => each.personId === personId)
    if (!person) return refused('person-not-in-roster', 'The person is not of the unit, or works under no contract.')
    if (date < roster.from || date > roster.to)
      return refused('day-not-in-roster', `The roster goes from ${roster.from} to ${roster.to}.`)
    if (!shift) {
      if (isLocked) daysOff.push({ personId, date })
      continue
    }
    const own = checked.find((each) => each.personId === personId)
    const contract = own && termsOn(own, date)?.contract
    const kind = contract?.shifts.find(({ id }) => id === shift.kindId)
    if (!contract || !kind)
      return refused(
        'shift-kind-unknown',
        `On ${date} the contract of ${person.displayName} has no shift ${shift.kindId}.`,
      )
    const odd = oddTimes(world, date, shift.startsAt, kind.spanSeconds, shift.breaks ?? [])
    if (odd) return refused('shift-times-odd', odd)
    shifts.push({
      personId,
      date,
      kindId: kind.id,
      startsAt: shift.startsAt,
      endsAt: shift.startsAt + kind.spanSeconds * 1000,
      breaks: shift.breaks ?? placeBreaks(zone, contract, kind, shift.startsAt, (at) => lacking(person.queueIds, at)),
      isLocked,
    })
  }
  return done({ shifts, daysOff })
}

/** What nobody could draw on the board; undefined when all lies on slots, on its day and in its shift. */
function oddTimes(
  { zone, grid }: RosterWorld,
  date: string,
  startsAt: number,
  spanSeconds: number,
  breaks: DraftShift['breaks'],
): string | undefined {
  if (localDateOf(zone, startsAt) !== date) return `The shift does not start on ${date}: give a start on that day.`
  const edges = breaks.flatMap((each) => [each.startsAt, each.endsAt])
  const isOnSlot = (at: number) => (at - grid.startsAt) % (grid.slotSeconds * 1000) === 0
  if (![startsAt, ...edges].every(isOnSlot)) return 'Shifts and breaks begin and end on a quarter-hour.'
  const order = [startsAt, ...edges, startsAt + spanSeconds * 1000]
  const isInOrder = order.every((at, place) => place === 0 || at >= (order[place - 1] ?? 0))
  const areSpans = breaks.every((each) => each.endsAt > each.startsAt)
  return isInOrder && areSpans ? undefined : 'Breaks lie inside the shift, one after the other.'
}

/** Whether a queue of some lacks people at an instant, as the draft stands without the days that change. */
function lackOf(world: RosterWorld, changes: readonly Change[]): (queueIds: readonly string[], at: number) => boolean {
  if (!changes.some(({ shift }) => shift && !shift.breaks)) return () => false
  const { grid } = world
  const changed = new Set(changes.map(dayKey))
  const rest = shiftsOf(world).filter((shift) => !changed.has(dayKey(shift)))
  const { coverage } = coverageOf(world, [...rest, ...carriedIn(world)])
  return (queueIds, at) => {
    const slot = Math.floor((at - grid.startsAt) / (grid.slotSeconds * 1000))
    return coverage.some(
      ({ queueId, required, planned }) => queueIds.includes(queueId) && (planned[slot] ?? 0) < (required[slot] ?? 0),
    )
  }
}

function withDays(world: RosterWorld, changes: readonly Change[], days: Draft): RosterWorld {
  const changed = new Set(changes.map(dayKey))
  const kept = <T extends { readonly personId: string; readonly date: string }>(all: readonly T[]) =>
    all.filter((each) => !changed.has(dayKey(each)))
  return {
    ...world,
    draft: {
      shifts: [...kept(world.draft.shifts), ...days.shifts],
      daysOff: [...kept(world.draft.daysOff), ...days.daysOff],
    },
  }
}

function shown(world: RosterWorld, changes: readonly Change[]): DraftChanged {
  const ids = new Set(changes.map(({ personId }) => personId))
  const isNamed = ({ personId }: { readonly personId: string }) => ids.has(personId)
  const shifts = shiftsOf(world)
  return {
    revision: world.roster.revision,
    shifts: shifts.filter(isNamed).sort((a, b) => (dayKey(a) < dayKey(b) ? -1 : 1)),
    daysOff: world.draft.daysOff.filter(isNamed).map((day) => ({ ...day })),
    violations: violationsIn(world, ids),
    findings: findingsOf(world, [...shifts, ...carriedIn(world)]),
    ...coverageOf(world, [...shifts, ...carriedIn(world)]),
  }
}
