import type { Instant } from '#libs/facts/event.ts'
import { matchOnce } from '#libs/skill-matching/matcher.ts'
import type {
  Lane,
  WorkItem as MatchItem,
  MatchOutcome,
  Policy,
  RelaxationStep,
  Requirements,
} from '#libs/skill-matching/types.ts'
import { type Agent, readAgents, readFirstOfAlike, toMatchAgent } from '#modules/routing/store-agents.ts'
import { ITEM_COLUMNS, type ItemRow, toItem } from '#modules/routing/store-items.ts'
import type { WorkItem } from '#modules/routing/work-item.ts'
import { sql, type Tx } from '#platform/database/database.ts'

export interface MatchedQueue {
  readonly id: string
  readonly requirements: Requirements
  readonly relaxations: readonly RelaxationStep[]
  /** Further queues that the requirements or a relaxation open. */
  readonly reaches: readonly string[]
  readonly ring_seconds: number
  readonly auto_accept: boolean
}

export interface Matching {
  readonly outcome: MatchOutcome
  readonly items: ReadonlyMap<string, WorkItem>
  readonly queues: ReadonlyMap<string, MatchedQueue>
}

const LANES: readonly Lane[] = ['fraud', 'vulnerable', 'vip', 'ordinary']
/** Read of each line beyond the free slots, for those at its head who cannot be served yet. */
const SPARE = 20
const CROWD = 1_000
const ALL = 2 ** 31 - 1

/**
 * What can be decided at `now`, reading no more than it takes: agents who have room in queues where someone waits, and
 * the heads of the lines these agents could serve. A line is the ordinary (VIP, ...) customers of one queue.
 * @param mostAlike how many of agents who are alike may be needed; for tests
 * @returns undefined when nobody waits or nobody is free
 */
export async function decideMatches(
  tx: Tx,
  policy: Policy,
  now: Instant,
  mostAlike?: number,
): Promise<Matching | undefined> {
  const queues = await queuesWithWaiting(tx)
  if (queues.length === 0) return undefined
  const free = await freeAgents(tx, queues, mostAlike ?? (await mostNeededOfAlike(tx)))
  if (free.length === 0) return undefined
  const served = queues.filter((queue) => free.some((agent) => servesLineOf(agent, queue)))
  const byId = new Map(queues.map((queue) => [queue.id, queue]))
  const agents = new Map(free.map((agent) => [agent.id, agent]))
  const items = new Map((await preferringFromOutside(tx, [...agents.keys()])).map((item) => [item.id, item]))
  for (let depth = slotsOf(free) + SPARE; ; depth *= 4) {
    const lines = await headsOfLines(tx, served, depth)
    for (const item of lines.flat()) items.set(item.id, item)
    await addPreferred(tx, items, agents)
    const toMatch = (item: WorkItem) => toMatchItem(item, byId.get(item.queueId))
    const state = { items: [...items.values()].flatMap(toMatch), agents: [...agents.values()].map(toMatchAgent) }
    const outcome = matchOnce(state, now, policy)
    if (lines.every((line) => isDeepEnough(line, depth, outcome, now))) return { outcome, items, queues: byId }
  }
}

/**
 * A plain item that stays although all in front of it were decided speaks for everyone behind it in its line: they ask
 * the same and have waited less. One that is held or excluded speaks only for itself.
 */
function isDeepEnough(line: readonly WorkItem[], depth: number, outcome: MatchOutcome, now: Instant): boolean {
  if (line.length < depth) return true
  const left = new Set(outcome.unmatched.map((each) => each.itemId))
  return line.some((item) => left.has(item.id) && isPlain(item, now))
}

const isPlain = (item: WorkItem, now: Instant): boolean =>
  (item.preferredUntilAt === null || item.preferredUntilAt <= now) && item.excluded.every((each) => each.untilAt <= now)

const slotsOf = (agents: readonly Agent[]): number =>
  agents.reduce((sum, agent) => sum + agent.capacity.points - agent.usedPoints, 0)

const servesLineOf = (agent: Agent, queue: MatchedQueue): boolean =>
  agent.queueIds.some((id) => id === queue.id || queue.reaches.includes(id))

