import type { z } from 'zod'
import { scenarioFigures } from '#libs/capacity-plan/scenario-figures.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { queueHistory } from '#modules/workforce/capacity-basis.ts'
import type { ScenarioBody, ScenarioView, scenarioList, scenarioReply } from '#modules/workforce/capacity-contract.ts'
import { shownFigures } from '#modules/workforce/capacity-figures.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { capacityScenarioChanged } from '#modules/workforce/events.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type ScenarioRefusal =
  | 'queue-not-found'
  | 'scenario-not-found'
  | 'scenario-changed-meanwhile'
  | 'scenario-not-plannable'
  | 'too-many-scenarios'

/** All of them are listed at once. */
const MOST = 200

interface Row {
  readonly scenarioId: string
  readonly body: ScenarioBody
  readonly revision: number
  readonly changedAt: number
  readonly changedBy: string
}
const COLUMNS = sql`id "scenarioId", body, revision, changed_at "changedAt", changed_by "changedBy"`

/** The latest changed first. */
export async function listScenarios({ platform, asks }: WorkforceDeps): Promise<z.output<typeof scenarioList>> {
  const rows = await platform.db.rows<Row>(
    sql`select ${COLUMNS} from workforce.capacity_scenario order by changed_at desc, id`,
  )
  const views = await named(asks, platform.db, rows)
  return {
    scenarios: views.map(({ scenarioId, name, firstMonth, revision, changedAt, changedBy }) => ({
      scenarioId,
      name,
      firstMonth,
      revision,
      changedAt,
      changedBy,
    })),
  }
}

/** One with what it comes to by the history of now. */
export async function viewScenario(
  deps: WorkforceDeps,
  scenarioId: string,
): Promise<Outcome<z.output<typeof scenarioReply>, ScenarioRefusal>> {
  const { platform, asks } = deps
  const { db } = platform
  const row = await db.maybe<Row>(sql`select ${COLUMNS} from workforce.capacity_scenario where id = ${scenarioId}`)
  const [scenario] = row ? await named(asks, db, [row]) : []
  if (!row || !scenario) return refused('scenario-not-found')
  const histories = []
  for (const queueId of row.body.queueIds) histories.push(await queueHistory(deps, db, queueId))
  const worked = scenarioFigures(row.body, histories)
  if (!worked.ok) return refused('scenario-not-plannable', worked.faults.join('; '))
  return done({ scenario, figures: shownFigures(worked.figures, platform.clock.now()) })
}

export async function addScenario(
  deps: WorkforceDeps,
  personId: string,
  body: ScenarioBody,
): Promise<Outcome<ScenarioView, ScenarioRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const wrong = await wrongIn(deps, tx, body)
    if (wrong) return wrong
    const { count } = await tx.one<{ count: number }>(sql`select count(*)::int count from workforce.capacity_scenario`)
    if (count >= MOST) return refused('too-many-scenarios', `There are ${MOST} already: remove old ones first.`)
    const scenarioId = newId(deps.platform.clock.now())
    return done(await save(deps, tx, personId, scenarioId, body, 'made'))
  })
}

/** @param revision the one that was seen: who changes it after somebody else hears so */
export async function changeScenario(
  deps: WorkforceDeps,
  personId: string,
  scenarioId: string,
  body: ScenarioBody,
  revision: number,
): Promise<Outcome<ScenarioView, ScenarioRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const held = await tx.maybe<{ revision: number }>(
      sql`select revision from workforce.capacity_scenario where id = ${scenarioId} for update`,
    )
    if (!held) return refused('scenario-not-found')
    if (held.revision !== revision)
      return refused('scenario-changed-meanwhile', `Somebody saved revision ${held.revision}: read it again.`)
    return (await wrongIn(deps, tx, body)) ?? done(await save(deps, tx, personId, scenarioId, body, 'changed'))
  })
}

export async function removeScenario(
  { platform }: WorkforceDeps,
  personId: string,
  scenarioId: string,
): Promise<Outcome<null, ScenarioRefusal>> {
  return platform.db.transaction(async (tx) => {
    const gone = await tx.run(sql`delete from workforce.capacity_scenario where id = ${scenarioId}`)
    if (gone === 0) return refused('scenario-not-found')
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      capacityScenarioChanged.of(scenarioId, platform.clock.now(), { scenarioId, change: 'removed' }),
    ])
    return done(null)
  })
}

/** Queues that are not, and what the schema cannot say: shares that leave nobody at work, bands out of order. */
async function wrongIn({ asks }: WorkforceDeps, tx: Tx, body: ScenarioBody) {
  const known = new Set((await asks.routing.queues(tx)).map(({ queueId }) => queueId))
  if (!body.queueIds.every((queueId) => known.has(queueId))) return refused('queue-not-found')
  const worked = scenarioFigures(body, [])
  return worked.ok ? undefined : refused('scenario-not-plannable', worked.faults.join('; '))
}

async function save(
  { platform, asks }: WorkforceDeps,
  tx: Tx,
  personId: string,
  scenarioId: string,
  body: ScenarioBody,
  change: 'made' | 'changed',
): Promise<ScenarioView> {
  const now = platform.clock.now()
  const row = await tx.one<Row>(sql`insert into workforce.capacity_scenario (id, body, changed_at, changed_by)
    values (${scenarioId}, ${json(body)}, ${at(now)}, ${personId})
    on conflict (id) do update set body = excluded.body, revision = capacity_scenario.revision + 1,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by
    returning ${COLUMNS}`)
  await platform.log.announce(tx, { kind: 'person', id: personId }, [
    capacityScenarioChanged.of(scenarioId, now, { scenarioId, change }),
  ])
  const [view] = await named(asks, tx, [row])
  if (!view) throw new Error(`scenario ${scenarioId} was written and is not there: this is a bug`)
  return view
}

async function named(asks: WorkforceDeps['asks'], db: Queryable, rows: readonly Row[]): Promise<ScenarioView[]> {
  const people = await asks.identity.people(db, [...new Set(rows.map(({ changedBy }) => changedBy))])
  const nameOf = (id: string) => people.find(({ personId }) => personId === id)?.displayName ?? id
  return rows.map(({ body, changedBy, ...row }) => ({ ...body, ...row, changedBy: nameOf(changedBy) }))
}
