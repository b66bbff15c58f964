import { createHash } from 'node:crypto'
import { agentSlotsNeeded } from '#libs/rostering/solve-roster.ts'
import type { DraftPrediction } from '#modules/rosters/contract.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'

/** A prediction as it is kept; whether it still holds is decided by `readPrediction`. */
export interface KeptPrediction extends Omit<DraftPrediction, 'isStale'> {
  readonly rosterId: string
  readonly basis: string
}

/** Keeps the latest of a roster; one of an older revision, whose playing took longer, replaces none of a newer one. */
export const keepPrediction = (
  db: Queryable,
  { rosterId, basis, revision, playedAt, replications, queues }: KeptPrediction,
) =>
  db.run(sql`insert into rosters.prediction (roster_id, revision, basis, played_at, replications, queues)
    values (${rosterId}, ${revision}, ${basis}, ${at(playedAt)}, ${replications}, ${json(queues)})
    on conflict (roster_id) do update set revision = excluded.revision, basis = excluded.basis,
      played_at = excluded.played_at, replications = excluded.replications, queues = excluded.queues
    where rosters.prediction.revision <= excluded.revision`)

/** What the draft was foretold when it was last played; stale when the draft, or what it is played against, is another now. */
export async function readPrediction(db: Queryable, world: RosterWorld): Promise<DraftPrediction | null> {
  const row = await db.maybe<Omit<DraftPrediction, 'isStale'> & { basis: string }>(sql`select revision, basis,
      played_at "playedAt", replications, queues from rosters.prediction where roster_id = ${world.roster.rosterId}`)
  if (!row) return null
  const { basis, ...prediction } = row
  return { ...prediction, isStale: row.revision !== world.roster.revision || basis !== basisOf(world) }
}

/** Whether there is anything to foretell: days that no forecast covers need nobody. */
export const isPredictable = ({ queues }: Pick<RosterWorld, 'queues'>): boolean =>
  agentSlotsNeeded({ needs: queues }) > 0

/** What a draft is played against, beside itself: forecasts, staffing, and who can take what. */
export function basisOf({ queues, people }: Pick<RosterWorld, 'queues' | 'people'>): string {
  const against = [
    queues.map(({ skill, plan }) => [skill, plan.staffing, plan.rows.map(({ startAt, result }) => [startAt, result])]),
    people.map(({ personId, queueIds }) => [personId, queueIds.toSorted()]),
  ]
  return createHash('sha256').update(JSON.stringify(against)).digest('hex')
}
