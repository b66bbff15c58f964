import type { z } from 'zod'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { layOut } from '#libs/rostering/horizon.ts'
import type { RosterHead, rosterBody } from '#modules/rosters/contract.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { rosterDiscarded, rosterMade } from '#modules/rosters/events.ts'
import { headsOf } from '#modules/rosters/roster-list.ts'
import { SLOT_SECONDS } from '#modules/rosters/shift-slots.ts'
import { lockRoster, readRosters } from '#modules/rosters/store-rosters.ts'
import { causeOf } from '#modules/rosters/work-contracts.ts'
import { peopleOf } from '#modules/rosters/world.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type MakeRefusal =
  | 'unit-not-found'
  | 'queue-not-found'
  | 'nobody-to-roster'
  | 'too-many-people'
  | 'rosters-overlap'
  | 'days-not-cut'
export type DiscardRefusal = 'roster-not-found' | 'roster-published' | 'run-under-way'

/** Of more, a board would hold up the customers served beside it: its rules and coverage are worked out at every look. */
const MOST_PEOPLE = 1_000

/** An empty draft over some days; each person and day lies in one roster at most. */
export async function makeRoster(
  deps: RostersDeps,
  by: string,
  { unitId, from, days, queueIds }: z.output<typeof rosterBody>,
): Promise<Outcome<RosterHead, MakeRefusal>> {
  const { platform, zone } = deps
  try {
    layOut({ zone: zone.name, from, days, slotSeconds: SLOT_SECONDS })
  } catch (error) {
    if (error instanceof RangeError) return refused('days-not-cut', error.message)
    throw error
  }
  return platform.db.transaction(async (tx) => {
    // Two that overlap may be made at the same moment: one waits here, and then sees the other.
    await tx.run(sql`lock table rosters.roster in share row exclusive mode`)
    const refusal = await refusalOf(deps, tx, { unitId, from, days, queueIds })
    if (refusal) return refusal
    const now = platform.clock.now()
    const rosterId = newId(now)
    await tx.run(sql`insert into rosters.roster (id, unit_id, from_date, days, slot_seconds, queue_ids, made_at, made_by)
      values (${rosterId}, ${unitId}, ${from}, ${days}, ${SLOT_SECONDS}, ${[...new Set(queueIds)]}::uuid[], ${at(now)}, ${by})`)
    await platform.log.announce(tx, causeOf(by), [rosterMade.of(rosterId, now, { rosterId, unitId, from, days })])
    const [head] = await headsOf(deps, tx, await readRosters(tx, sql`r.id = ${rosterId}`))
    if (!head) throw new Error(`roster ${rosterId} was just made and is not there`)
    return done(head)
  })
}

async function refusalOf(
  deps: RostersDeps,
  db: Queryable,
  { unitId, from, days, queueIds }: z.output<typeof rosterBody>,
) {
  const { asks } = deps
  const units = await asks.identity.units(db)
  if (!units.some((unit) => unit.unitId === unitId))
    return refused('unit-not-found', 'Choose one of the units of the house.')
  const known = (await asks.routing.queues(db)).map(({ queueId }) => queueId)
  if (queueIds.some((id) => !known.includes(id))) return refused('queue-not-found', 'Choose queues that are in use.')
  const people = (await peopleOf(deps, db, unitId)).filter(({ terms }) => terms !== null).length
  if (people === 0)
    return refused('nobody-to-roster', 'Nobody of the unit works under a contract yet: give people their terms first.')
  if (people > MOST_PEOPLE)
    return refused(
      'too-many-people',
      `The unit has ${people} people, a roster takes ${MOST_PEOPLE}: make one for each unit below it.`,
    )
  const below = await asks.identity.unitsBelow(db, unitId)
  const others = await readRosters(
    db,
    sql`r.from_date < ${addDaysToDate(from, days)}::date and r.from_date + r.days > ${from}::date`,
  )
  for (const other of others) {
    const isAbove = below.includes(other.unitId) || (await asks.identity.unitsBelow(db, other.unitId)).includes(unitId)
    if (!isAbove) continue
    const name = units.find((unit) => unit.unitId === other.unitId)?.name ?? ''
    return refused(
      'rosters-overlap',
      `${name} has a roster from ${other.from} to ${other.to}: choose other days, or discard that draft.`,
    )
  }
  return undefined
}

/** Takes a draft away that was never published; of what was, every version is kept. */
export async function discardRoster(
  { platform }: RostersDeps,
  by: string,
  rosterId: string,
): Promise<Outcome<null, DiscardRefusal>> {
  return platform.db.transaction(async (tx) => {
    const roster = await lockRoster(tx, rosterId)
    if (!roster) return refused('roster-not-found')
    if (roster.version > 0)
      return refused('roster-published', 'It was published: change it and publish it again instead.')
    const running = await tx.maybe(
      sql`select from rosters.run where roster_id = ${rosterId} and state in ('running', 'stopping')`,
    )
    if (running) return refused('run-under-way', 'The search is still going: stop it first.')
    await tx.run(sql`delete from rosters.run where roster_id = ${rosterId}`)
    await tx.run(sql`delete from rosters.draft_shift where roster_id = ${rosterId}`)
    await tx.run(sql`delete from rosters.draft_day_off where roster_id = ${rosterId}`)
    await tx.run(sql`delete from rosters.roster where id = ${rosterId}`)
    await platform.log.announce(tx, causeOf(by), [
      rosterDiscarded.of(rosterId, platform.clock.now(), { rosterId, unitId: roster.unitId }),
    ])
    return done(null)
  })
}
