import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact } from '#libs/facts/event.ts'
import { ensureAgents } from '#modules/routing/agents.ts'
import type { CapacityShape, RoutingSettings } from '#modules/routing/contract.ts'
import { mayOpenMatch, type RoutingDeps } from '#modules/routing/deps.ts'
import { routingChanged } from '#modules/routing/events.ts'
import { agentsVisibleTo } from '#modules/routing/scope.ts'
import { loadSettings, saveSettings } from '#modules/routing/settings.ts'
import { applyCapacity } from '#modules/routing/store-capacity.ts'
import type { RowScope } from '#platform/access.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'

export type AgentRefusal = 'agent-not-found' | 'queue-unknown'

interface Manager {
  readonly personId: string
  /** Whom they may manage. */
  readonly scope: RowScope
}

/** Makes these the queues an agent serves. What they have in hand stays with them. */
export function putMemberships(
  deps: RoutingDeps,
  by: Manager,
  agentId: string,
  queueIds: readonly string[],
  reason: string | undefined,
): Promise<Outcome<null, AgentRefusal>> {
  return manage(deps, by, [agentId], async (tx) => {
    if (!(await areQueues(tx, queueIds))) return refused('queue-unknown')
    const left = await tx.rows<{ queueId: string }>(sql`delete from routing.membership
      where agent_id = ${agentId} and queue_id <> all(${queueIds}::uuid[]) returning queue_id "queueId"`)
    const joined = await join(tx, deps, [agentId], queueIds)
    const fact = (queueId: string, isMember: boolean) => memberFact(deps, { agentId, queueId }, isMember, reason)
    return done([...left.map((row) => fact(row.queueId, false)), ...joined.map((row) => fact(row.queueId, true))])
  })
}

/** Puts one agent into a queue or out of it; what they have in hand stays. Doing it again changes nothing. */
export function setMembership(
  deps: RoutingDeps,
  by: Manager,
  member: { readonly agentId: string; readonly queueId: string; readonly isMember: boolean },
  reason: string | undefined,
): Promise<Outcome<null, AgentRefusal>> {
  const { agentId, queueId, isMember } = member
  return manage(deps, by, [agentId], async (tx) => {
    // Nobody is put into a queue out of use; out of one, always.
    if (isMember && !(await areQueues(tx, [queueId]))) return refused('queue-unknown')
    const changed = isMember
      ? await join(tx, deps, [agentId], [queueId])
      : await tx.rows<Member>(sql`delete from routing.membership where agent_id = ${agentId} and queue_id = ${queueId}
          returning agent_id "agentId", queue_id "queueId"`)
    return done(changed.map((each) => memberFact(deps, each, isMember, reason)))
  })
}

/**
 * Puts people into a queue or out of it within a deed of another module, which has decided that it may.
 * @returns those for whom it changed something: who was there already is not taken out when the deed is undone
 */
export async function setMembers(
  tx: Tx,
  deps: RoutingDeps,
  cause: Cause,
  members: {
    readonly personIds: readonly string[]
    readonly queueId: string
    readonly isMember: boolean
    readonly reason: string
  },
): Promise<Outcome<readonly string[], AgentRefusal>> {
  const { queueId, isMember, reason } = members
  const ids = [...new Set(members.personIds)]
  const known = await ensureAgents(tx, deps, ids)
  if (!known.ok) return known
  if (isMember && !(await areQueues(tx, [queueId]))) return refused('queue-unknown')
  const changed = isMember
    ? await join(tx, deps, ids, [queueId])
    : await tx.rows<Member>(sql`delete from routing.membership where agent_id = any(${ids}::uuid[])
        and queue_id = ${queueId} returning agent_id "agentId", queue_id "queueId"`)
  await deps.platform.log.announce(
    tx,
    cause,
    changed.map((member) => memberFact(deps, member, isMember, reason)),
  )
  await mayOpenMatch(deps, tx)
  return done(changed.map(({ agentId }) => agentId))
}

/** Puts agents into a queue, and out of another when that is named: all of them or none. */
export function moveAgents(
  deps: RoutingDeps,
  by: Manager,
  move: {
    readonly agentIds: readonly string[]
    readonly toQueueId: string
    readonly fromQueueId?: string | undefined
    readonly reason: string
  },
): Promise<Outcome<null, AgentRefusal>> {
  return manage(deps, by, move.agentIds, async (tx) => {
    const named = move.fromQueueId === undefined ? [move.toQueueId] : [move.toQueueId, move.fromQueueId]
    if (!(await areQueues(tx, named))) return refused('queue-unknown')
    const left = await tx.rows<Member>(sql`delete from routing.membership
      where agent_id = any(${move.agentIds}::uuid[]) and queue_id = ${move.fromQueueId ?? null}::uuid
        and queue_id <> ${move.toQueueId} returning agent_id "agentId", queue_id "queueId"`)
    const joined = await join(tx, deps, move.agentIds, [move.toQueueId])
    return done([
      ...left.map((member) => memberFact(deps, member, false, move.reason)),
      ...joined.map((member) => memberFact(deps, member, true, move.reason)),
    ])
  })
}

