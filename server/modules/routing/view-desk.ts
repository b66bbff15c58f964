import type { CustomerCard } from '#modules/customers/questions.ts'
import type { ConsultShape, DeskShape, Names, OfferShape } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { DEFAULT_SETTINGS } from '#modules/routing/settings.ts'
import { findAgent } from '#modules/routing/store-agents.ts'
import { ITEM_COLUMNS, type ItemRow, itemsHeldBy, toItem } from '#modules/routing/store-items.ts'
import type { WorkItem } from '#modules/routing/work-item.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

/** One agent's own desk: presence, capacity, what rings, what is in hand. */
export async function viewDesk(deps: RoutingDeps, db: Queryable, agentId: string): Promise<DeskShape> {
  const agent = await findAgent(db, agentId)
  if (!agent) return emptyDesk(agentId)
  const held = await itemsHeldBy(db, agentId)
  const consults = await readConsults(
    deps,
    db,
    sql`(i.agent_id = ${agentId} and i.state = 'assigned') or i.from_agent_id = ${agentId}`,
  )
  return {
    agentId,
    presence: agent.presence,
    presenceSinceAt: agent.presenceSinceAt,
    nextPresence: agent.nextPresence,
    presenceReason: agent.presenceReason,
    capacity: agent.capacity,
    usedPoints: agent.usedPoints,
    queueIds: [...agent.queueIds],
    offers: await offersOf(
      deps,
      db,
      held.filter((item) => item.state === 'ringing'),
    ),
    holdings: held.filter((item) => item.heldPoints > 0).map(toHolding),
    consults,
  }
}

const toHolding = (item: WorkItem): DeskShape['holdings'][number] => ({
  kind: item.kind,
  contactId: item.contactId,
  channel: item.channel,
  phase: item.state === 'ringing' ? 'ringing' : item.state === 'wrap-up' ? 'wrap-up' : 'talk',
  points: item.heldPoints,
  sinceAt: item.heldSinceAt ?? item.queuedAt,
  epoch: item.kind === 'contact' && item.state !== 'ringing' ? item.epoch : null,
})

async function offersOf(deps: RoutingDeps, db: Queryable, items: readonly WorkItem[]): Promise<OfferShape[]> {
  if (items.length === 0) return []
  const cards = await cardsOf(deps, db, items)
  const names = await queueNames(
    db,
    items.map((item) => item.queueId),
  )
  const people = await nameOfPeople(
    deps,
    db,
    items.map((item) => item.fromAgentId),
  )
  const offers = items.flatMap((item) => (item.offer ? [toOffer(item, item.offer, { cards, names, people })] : []))
  return offers.sort((a, b) => a.madeAt - b.madeAt || a.waitingSinceAt - b.waitingSinceAt)
}

function toOffer(
  item: WorkItem,
  offer: NonNullable<WorkItem['offer']>,
  known: {
    readonly cards: ReadonlyMap<string, CustomerCard>
    readonly names: ReadonlyMap<string, Names>
    readonly people: ReadonlyMap<string, string>
  },
): OfferShape {
  const card = known.cards.get(item.customerId)
  return {
    offerId: offer.offerId,
    kind: offer.kind,
    contactId: item.contactId,
    conversationId: item.conversationId,
    callbackId: item.kind === 'callback' || item.kind === 'message' ? item.id : null,
    queueId: item.queueId,
    queueName: known.names.get(item.queueId) ?? NAMELESS,
    channel: item.channel,
    lane: item.lane,
    topic: item.topic,
    language: item.language,
    customerName: card?.maskedName ?? '',
    vulnerabilityNeeds: [...(card?.vulnerabilityNeeds ?? [])],
    waitingSinceAt: item.waitingSinceAt,
    madeAt: offer.madeAt,
    expiresAt: offer.expiresAt,
    isPreferred: item.preferred.some((each) => each.agentId === offer.agentId),
    fromAgentName: item.fromAgentId === null ? null : (known.people.get(item.fromAgentId) ?? null),
    note: item.note,
  }
}

/** Open consults that fit; `where` speaks of `i`, a row of routing.item. */
export async function readConsults(deps: RoutingDeps, db: Queryable, where: Sql): Promise<ConsultShape[]> {
  const rows = await db.rows<ItemRow>(
    sql`select ${ITEM_COLUMNS} from routing.item i where i.kind = 'consult' and i.state <> 'ended' and (${where}) order by i.id`,
  )
  const items = rows.map(toItem)
  const people = await nameOfPeople(
    deps,
    db,
    items.flatMap((item) => [item.fromAgentId, item.agentId]),
  )
  return items.map((item) => ({
    consultId: item.id,
    contactId: item.contactId,
    byAgentId: item.fromAgentId ?? '',
    byAgentName: people.get(item.fromAgentId ?? '') ?? '',
    state: item.state === 'assigned' ? 'joined' : item.state === 'ringing' ? 'ringing' : 'waiting',
    as: item.joinAs ?? 'consultant',
    toQueueId: item.onlyAgentId === null ? item.queueId : null,
    agentId: item.agentId,
    agentName: item.agentId === null ? null : (people.get(item.agentId) ?? null),
    startedAt: item.queuedAt,
    note: item.note,
  }))
}

export async function cardsOf(
  { asks }: RoutingDeps,
  db: Queryable,
  items: readonly { readonly customerId: string }[],
): Promise<ReadonlyMap<string, CustomerCard>> {
  if (items.length === 0) return new Map()
  const cards = await asks.customers.cards(db, [...new Set(items.map((item) => item.customerId))])
  return new Map(cards.map((card) => [card.customerId, card]))
}

export async function nameOfPeople(
  { asks }: RoutingDeps,
  db: Queryable,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  return new Map((await asks.identity.people(db, wanted)).map((person) => [person.personId, person.displayName]))
}

async function queueNames(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Names>> {
  const rows = await db.rows<{ id: string; name: Names }>(
    sql`select id, name from routing.queue where id = any(${[...new Set(ids)]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

const NAMELESS: Names = { 'zh-CN': '-', 'zh-TW': '-', en: '-' }

/** Of someone whom routing has not met: offline, with what the house gives everyone. */
const emptyDesk = (agentId: string): DeskShape => ({
  agentId,
  presence: 'offline',
  presenceSinceAt: 0,
  nextPresence: null,
  presenceReason: 'chosen',
  capacity: DEFAULT_SETTINGS.defaultCapacity,
  usedPoints: 0,
  queueIds: [],
  offers: [],
  holdings: [],
  consults: [],
})
