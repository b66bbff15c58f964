import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { agentSlotsNeeded } from '#libs/rostering/solve-roster.ts'
import type { RosterRun, runBody } from '#modules/rosters/contract.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { draftChanged, runEnded, runStarted } from '#modules/rosters/events.ts'
import { problemOf } from '#modules/rosters/roster-problem.ts'
import { LOST_AFTER_MS, latestRuns, type RunOutcome } from '#modules/rosters/run-views.ts'
import type { SearchNews } from '#modules/rosters/search.ts'
import type { Searches } from '#modules/rosters/searches.ts'
import { findRoster, lockRoster, replaceUnlocked } from '#modules/rosters/store-rosters.ts'
import { readWanted } from '#modules/rosters/wishes.ts'
import { causeOf } from '#modules/rosters/work-contracts.ts'
import { readWorld } from '#modules/rosters/world.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type RunRefusal =
  | 'roster-not-found'
  | 'run-under-way'
  | 'no-run-under-way'
  | 'searches-busy'
  | 'nobody-to-roster'
  | 'nothing-needed'
  | 'draft-changed-meanwhile'
export type RunDeps = RostersDeps & { readonly searches: Searches }

const FAULT: RunOutcome = { reason: 'fault', detail: null, cost: null, conflicts: [], outOfReach: [] }
export const HEARD_TIMER = 'rosters.run-heard'

/** Starts a search for the unlocked days of the draft. It goes on by itself; the roster tells how far it has come. */
export async function startRun(
  deps: RunDeps,
  by: string,
  rosterId: string,
  { seconds, seed }: z.output<typeof runBody>,
): Promise<Outcome<RosterRun, RunRefusal>> {
  const { platform, searches } = deps
  const { db, clock } = platform
  const roster = await findRoster(db, rosterId)
  if (!roster) return refused('roster-not-found')
  const world = await readWorld(deps, db, roster)
  if (world.people.length === 0)
    return refused('nobody-to-roster', 'Nobody of the unit works under a contract: give people their terms first.')
  if (agentSlotsNeeded({ needs: world.queues }) === 0)
    return refused('nothing-needed', 'No forecast covers these days for these queues: make one under Forecast first.')
  const problem = problemOf(world, await readWanted(db, world))
  const now = clock.now()
  const runId = newId(now)
  if (searches.isFull()) return refused('searches-busy', 'Other searches are going on: try again when one has ended.')
  const started = await db.transaction(async (tx): Promise<Outcome<null, RunRefusal>> => {
    const locked = await lockRoster(tx, rosterId)
    if (!locked) return refused('roster-not-found')
    if (locked.revision !== roster.revision)
      return refused('draft-changed-meanwhile', 'The draft was changed meanwhile: look at it, then start again.')
    await endLost(deps, tx, now, rosterId)
    const running = await tx.maybe(sql`select from rosters.run
      where roster_id = ${rosterId} and state in ('running', 'stopping')`)
    if (running) return refused('run-under-way', 'A search for this roster is going on: stop it, or wait for it.')
    await tx.run(sql`insert into rosters.run (id, roster_id, seed, seconds, state, started_at, started_by, heard_at)
      values (${runId}, ${rosterId}, ${seed}, ${seconds}, 'running', ${at(now)}, ${by}, ${at(now)})`)
    await platform.timers.set(tx, HEARD_TIMER, runId, now + LOST_AFTER_MS)
    await platform.log.announce(tx, causeOf(by), [runStarted.of(rosterId, now, { rosterId, runId, seconds, seed })])
    return done(null)
  })
  if (!started.ok) return started
  const found = searches.start(runId, { problem, seed, seconds, days: roster.days })
  searches.watch(finish(deps, { rosterId, runId, revision: roster.revision }, found))
  return runOf(deps, db, rosterId)
}

/** Has it end with the best it has found so far; the draft gets it in a moment. */
export async function stopRun(deps: RunDeps, rosterId: string): Promise<Outcome<RosterRun, RunRefusal>> {
  const { db } = deps.platform
  if (!(await findRoster(db, rosterId))) return refused('roster-not-found')
  const run = await db.maybe<{ id: string }>(sql`update rosters.run set state = 'stopping'
    where roster_id = ${rosterId} and state in ('running', 'stopping') returning id`)
  if (!run) return refused('no-run-under-way', 'No search is going on: it has ended already.')
  deps.searches.stop(run.id)
  return runOf(deps, db, rosterId)
}

async function runOf(deps: RunDeps, db: Queryable, rosterId: string): Promise<Outcome<RosterRun, RunRefusal>> {
  const run = (await latestRuns(deps, db, [rosterId])).get(rosterId)
  return run ? done(run) : refused('no-run-under-way')
}

interface Run {
  readonly rosterId: string
  readonly runId: string
  /** Of the draft when it was started. */
  readonly revision: number
}