/** What an agent can hold at once; null for the default of the house. */
export function putCapacity(
  deps: RoutingDeps,
  by: Manager,
  agentId: string,
  capacity: CapacityShape | null,
): Promise<Outcome<null, AgentRefusal>> {
  return manage(deps, by, [agentId], async (tx) => {
    const { defaultCapacity } = await loadSettings(tx)
    await lockForCapacity(tx, [agentId])
    const own = capacity === null ? null : json(capacity)
    await tx.run(sql`update routing.agent set capacity = ${own}::jsonb where id = ${agentId}`)
    await applyCapacity(tx, [agentId], capacity ?? defaultCapacity)
    return done([routingChanged.of(agentId, deps.platform.clock.now(), { what: 'capacity', id: agentId })])
  })
}

/** House-wide settings; a new default capacity holds at once for all who have none of their own. */
export async function putSettings(
  deps: RoutingDeps,
  personId: string,
  settings: RoutingSettings,
): Promise<Outcome<null, 'head-starts-out-of-order'>> {
  const { vip, vulnerable, fraud } = settings.headStartSeconds
  if (!(fraud >= vulnerable && vulnerable >= vip))
    return refused('head-starts-out-of-order', 'Fraud comes before vulnerable, vulnerable before VIP.')
  const { db, clock, log } = deps.platform
  return db.transaction(async (tx) => {
    await saveSettings(tx, settings)
    const rows = await tx.rows<{ id: string }>(sql`select id from routing.agent where capacity is null order by id`)
    const ids = rows.map((row) => row.id)
    await lockForCapacity(tx, ids)
    await applyCapacity(tx, ids, settings.defaultCapacity)
    await log.announce(tx, { kind: 'person', id: personId }, [
      routingChanged.of('settings', clock.now(), { what: 'settings', id: 'settings' }),
    ])
    await mayOpenMatch(deps, tx)
    return done(null)
  })
}

interface Member {
  readonly agentId: string
  readonly queueId: string
}

async function manage(
  deps: RoutingDeps,
  by: Manager,
  agentIds: readonly string[],
  change: (tx: Tx) => Promise<Outcome<readonly Fact[], AgentRefusal>>,
): Promise<Outcome<null, AgentRefusal>> {
  const cause: Cause = { kind: 'person', id: by.personId }
  return deps.platform.db.transaction(async (tx) => {
    const ids = [...new Set(agentIds)]
    // Someone new to routing is known by their unit before it is asked whether that is in reach.
    const known = await ensureAgents(tx, deps, ids)
    if (!known.ok) return known
    const seen = await tx.rows(
      sql`select from routing.agent a where a.id = any(${ids}::uuid[]) and ${agentsVisibleTo(by.scope)}`,
    )
    if (seen.length < ids.length) return refused('agent-not-found')
    const changed = await change(tx)
    if (!changed.ok) return changed
    await deps.platform.log.announce(tx, cause, changed.value)
    await mayOpenMatch(deps, tx)
    return done(null)
  })
}

/** Work is counted anew by the new costs, so it is locked first, as everywhere. */
async function lockForCapacity(tx: Tx, agentIds: readonly string[]): Promise<void> {
  const ids = sql`${agentIds}::uuid[]`
  await tx.run(sql`select from routing.item where agent_id = any(${ids}) order by id for update`)
  await tx.run(sql`select from routing.agent where id = any(${ids}) order by id for update`)
}

async function areQueues(tx: Tx, queueIds: readonly string[]): Promise<boolean> {
  const ids = [...new Set(queueIds)]
  const found = await tx.rows(sql`select from routing.queue where id = any(${ids}::uuid[]) and active for share`)
  return found.length === ids.length
}

const join = (tx: Tx, { platform }: RoutingDeps, agentIds: readonly string[], queueIds: readonly string[]) =>
  tx.rows<Member>(sql`insert into routing.membership (agent_id, queue_id, since)
    select a, q, ${at(platform.clock.now())} from unnest(${agentIds}::uuid[]) a cross join unnest(${queueIds}::uuid[]) q
    on conflict do nothing returning agent_id "agentId", queue_id "queueId"`)

const memberFact = ({ platform }: RoutingDeps, member: Member, isMember: boolean, reason: string | undefined): Fact =>
  routingChanged.of(member.agentId, platform.clock.now(), {
    what: 'membership',
    id: member.agentId,
    queueId: member.queueId,
    isMember,
    ...(reason === undefined ? {} : { reason }),
  })