const queuesWithWaiting = (tx: Tx): Promise<MatchedQueue[]> =>
  tx.rows(sql`select q.id, q.requirements, q.relaxations, q.reaches, q.ring_seconds, q.auto_accept from routing.queue q
        where exists (select from routing.item i where i.queue_id = q.id and i.state = 'waiting')`)

/**
 * Of agents who are alike, the waiting can use up as many as they are, and pass over as many as they exclude: whoever
 * comes after these is not chosen in this pass. Beyond a crowd the reckoning would cost more than it saves.
 */
async function mostNeededOfAlike(tx: Tx): Promise<number> {
  const [crowd] = await tx.rows<{
    waiting: number
    excluded: number
  }>(sql`select count(*) waiting, coalesce(sum(jsonb_array_length(i.excluded)), 0)::int excluded
        from (select excluded from routing.item where state = 'waiting' limit ${CROWD}) i`)
  return !crowd || crowd.waiting === CROWD ? ALL : crowd.waiting + crowd.excluded
}

/** Agents with room who are in one of these queues, in one they reach, or preferred by someone from outside. */
function freeAgents(tx: Tx, queues: readonly MatchedQueue[], mostAlike: number): Promise<Agent[]> {
  const queueIds = [...new Set(queues.flatMap((queue) => [queue.id, ...queue.reaches]))]
  return readFirstOfAlike(
    tx,
    sql`a.chosen = 'available' and a.next_presence is null and a.unreachable_since is null and a.used_points < a.points
      and (a.id in (select m.agent_id from routing.membership m where m.queue_id = any(${queueIds}::uuid[]))
        or a.id in (${PREFERRED_FROM_OUTSIDE}))`,
    mostAlike,
    PREFERRED_FROM_OUTSIDE,
  )
}

const PREFERRED_FROM_OUTSIDE = sql`select unnest(i.outside) from routing.item i
  where i.state = 'waiting' and i.outside <> '{}'`

/** The first `depth` of each line, one array a line. */
async function headsOfLines(tx: Tx, queues: readonly MatchedQueue[], depth: number): Promise<WorkItem[][]> {
  if (queues.length === 0) return []
  const rows =
    await tx.rows<ItemRow>(sql`select ${ITEM_COLUMNS} from unnest(${queues.map((queue) => queue.id)}::uuid[]) q(id)
        cross join unnest(${LANES}::text[]) l(lane)
        cross join lateral (select * from routing.item w where w.queue_id = q.id and w.lane = l.lane
          and w.state = 'waiting' order by w.waiting_since, w.id limit ${depth}) i`)
  const lines = new Map<string, WorkItem[]>()
  for (const item of rows.map(toItem)) {
    const line = `${item.queueId} ${item.lane}`
    lines.set(line, [...(lines.get(line) ?? []), item])
  }
  return [...lines.values()]
}

async function preferringFromOutside(tx: Tx, agentIds: readonly string[]): Promise<WorkItem[]> {
  const rows = await tx.rows<ItemRow>(sql`select ${ITEM_COLUMNS} from routing.item i
        where i.state = 'waiting' and i.outside <> '{}' and i.outside && ${agentIds}::uuid[]`)
  return rows.map(toItem)
}

/**
 * Those whom customers prefer and who were not read: without room now, so that who they are decides whether others may
 * step in; or with room, behind others who are like them.
 */
async function addPreferred(tx: Tx, items: ReadonlyMap<string, WorkItem>, agents: Map<string, Agent>): Promise<void> {
  const missing = new Set([...items.values()].flatMap((item) => item.preferred.map((each) => each.agentId)))
  for (const id of agents.keys()) missing.delete(id)
  if (missing.size === 0) return
  for (const agent of await readAgents(tx, sql`a.id = any(${[...missing]}::uuid[])`)) agents.set(agent.id, agent)
}

function toMatchItem(item: WorkItem, queue: MatchedQueue | undefined): MatchItem[] {
  if (!queue) return []
  return [
    {
      id: item.id,
      queueId: item.queueId,
      channel: item.channel,
      lane: item.lane,
      waitingSinceAt: item.waitingSinceAt,
      requirements: queue.requirements,
      relaxations: queue.relaxations,
      preferred: item.preferred,
      preferredUntilAt: item.preferredUntilAt,
      excluded: item.excluded,
    },
  ]
}