async function finish(deps: RunDeps, run: Run, found: ReturnType<Searches['start']>): Promise<void> {
  const { platform } = deps
  try {
    const news = await found
    await platform.db.transaction((tx) => takeOver(deps, tx, run, news))
  } catch (error) {
    platform.logger.warn({ err: error, runId: run.runId }, 'a search for a roster failed')
    const reason = deps.searches.isStopping() ? 'node-lost' : 'fault'
    await platform.db
      .transaction((tx) => endRun(deps, tx, run, 'failed', { ...FAULT, reason }))
      .catch((lost: Error) => platform.logger.warn({ err: lost, runId: run.runId }, 'its end could not be written'))
  }
}

/** The result in place of all that is not locked, if the draft is still the one that the search began from. */
async function takeOver(
  deps: RunDeps,
  tx: Tx,
  run: Run,
  news: Exclude<SearchNews, { kind: 'progress' }>,
): Promise<void> {
  const { platform } = deps
  const roster = await lockRoster(tx, run.rosterId)
  if (!roster) return
  if (news.kind === 'refused') return endRun(deps, tx, run, 'refused', news.outcome)
  if (roster.revision !== run.revision)
    return endRun(deps, tx, run, 'refused', { ...news.outcome, reason: 'draft-changed' })
  if (!(await isUnderWay(tx, run.runId))) return
  const isLocked = new Set(
    (
      await tx.rows<{ key: string }>(sql`select person_id || ' ' || date key from rosters.draft_shift
        where roster_id = ${run.rosterId} and is_locked`)
    ).map(({ key }) => key),
  )
  const free = news.shifts.filter(({ personId, date }) => !isLocked.has(`${personId} ${date}`))
  const revision = await replaceUnlocked(
    tx,
    run.rosterId,
    free.map((shift) => ({ ...shift, breaks: [...shift.breaks], isLocked: false })),
  )
  await platform.log.announce(tx, causeOf(null), [
    draftChanged.of(run.rosterId, platform.clock.now(), {
      rosterId: run.rosterId,
      revision,
      by: 'search',
      personIds: [],
    }),
  ])
  await endRun(deps, tx, run, news.wasStopped ? 'stopped' : 'done', news.outcome)
}

async function isUnderWay(tx: Tx, runId: string): Promise<boolean> {
  const row = await tx.maybe(
    sql`select from rosters.run where id = ${runId} and state in ('running', 'stopping') for update`,
  )
  return row !== undefined
}

async function endRun(
  { platform }: Pick<RunDeps, 'platform'>,
  tx: Tx,
  { rosterId, runId }: Pick<Run, 'rosterId' | 'runId'>,
  state: 'done' | 'stopped' | 'refused' | 'failed',
  outcome: RunOutcome,
): Promise<void> {
  const now = platform.clock.now()
  const ended =
    await tx.run(sql`update rosters.run set state = ${state}, outcome = ${json(outcome)}, ended_at = ${at(now)},
    heard_at = ${at(now)} where id = ${runId} and state in ('running', 'stopping')`)
  if (ended === 0) return
  await platform.timers.clear(tx, HEARD_TIMER, runId)
  await platform.log.announce(tx, causeOf(null), [
    runEnded.of(rosterId, now, { rosterId, runId, state, reason: outcome.reason }),
  ])
}

/** Runs whose node is silent for too long have failed; of one roster, or all. */
export async function endLost(
  deps: Pick<RunDeps, 'platform'>,
  tx: Tx,
  now: Instant,
  rosterId: string | null,
): Promise<void> {
  const lost = await tx.rows<{ runId: string; rosterId: string }>(sql`select id "runId", roster_id "rosterId"
    from rosters.run where state in ('running', 'stopping') and heard_at < ${at(now - LOST_AFTER_MS)}
      and (${rosterId}::uuid is null or roster_id = ${rosterId}::uuid) order by id for update`)
  for (const run of lost) await endRun(deps, tx, run, 'failed', { ...FAULT, reason: 'node-lost' })
}

/** Writes down how far the searches of this node have come, and passes on who wants one stopped. */
export async function hearSearches({ platform, searches }: Pick<RunDeps, 'platform' | 'searches'>): Promise<void> {
  for (const [runId, progress] of searches.underWay()) {
    const run = await platform.loopDb.maybe<{ state: string }>(sql`update rosters.run
      set progress = ${json(progress)}, heard_at = ${at(platform.clock.now())}
      where id = ${runId} and state in ('running', 'stopping') returning state`)
    if (run?.state !== 'running') searches.stop(runId)
  }
}

/** When nothing was heard of a run for long, its node is lost; else it is looked at again. */
export async function lookAtRun(deps: Pick<RunDeps, 'platform'>, tx: Tx, runId: string, now: Instant): Promise<void> {
  await endLost(deps, tx, now, null)
  const run = await tx.maybe(sql`select from rosters.run where id = ${runId} and state in ('running', 'stopping')`)
  if (run) await deps.platform.timers.set(tx, HEARD_TIMER, runId, now + LOST_AFTER_MS)
}
