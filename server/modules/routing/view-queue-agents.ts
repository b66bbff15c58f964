import type { z } from 'zod'
import type { Instant } from '#libs/facts/event.ts'
import type { Level } from '#libs/skill-matching/types.ts'
import type { PersonCard } from '#modules/identity/questions.ts'
import { currentSkills } from '#modules/routing/agents.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { SERVING_ROLES } from '#modules/routing/permissions.ts'
import { agentsVisibleTo } from '#modules/routing/scope.ts'
import { hindrances, type QueueAgentsShape, type queueAgentsQuery } from '#modules/routing/service-contract.ts'
import { loadSettings } from '#modules/routing/settings.ts'
import { type Hindrance, type Standing, standingOf } from '#modules/routing/standing.ts'
import { type Agent, readAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { findQueue, type Queue } from '#modules/routing/store-queues.ts'
import type { RowScope } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

type Query = z.output<typeof queueAgentsQuery>
type Shown = QueueAgentsShape['agents'][number]

/**
 * Who serves a queue now and what keeps the others from it, as far as the scope reaches; or, of those who do not serve
 * it, who could.
 * @returns undefined when there is no such queue
 */
export async function viewQueueAgents(
  deps: RoutingDeps,
  db: Queryable,
  scope: RowScope,
  queueId: string,
  query: Query,
): Promise<QueueAgentsShape | undefined> {
  const queue = await findQueue(db, queueId)
  if (!queue) return undefined
  const now = deps.platform.clock.now()
  const found =
    query.membership === 'members'
      ? await membersOf(deps, db, scope, queue)
      : await othersOf(deps, db, scope, queue, now)
  const word = (query.q ?? '').toLowerCase()
  const rows = found
    .filter(({ person }) => `${person.displayName} ${person.agentNo}`.toLowerCase().includes(word))
    .map(({ agent, person }) => toRow(agent, person, queue, standingOf(toMatchAgent(agent), agent, queue)))
    .sort(nearestFirst(query.membership))
  const firsts = rows.map((row) => row.hindrances[0])
  const counts = hindrances.map((one) => [one, firsts.filter((first) => first === one).length] as const)
  return {
    asOf: now,
    agentCount: rows.length,
    ableCount: firsts.filter((first) => first === undefined).length,
    hinderedCounts: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    agents: rows.slice(0, query.limit),
  }
}

interface Known {
  readonly agent: Agent
  readonly person: PersonCard
}

/** Members of the queue, and of the queues whose members help. */
async function membersOf(deps: RoutingDeps, db: Queryable, scope: RowScope, queue: Queue): Promise<Known[]> {
  const queueIds = [queue.id, ...queue.reaches]
  const agents = await readAgents(
    db,
    sql`${agentsVisibleTo(scope)} and exists (select from routing.membership m
      where m.agent_id = a.id and m.queue_id = any(${queueIds}::uuid[]))`,
  )
  const people = await deps.asks.identity.people(
    db,
    agents.map(({ id }) => id),
  )
  const byId = new Map(people.map((person) => [person.personId, person]))
  return agents.flatMap((agent) => {
    const person = byId.get(agent.id)
    return person?.active ? [{ agent, person }] : []
  })
}

/** Everyone in reach with a role that takes contacts, who is no member: also those routing has not met. */
async function othersOf(
  deps: RoutingDeps,
  db: Queryable,
  scope: RowScope,
  queue: Queue,
  now: Instant,
): Promise<Known[]> {
  const people = await peopleWithin(deps, db, scope)
  const ids = people.map(({ personId }) => personId)
  const agents = new Map((await readAgents(db, sql`a.id = any(${ids}::uuid[])`)).map((agent) => [agent.id, agent]))
  const strangers = ids.filter((id) => !agents.has(id))
  const skills = await currentSkills(db, deps, strangers, now)
  const { defaultCapacity } = await loadSettings(db)
  return people.flatMap((person) => {
    const agent = agents.get(person.personId) ?? {
      ...NEWCOMER,
      id: person.personId,
      unitId: person.unitId,
      skills: levelsOf(skills.get(person.personId) ?? {}),
      capacity: defaultCapacity,
    }
    return agent.queueIds.includes(queue.id) ? [] : [{ agent, person }]
  })
}

async function peopleWithin({ asks }: RoutingDeps, db: Queryable, scope: RowScope): Promise<readonly PersonCard[]> {
  if (scope.kind === 'all') return asks.identity.peopleWithRole(db, SERVING_ROLES, [])
  // An empty list of units would mean all of them.
  if (scope.kind !== 'units' || scope.unitIds.length === 0) return []
  return asks.identity.peopleWithRole(db, SERVING_ROLES, scope.unitIds)
}

const LEVELS: readonly Level[] = [1, 2, 3, 4, 5]

const levelsOf = (skills: Readonly<Record<string, number>>): Agent['skills'] =>
  Object.fromEntries(
    Object.entries(skills).flatMap(([skill, held]) =>
      LEVELS.filter((level) => level === held).map((level) => [skill, level]),
    ),
  )

/** Someone routing has not met: offline, in no queue, with nothing in hand. */
const NEWCOMER: Omit<Agent, 'id' | 'unitId' | 'skills' | 'capacity'> = {
  queueIds: [],
  hasOwnCapacity: false,
  usedPoints: 0,
  load: {},
  inHand: { talking: 0, wrappingUp: 0 },
  chosen: 'offline',
  nextPresence: null,
  presence: 'offline',
  presenceSinceAt: 0,
  presenceReason: 'chosen',
  availableSinceAt: 0,
  unreachableSinceAt: null,
  missedInRow: 0,
}

function toRow(agent: Agent, person: PersonCard, queue: Queue, standing: Standing): Shown {
  return {
    agentId: agent.id,
    name: person.displayName,
    agentNo: person.agentNo,
    unitName: person.unitName,
    presence: agent.presence,
    presenceSinceAt: agent.presenceSinceAt,
    isMember: standing.isMember,
    helpsFromQueueIds: [...standing.helpsFromQueueIds],
    hindrances: [...standing.hindrances],
    missingSkills: standing.missingSkills.map((need) => ({ ...need })),
    ableAfterSeconds: standing.ableAfterMs === null ? null : standing.ableAfterMs / 1000,
    held: agent.load[queue.channel] ?? 0,
    most: agent.capacity.channels[queue.channel]?.most ?? null,
    usedPoints: agent.usedPoints,
    points: agent.capacity.points,
  }
}

/**
 * Of members: able ones, then those for whom something must be decided, then who will be back by themselves, then who is
 * offline. Of others: the fewer of the lasting hindrances, the better they would suit. Then by number.
 */
const nearestFirst =
  (membership: Query['membership']) =>
  (a: Shown, b: Shown): number =>
    (membership === 'members' ? placeOf(a) - placeOf(b) : distanceOf(a) - distanceOf(b)) ||
    (a.agentNo < b.agentNo ? -1 : 1)

const LASTING: readonly Hindrance[] = ['skill-missing', 'channel-not-given']
const isLasting = (one: Hindrance): boolean => LASTING.includes(one)

function placeOf({ hindrances: all }: Shown): number {
  if (all.length === 0) return 0
  if (all.some(isLasting)) return 1
  return all.includes('offline') ? 3 : 2
}

/** Being no member is what all of them have in common: it says nothing about who is near. */
function distanceOf({ hindrances: all, missingSkills }: Shown): number {
  const lasting = all.filter(isLasting).length + missingSkills.length
  const passing = all.some((one) => !isLasting(one) && one !== 'not-a-member')
  return lasting * 2 + Number(passing)
}
