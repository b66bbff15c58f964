import type { Instant } from '#libs/facts/event.ts'
import type { FloorShape } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { agentsVisibleTo, queuesVisibleTo } from '#modules/routing/scope.ts'
import { loadSettings, policyOf } from '#modules/routing/settings.ts'
import { readAgents } from '#modules/routing/store-agents.ts'
import { ITEM_COLUMNS, type ItemRow, toItem } from '#modules/routing/store-items.ts'
import { readQueues } from '#modules/routing/store-queues.ts'
import { cardsOf } from '#modules/routing/view-desk.ts'
import type { ItemKind, ItemState, OfferKind, WorkItem } from '#modules/routing/work-item.ts'
import type { RowScope } from '#platform/access.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

const MOST_SHOWN = 200

/** Who waits and who works, as far as this scope reaches: next in line first, agents by number. */
export async function viewFloor(deps: RoutingDeps, db: Queryable, scope: RowScope, now: Instant): Promise<FloorShape> {
  const [waiting, agents] = [await viewWaiting(deps, db, scope, now), await viewAgents(deps, db, scope)]
  return { ...waiting, agents }
}

async function viewWaiting(deps: RoutingDeps, db: Queryable, scope: RowScope, now: Instant) {
  const policy = policyOf(await loadSettings(db))
  const where = sql`i.kind in ('contact', 'consult') and i.state in ('waiting', 'ringing')
    and exists (select from routing.queue q where q.id = i.queue_id and ${queuesVisibleTo(scope)})`
  const rank = rankSql(policy.headStartMs)
  const rows = await db.rows<ItemRow>(sql`select ${ITEM_COLUMNS} from routing.item i where ${where}
    order by ${rank}, i.waiting_since, i.id limit ${MOST_SHOWN}`)
  const { n } = await db.one<{ n: number }>(sql`select count(*) n from routing.item i where ${where}`)
  const items = rows.map(toItem)
  const cards = await cardsOf(deps, db, items)
  const queues = new Map((await readQueues(db)).map((queue) => [queue.id, queue]))
  return {
    waitingCount: n,
    waiting: items.map((item) => {
      const card = cards.get(item.customerId)
      const relaxations = queues.get(item.queueId)?.relaxations ?? []
      return {
        contactId: item.contactId,
        conversationId: item.conversationId,
        kind: kindOf(item),
        queueId: item.queueId,
        channel: item.channel,
        lane: item.lane,
        topic: item.topic,
        customerName: card?.maskedName ?? '',
        tier: card?.tier ?? null,
        vulnerabilityNeeds: [...(card?.vulnerabilityNeeds ?? [])],
        waitingSinceAt: item.waitingSinceAt,
        ringingAtAgentId: item.state === 'ringing' ? item.agentId : null,
        ringsUntilAt: item.state === 'ringing' ? (item.offer?.expiresAt ?? null) : null,
        relaxationsApplied: relaxations.filter((step) => step.afterMs <= now - item.waitingSinceAt).length,
      }
    }),
  }
}

async function viewAgents(deps: RoutingDeps, db: Queryable, scope: RowScope): Promise<FloorShape['agents']> {
  const agents = await readAgents(db, agentsVisibleTo(scope))
  const ids = agents.map((agent) => agent.id)
  const people = new Map((await deps.asks.identity.people(db, ids)).map((person) => [person.personId, person]))
  const linked = new Set(
    (await db.rows<{ id: string }>(sql`select distinct agent_id id from routing.link`)).map((row) => row.id),
  )
  const held = await heldBy(db, ids)
  const rows = agents.flatMap((agent) => {
    const person = people.get(agent.id)
    if (!person?.active) return []
    return {
      agentId: agent.id,
      name: person.displayName,
      agentNo: person.agentNo,
      unitId: person.unitId,
      unitName: person.unitName,
      presence: agent.presence,
      presenceSinceAt: agent.presenceSinceAt,
      presenceReason: agent.presenceReason,
      nextPresence: agent.nextPresence,
      isConnected: linked.has(agent.id),
      queueIds: [...agent.queueIds],
      usedPoints: agent.usedPoints,
      points: agent.capacity.points,
      contacts: (held.get(agent.id) ?? []).map(({ state, ...contact }) => ({
        ...contact,
        phase: phaseOf(state),
      })),
    }
  })
  return rows.sort((a, b) => (a.agentNo < b.agentNo ? -1 : 1))
}

const phaseOf = (state: ItemState): 'ringing' | 'talk' | 'wrap-up' =>
  state === 'ringing' || state === 'wrap-up' ? state : 'talk'

interface Held {
  readonly contactId: string
  readonly kind: ItemKind
  readonly channel: string
  readonly state: ItemState
  readonly sinceAt: Instant
}

/** What each of these agents holds, in the order it came. */
async function heldBy(db: Queryable, agentIds: readonly string[]): Promise<ReadonlyMap<string, readonly Held[]>> {
  const rows = await db.rows<{ agentId: string; held: Held[] }>(sql`select i.agent_id "agentId",
      jsonb_agg(jsonb_build_object('contactId', i.contact_id, 'kind', i.kind, 'channel', i.channel, 'state', i.state,
        'sinceAt', (extract(epoch from coalesce(i.held_since, i.queued_at)) * 1000)::bigint) order by i.held_since, i.id) held
    from routing.item i where i.agent_id = any(${agentIds}::uuid[]) and i.held_points > 0 group by i.agent_id`)
  return new Map(rows.map((row) => [row.agentId, row.held]))
}

const kindOf = (item: WorkItem): OfferKind => (item.kind === 'contact' && item.isTransfer ? 'transfer' : item.kind)

/** The instant that orders the waiting, as the matching has it: the wait, with the head start of the lane. */
function rankSql(headStartMs: Readonly<Record<string, number>>): Sql {
  return sql`i.waiting_since - (${JSON.stringify(headStartMs)}::jsonb ->> i.lane)::float8 * interval '1 millisecond'`
}
