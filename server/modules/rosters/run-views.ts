import type { Instant } from '#libs/facts/event.ts'
import type { RosterRun } from '#modules/rosters/contract.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** A node that says nothing of its run for so long is lost. */
export const LOST_AFTER_MS = 30_000

export interface RunCost {
  readonly total: number
  readonly bound: number
  readonly gap: number
}

/** What is kept of a run while it goes. */
export interface RunProgress {
  readonly share: number
  readonly cost: RunCost | null
}

/** What is kept of a run that has ended. */
export interface RunOutcome {
  readonly reason: RosterRun['reason']
  readonly detail: string | null
  readonly cost: RunCost | null
  readonly conflicts: readonly { readonly personId: string; readonly parts: readonly string[] }[]
  readonly outOfReach: RosterRun['outOfReach']
  /** Left out of runs that ended before it was looked for. */
  readonly floorsOutOfReach?: RosterRun['floorsOutOfReach']
}

interface RunRow {
  readonly rosterId: string
  readonly runId: string
  readonly state: RosterRun['state']
  readonly seconds: number
  readonly progress: RunProgress | null
  readonly outcome: RunOutcome | null
  readonly startedAt: Instant
  readonly heardAt: Instant
  readonly endedAt: Instant | null
}

/** The latest run of each roster. */
export async function latestRuns(
  { platform, asks }: Pick<RostersDeps, 'platform' | 'asks'>,
  db: Queryable,
  rosterIds: readonly string[],
): Promise<ReadonlyMap<string, RosterRun>> {
  const rows =
    await db.rows<RunRow>(sql`select distinct on (roster_id) roster_id "rosterId", id "runId", state, seconds,
      progress, outcome, started_at "startedAt", heard_at "heardAt", ended_at "endedAt"
    from rosters.run where roster_id = any(${[...rosterIds]}::uuid[]) order by roster_id, started_at desc, id desc`)
  const stuck = rows.flatMap(({ outcome }) => outcome?.conflicts.map(({ personId }) => personId) ?? [])
  const names = new Map(
    (await asks.identity.people(db, [...new Set(stuck)])).map(({ personId, displayName }) => [personId, displayName]),
  )
  const now = platform.clock.now()
  return new Map(rows.map((row) => [row.rosterId, toRun(row, names, now)]))
}

/** A run that nobody has heard of for too long shows as lost before it is written down so. */
function toRun(row: RunRow, names: ReadonlyMap<string, string>, now: Instant): RosterRun {
  const isUnderWay = row.state === 'running' || row.state === 'stopping'
  const isLost = isUnderWay && now - row.heardAt > LOST_AFTER_MS
  const { outcome, progress } = row
  return {
    runId: row.runId,
    state: isLost ? 'failed' : row.state,
    seconds: row.seconds,
    share: isUnderWay ? (progress?.share ?? 0) : 1,
    cost: outcome?.cost ?? progress?.cost ?? null,
    conflicts: (outcome?.conflicts ?? []).map(({ personId, parts }) => ({
      personId,
      displayName: names.get(personId) ?? personId,
      parts: [...parts],
    })),
    reason: isLost ? 'node-lost' : (outcome?.reason ?? null),
    detail: outcome?.detail ?? null,
    outOfReach: [...(outcome?.outOfReach ?? [])],
    floorsOutOfReach: [...(outcome?.floorsOutOfReach ?? [])],
    startedAt: row.startedAt,
    endedAt: isLost ? row.heardAt : row.endedAt,
  }
}
