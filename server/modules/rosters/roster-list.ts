import type { RosterHead } from '#modules/rosters/contract.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { latestRuns } from '#modules/rosters/run-views.ts'
import { findRoster, type RosterRow, readRosters } from '#modules/rosters/store-rosters.ts'
import { peopleOf } from '#modules/rosters/world.ts'
import type { RowScope } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

const MOST = 200

/** The latest rosters that have to do with the units of the scope, by their days. */
export async function listRosters(deps: RostersDeps, db: Queryable, scope: RowScope): Promise<RosterHead[]> {
  const seen: RosterRow[] = []
  for (const roster of await readRosters(db, sql`true`)) {
    if (seen.length < MOST && (await sees(deps, db, scope, roster))) seen.push(roster)
  }
  return headsOf(deps, db, seen)
}

/** The roster, if the scope has to do with its unit: lies above it, in it or below it. */
export async function findSeen(
  deps: RostersDeps,
  db: Queryable,
  scope: RowScope,
  rosterId: string,
): Promise<RosterRow | undefined> {
  const roster = await findRoster(db, rosterId)
  return roster && (await sees(deps, db, scope, roster)) ? roster : undefined
}

async function sees({ asks }: RostersDeps, db: Queryable, scope: RowScope, { unitId }: RosterRow): Promise<boolean> {
  if (scope.kind === 'all') return true
  if (scope.kind !== 'units' || scope.unitIds.length === 0) return false
  if (scope.unitIds.includes(unitId)) return true
  const below = await asks.identity.unitsBelow(db, unitId)
  return scope.unitIds.some((id) => below.includes(id))
}

export async function headsOf(deps: RostersDeps, db: Queryable, rosters: readonly RosterRow[]): Promise<RosterHead[]> {
  const { asks } = deps
  const ids = rosters.map(({ rosterId }) => rosterId)
  const units = new Map((await asks.identity.units(db)).map(({ unitId, name }) => [unitId, name]))
  const makers = await asks.identity.people(db, [...new Set(rosters.map(({ madeBy }) => madeBy))])
  const runs = await latestRuns(deps, db, ids)
  const published = await db.rows<{ rosterId: string; publishedAt: number }>(sql`select roster_id "rosterId",
      max(published_at) "publishedAt" from rosters.publication where roster_id = any(${ids}::uuid[]) group by 1`)
  const people = new Map<string, number>()
  for (const unitId of new Set(rosters.map((roster) => roster.unitId))) {
    people.set(unitId, (await peopleOf(deps, db, unitId)).filter(({ terms }) => terms !== null).length)
  }
  return rosters.map((roster) => ({
    rosterId: roster.rosterId,
    unitId: roster.unitId,
    unitName: units.get(roster.unitId) ?? '',
    from: roster.from,
    days: roster.days,
    queueIds: [...roster.queueIds],
    version: roster.version,
    publishedAt: published.find(({ rosterId }) => rosterId === roster.rosterId)?.publishedAt ?? null,
    people: people.get(roster.unitId) ?? 0,
    madeAt: roster.madeAt,
    madeBy: makers.find(({ personId }) => personId === roster.madeBy)?.displayName ?? '',
    run: runs.get(roster.rosterId) ?? null,
  }))
}
