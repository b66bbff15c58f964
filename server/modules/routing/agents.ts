import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { loadSettings } from '#modules/routing/settings.ts'
import { applyCapacity } from '#modules/routing/store-capacity.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'

/** Makes routing know these people, offline and with the default capacity; those it knows already stay as they are. */
export async function ensureAgents(
  tx: Tx,
  deps: Pick<RoutingDeps, 'platform' | 'asks'>,
  personIds: readonly string[],
): Promise<Outcome<null, 'agent-not-found'>> {
  const known = await tx.rows<{ id: string }>(sql`select id from routing.agent where id = any(${personIds}::uuid[])`)
  const missing = personIds.filter((id) => !known.some((row) => row.id === id))
  if (missing.length === 0) return done(null)
  const people = await deps.asks.identity.people(tx, missing)
  const active = people.filter((person) => person.active)
  if (active.length < missing.length) return refused('agent-not-found')
  const now = deps.platform.clock.now()
  const skills = await currentSkills(tx, deps, missing, now)
  const { defaultCapacity } = await loadSettings(tx)
  const added = await tx.rows<{ id: string }>(sql`insert into routing.agent
      (id, unit_id, skills, points, ceiling_points, presence_since, available_since)
    select id, unit_id, skills, ${defaultCapacity.points}, ${defaultCapacity.points}, ${at(now)}, ${at(now)}
    from jsonb_to_recordset(${json(
      active.map((person) => ({
        id: person.personId,
        unit_id: person.unitId,
        skills: skills.get(person.personId) ?? {},
      })),
    )}::jsonb) as r(id uuid, unit_id uuid, skills jsonb) on conflict (id) do nothing returning id`)
  await applyCapacity(
    tx,
    added.map((row) => row.id),
    defaultCapacity,
  )
  return done(null)
}

/** Takes over what identity says now of these people's skills and units. @returns who is no longer active */
export async function refreshAgents(
  tx: Tx,
  deps: Pick<RoutingDeps, 'platform' | 'asks'>,
  agentIds: readonly string[],
): Promise<{ readonly inactiveIds: readonly string[] }> {
  const people = await deps.asks.identity.people(tx, agentIds)
  const skills = await currentSkills(tx, deps, agentIds, deps.platform.clock.now())
  const rows = people.map((person) => ({
    id: person.personId,
    unit_id: person.unitId,
    skills: skills.get(person.personId) ?? {},
  }))
  await tx.run(sql`update routing.agent a set unit_id = r.unit_id, skills = r.skills
    from jsonb_to_recordset(${json(rows)}::jsonb) as r(id uuid, unit_id uuid, skills jsonb) where a.id = r.id`)
  const active = new Set(people.filter((person) => person.active).map((person) => person.personId))
  return { inactiveIds: agentIds.filter((id) => !active.has(id)) }
}

/** Skill → level of each of these people today; an ended skill is left out. */
export async function currentSkills(
  db: Queryable,
  { platform, asks }: Pick<RoutingDeps, 'platform' | 'asks'>,
  personIds: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const held = await asks.identity.skillsOf(db, personIds, localDate(now, platform.config.TIME_ZONE))
  return new Map(
    [...held].map(([id, levels]) => [id, Object.fromEntries(levels.map(({ skill, level }) => [skill, level]))]),
  )
}

/** `YYYY-MM-DD` in the house's zone. */
function localDate(instant: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  )
}
