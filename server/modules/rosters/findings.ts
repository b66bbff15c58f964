import { floorGaps } from '#libs/rostering/floor-gaps.ts'
import { instantOfSlot } from '#libs/rostering/horizon.ts'
import type { PlannedShift } from '#libs/rostering/model.ts'
import type { RosterFinding } from '#modules/rosters/contract.ts'
import { floorsOf, marksFor, marksOf, sharesOf, subjectOf } from '#modules/rosters/floors.ts'
import { skillsOf } from '#modules/rosters/roster-problem.ts'
import type { DatedShift } from '#modules/rosters/shift-slots.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'

/**
 * Where these shifts leave a queue without its experts or the floor without a leader, and where trainees are more than
 * their share. No rule forbids it: planners are told, and the search pays for it.
 */
export function findingsOf(
  world: RosterWorld,
  shifts: readonly Pick<DatedShift, 'personId' | 'kindId' | 'startsAt' | 'endsAt' | 'breaks'>[],
): RosterFinding[] {
  const { people, grid } = world
  const marks = marksOf(world)
  const slotMs = grid.slotSeconds * 1000
  const slotAt = (instant: number) => Math.round((instant - grid.startsAt) / slotMs)
  const planned = shifts.map(
    ({ personId, kindId, startsAt, endsAt, breaks }): PlannedShift => ({
      personId,
      kindId,
      day: 0,
      startSlot: slotAt(startsAt),
      endSlot: slotAt(endsAt),
      breaks: breaks.map((pause) => ({
        slot: slotAt(pause.startsAt),
        slots: slotAt(pause.endsAt) - slotAt(pause.startsAt),
        isPaid: pause.isPaid,
      })),
    }),
  )
  const problem = {
    horizon: grid.horizon,
    floors: floorsOf(world, marks),
    shares: sharesOf(world, marks),
    people: people.map((person) => ({
      id: person.personId,
      contractId: '',
      skills: skillsOf(world, person),
      marks: marksFor(person, marks),
    })),
  }
  return floorGaps(problem, { shifts: planned }).map(({ id, from, to, found, wanted }) => ({
    ...subjectOf(id),
    fromAt: instantOfSlot(grid, from),
    toAt: instantOfSlot(grid, to),
    found,
    wanted,
  }))
}
