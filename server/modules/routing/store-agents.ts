import type { Fact, Instant } from '#libs/facts/event.ts'
import type { Capacity, ChannelCapacity, Level, Agent as MatchAgent } from '#libs/skill-matching/types.ts'
import type { ChosenPresence } from '#modules/routing/contract.ts'
import { presenceChanged } from '#modules/routing/events.ts'
import {
  type AgentPresence,
  type InHand,
  isAccepting,
  type Presence,
  type PresenceReason,
  settle,
} from '#modules/routing/presence.ts'
import { json, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

/** An agent as routing sees one at this moment. */
export interface Agent extends AgentPresence {
  readonly id: string
  readonly unitId: string
  readonly skills: Readonly<Record<string, Level>>
  readonly queueIds: readonly string[]
  readonly capacity: Capacity
  /** False when the default of the house holds. */
  readonly hasOwnCapacity: boolean
  readonly usedPoints: number
  /** Pieces of work held by channel, ringing ones included. */
  readonly load: Readonly<Record<string, number>>
  readonly inHand: InHand
}

interface AgentRow {
  readonly id: string
  readonly unit_id: string
  readonly skills: Record<string, Level>
  readonly has_own_capacity: boolean
  readonly points: number
  readonly used_points: number
  readonly chosen: ChosenPresence
  readonly next_presence: Exclude<ChosenPresence, 'available'> | null
  readonly presence: Presence
  readonly presence_since: Instant
  readonly presence_reason: PresenceReason
  readonly available_since: Instant
  readonly unreachable_since: Instant | null
  readonly missed_in_row: number
  readonly channels: Record<string, ChannelCapacity>
  readonly load: Record<string, number>
  readonly queue_ids: string[]
  readonly talking: number
  readonly wrapping_up: number
}

const COLUMNS = sql`a.id, a.unit_id, a.skills, a.capacity is not null has_own_capacity, a.points, a.used_points,
  a.chosen, a.next_presence, a.presence, a.presence_since, a.presence_reason, a.available_since, a.unreachable_since,
  a.missed_in_row,
  coalesce((select jsonb_object_agg(c.channel, jsonb_build_object('cost', coalesce(to_jsonb(c.cost), '"all"'), 'most', c.most))
    from routing.agent_channel c where c.agent_id = a.id), '{}') channels,
  coalesce((select jsonb_object_agg(l.channel, l.n) from (select h.channel, count(*) n from routing.item h
    where h.agent_id = a.id and h.held_points > 0 group by h.channel) l), '{}') as load,
  coalesce((select array_agg(m.queue_id order by m.queue_id) from routing.membership m where m.agent_id = a.id), '{}') queue_ids,
  (select count(*) from routing.item h where h.agent_id = a.id and h.held_points > 0 and h.state = 'assigned') talking,
  (select count(*) from routing.item h where h.agent_id = a.id and h.held_points > 0 and h.state = 'wrap-up') wrapping_up`

/** Agents that fit, not locked. `where` speaks of `a`, a row of routing.agent. */
export async function readAgents(db: Queryable, where: Sql): Promise<Agent[]> {
  const rows = await db.rows<AgentRow>(sql`select ${COLUMNS} from routing.agent a where ${where} order by a.id`)
  return rows.map(toAgent)
}

/**
 * The same for thousands: of agents who are alike in all that a decision looks at before it asks who has been idle
 * longest (skills, queues, capacity, what they hold), only the `most` first.
 * @param always ids of agents who are read however many are like them
 */
export async function readFirstOfAlike(tx: Tx, where: Sql, most: number, always: Sql): Promise<Agent[]> {
  const held = sql`select h.agent_id, jsonb_object_agg(h.channel, h.n) as load
    from (select agent_id, channel, count(*) n from routing.item where held_points > 0 group by 1, 2) h group by 1`
  return readAgents(
    tx,
    sql`a.id in (select p.id from (
        select a.id, row_number() over (
          partition by a.likeness, a.used_points, h.load order by a.available_since, a.id) place
        from routing.agent a left join (${held}) h on h.agent_id = a.id where ${where}) p
      where p.place <= ${most} or p.id in (${always}))`,
  )
}

export async function findAgent(db: Queryable, agentId: string): Promise<Agent | undefined> {
  return (await readAgents(db, sql`a.id = ${agentId}`))[0]
}

/** Locks these agents in order of id, after every item the transaction will touch, and reads what they hold then. */
export async function lockAgents(tx: Tx, agentIds: readonly string[]): Promise<Map<string, Agent>> {
  const ids = sql`a.id = any(${agentIds}::uuid[])`
  await tx.run(sql`select from routing.agent a where ${ids} order by a.id for update`)
  return new Map((await readAgents(tx, ids)).map((agent) => [agent.id, agent]))
}

/**
 * Brings agents in line with the work they hold, which the caller has saved: capacity in use, and the presence that
 * shows. `change` is applied first.
 * @returns the facts to announce, and the agents as saved
 */
export async function settleAgents(
  tx: Tx,
  agentIds: Iterable<string>,
  now: Instant,
  change: (agent: Agent) => Agent = (agent) => agent,
): Promise<{ readonly facts: readonly Fact[]; readonly agents: ReadonlyMap<string, Agent> }> {
  const ids = [...new Set(agentIds)]
  if (ids.length === 0) return { facts: [], agents: new Map() }
  const facts: Fact[] = []
  const agents = new Map<string, Agent>()
  for (const [id, locked] of await lockAgents(tx, ids)) {
    const settled = settle(change(locked), locked.inHand, now)
    agents.set(id, settled.agent)
    if (settled.change)
      facts.push(
        presenceChanged.of(id, now, {
          agentId: id,
          ...settled.change,
          reason: reasonOf(settled.agent, settled.change),
        }),
      )
  }
  await saveAgents(tx, [...agents.values()])
  return { facts, agents }
}

/** Work that comes and goes changes presence by itself; the reason on the row is about the choice. */
function reasonOf(agent: Agent, change: { readonly from: Presence; readonly to: Presence }): PresenceReason {
  const byWork: readonly Presence[] = ['busy', 'wrap-up']
  if (byWork.includes(change.to)) return 'automatic'
  return byWork.includes(change.from) && change.to === 'available' ? 'automatic' : agent.presenceReason
}

async function saveAgents(tx: Tx, agents: readonly Agent[]): Promise<void> {
  const ids = agents.map((agent) => agent.id)
  const rows = agents.map((agent) => ({
    id: agent.id,
    chosen: agent.chosen,
    next_presence: agent.nextPresence,
    presence: agent.presence,
    presence_since: new Date(agent.presenceSinceAt),
    presence_reason: agent.presenceReason,
    available_since: new Date(agent.availableSinceAt),
    unreachable_since: agent.unreachableSinceAt === null ? null : new Date(agent.unreachableSinceAt),
    missed_in_row: agent.missedInRow,
  }))
  // Capacity in use is counted by the database from the work itself, and may only grow below the ceiling.
  await tx.rows(sql`update routing.agent a set chosen = r.chosen, next_presence = r.next_presence, presence = r.presence,
        presence_since = r.presence_since, presence_reason = r.presence_reason, available_since = r.available_since,
        unreachable_since = r.unreachable_since, missed_in_row = r.missed_in_row, used_points = r.used,
        ceiling_points = case when r.used > a.used_points then a.ceiling_points else greatest(a.points, r.used) end
      from (select s.*, coalesce((select sum(i.held_points) from routing.item i where i.agent_id = s.id), 0)::int used
        from jsonb_to_recordset(${json(rows)}::jsonb) as s(id uuid, chosen text, next_presence text, presence text,
          presence_since timestamptz, presence_reason text, available_since timestamptz, unreachable_since timestamptz,
          missed_in_row int)) r
      where a.id = r.id`)
  await tx.rows(sql`update routing.agent_channel c set held = h.held,
        ceiling = case when h.held > c.held then c.ceiling else greatest(c.most, h.held) end
      from (select k.agent_id, k.channel, count(i.id)::int held from routing.agent_channel k
        left join routing.item i on i.agent_id = k.agent_id and i.channel = k.channel and i.held_points > 0
        where k.agent_id = any(${ids}::uuid[]) group by k.agent_id, k.channel) h
      where c.agent_id = h.agent_id and c.channel = h.channel and c.held <> h.held`)
}

/** The agent as the matching library reads one. */
export function toMatchAgent(agent: Agent): MatchAgent {
  return {
    id: agent.id,
    skills: agent.skills,
    queueIds: agent.queueIds,
    capacity: agent.capacity,
    load: agent.load,
    readiness: isAccepting(agent) ? 'accepting' : isOnDuty(agent) ? 'occupied' : 'away',
    availableSinceAt: agent.availableSinceAt,
  }
}

/** Will be back for those who prefer this agent: not leaving, and not on a break. */
const isOnDuty = (agent: Agent): boolean => agent.chosen === 'available' && agent.nextPresence === null

/** Points that one piece of this channel takes of the agent; null when the agent never gets this channel. */
export function costFor(agent: Agent, channel: string): number | null {
  const taken = agent.capacity.channels[channel]
  if (taken === undefined) return null
  return taken.cost === 'all' ? agent.capacity.points : taken.cost
}

function toAgent(row: AgentRow): Agent {
  return {
    id: row.id,
    unitId: row.unit_id,
    skills: row.skills,
    queueIds: row.queue_ids,
    capacity: { points: row.points, channels: row.channels },
    hasOwnCapacity: row.has_own_capacity,
    usedPoints: row.used_points,
    load: row.load,
    inHand: { talking: row.talking, wrappingUp: row.wrapping_up },
    chosen: row.chosen,
    nextPresence: row.next_presence,
    presence: row.presence,
    presenceSinceAt: row.presence_since,
    presenceReason: row.presence_reason,
    availableSinceAt: row.available_since,
    unreachableSinceAt: row.unreachable_since,
    missedInRow: row.missed_in_row,
  }
}
