import type { Instant } from '#libs/facts/event.ts'
import type { Exclusion, Lane, PreferredAgent } from '#libs/skill-matching/types.ts'
import { type ItemKind, type ItemState, isHeld, type OfferKind, type WorkItem } from '#modules/routing/work-item.ts'
import { json, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

export interface ItemRow {
  readonly id: string
  readonly kind: ItemKind
  readonly contact_id: string
  readonly conversation_id: string
  readonly customer_id: string
  readonly reference: string
  readonly queue_id: string
  readonly channel: string
  readonly language: string
  readonly topic: string | null
  readonly lane: Lane
  readonly state: ItemState
  readonly waiting_since: Instant
  readonly not_before: Instant | null
  readonly preferred: readonly PreferredAgent[]
  readonly preferred_until: Instant | null
  readonly excluded: readonly Exclusion[]
  readonly agent_id: string | null
  readonly held_points: number
  readonly held_since: Instant | null
  readonly epoch: number
  readonly offer_id: string | null
  readonly offer_kind: OfferKind | null
  readonly offer_agent_id: string | null
  readonly offer_made_at: Instant | null
  readonly offer_expires_at: Instant | null
  readonly is_transfer: boolean
  readonly from_agent_id: string | null
  readonly note: string | null
  readonly join_as: 'consultant' | 'expert' | null
  readonly only_agent_id: string | null
  readonly left_queue_ids: readonly string[]
  readonly queued_at: Instant
  readonly ended_at: Instant | null
}

export const ITEM_COLUMNS = sql`i.id, i.kind, i.contact_id, i.conversation_id, i.customer_id, i.reference, i.queue_id,
  i.channel, i.language, i.topic, i.lane, i.state, i.waiting_since, i.not_before, i.preferred, i.preferred_until,
  i.excluded, i.agent_id, i.held_points, i.held_since, i.epoch, i.offer_id, i.offer_kind, i.offer_agent_id,
  i.offer_made_at, i.offer_expires_at, i.is_transfer, i.from_agent_id, i.note, i.join_as, i.only_agent_id,
  i.left_queue_ids, i.queued_at, i.ended_at`

/** Locks these items in order of id: the order everywhere, contact before item before agent. */
export const lockItems = (tx: Tx, itemIds: readonly string[]): Promise<WorkItem[]> =>
  lock(tx, sql`i.id = any(${itemIds}::uuid[])`)

/** Locks the open items about a contact: its own and its consults. */
export const lockItemsOfContact = (tx: Tx, contactId: string): Promise<WorkItem[]> =>
  lock(tx, sql`i.contact_id = ${contactId} and i.state <> 'ended'`)

export async function lockItemOfOffer(tx: Tx, offerId: string): Promise<WorkItem | undefined> {
  return (await lock(tx, sql`i.offer_id = ${offerId}`))[0]
}

/** What the agent holds now, ringing included; not locked. */
export async function itemsHeldBy(db: Queryable, agentId: string): Promise<WorkItem[]> {
  return read(db, sql`i.agent_id = ${agentId}`)
}

export async function findItem(db: Queryable, itemId: string): Promise<WorkItem | undefined> {
  return (await read(db, sql`i.id = ${itemId}`))[0]
}

export async function findItemOfOffer(db: Queryable, offerId: string): Promise<WorkItem | undefined> {
  return (await read(db, sql`i.offer_id = ${offerId}`))[0]
}

async function read(db: Queryable, where: Sql): Promise<WorkItem[]> {
  const rows = await db.rows<ItemRow>(sql`select ${ITEM_COLUMNS} from routing.item i where ${where} order by i.id`)
  return rows.map(toItem)
}

async function lock(tx: Tx, where: Sql): Promise<WorkItem[]> {
  const rows = await tx.rows<ItemRow>(
    sql`select ${ITEM_COLUMNS} from routing.item i where ${where} order by i.id for update`,
  )
  return rows.map(toItem)
}

/** @returns false when an item of this id exists already, which is then left as it is */
export async function insertItem(tx: Tx, item: WorkItem): Promise<boolean> {
  const written = await tx.run(sql`insert into routing.item (${WRITTEN}) select ${WRITTEN}
    from jsonb_to_recordset(${json([toRow(item)])}::jsonb) as r(${RECORD}) on conflict (id) do nothing`)
  return written === 1
}

export async function saveItems(tx: Tx, items: readonly WorkItem[]): Promise<void> {
  if (items.length === 0) return
  await tx.rows(sql`update routing.item i set queue_id = r.queue_id, state = r.state, not_before = r.not_before,
        preferred = r.preferred, preferred_until = r.preferred_until, outside = r.outside, excluded = r.excluded,
        agent_id = r.agent_id, held_points = r.held_points, held_since = r.held_since, epoch = r.epoch,
        offer_id = r.offer_id, offer_kind = r.offer_kind, offer_agent_id = r.offer_agent_id,
        offer_made_at = r.offer_made_at, offer_expires_at = r.offer_expires_at, is_transfer = r.is_transfer,
        from_agent_id = r.from_agent_id, note = r.note, left_queue_ids = r.left_queue_ids, queued_at = r.queued_at,
        ended_at = r.ended_at
      from jsonb_to_recordset(${json(items.map(toRow))}::jsonb) as r(${RECORD}) where i.id = r.id`)
}

const WRITTEN = sql`id, kind, contact_id, conversation_id, customer_id, reference, queue_id, channel, language, topic,
  lane, state, waiting_since, not_before, preferred, preferred_until, outside, excluded, agent_id, held_points,
  held_since, epoch, offer_id, offer_kind, offer_agent_id, offer_made_at, offer_expires_at, is_transfer,
  from_agent_id, note, join_as, only_agent_id, left_queue_ids, queued_at, ended_at`
const RECORD = sql`id uuid, kind text, contact_id uuid, conversation_id uuid, customer_id uuid, reference text,
  queue_id uuid, channel text, language text, topic text, lane text, state text, waiting_since timestamptz,
  not_before timestamptz, preferred jsonb, preferred_until timestamptz, outside uuid[], excluded jsonb, agent_id uuid,
  held_points int, held_since timestamptz, epoch int, offer_id uuid, offer_kind text, offer_agent_id uuid,
  offer_made_at timestamptz, offer_expires_at timestamptz, is_transfer boolean, from_agent_id uuid, note text,
  join_as text, only_agent_id uuid, left_queue_ids uuid[], queued_at timestamptz, ended_at timestamptz`

export function toItem(row: ItemRow): WorkItem {
  const hasOffer =
    row.offer_id !== null &&
    row.offer_kind !== null &&
    row.offer_agent_id !== null &&
    row.offer_made_at !== null &&
    row.offer_expires_at !== null
  return {
    id: row.id,
    kind: row.kind,
    contactId: row.contact_id,
    conversationId: row.conversation_id,
    customerId: row.customer_id,
    reference: row.reference,
    queueId: row.queue_id,
    channel: row.channel,
    language: row.language,
    topic: row.topic,
    lane: row.lane,
    state: row.state,
    waitingSinceAt: row.waiting_since,
    notBeforeAt: row.not_before,
    preferred: row.preferred,
    preferredUntilAt: row.preferred_until,
    excluded: row.excluded,
    agentId: row.agent_id,
    heldPoints: row.held_points,
    heldSinceAt: row.held_since,
    epoch: row.epoch,
    offer: hasOffer
      ? {
          offerId: row.offer_id,
          agentId: row.offer_agent_id,
          kind: row.offer_kind,
          madeAt: row.offer_made_at,
          expiresAt: row.offer_expires_at,
        }
      : null,
    isTransfer: row.is_transfer,
    fromAgentId: row.from_agent_id,
    note: row.note,
    joinAs: row.join_as,
    onlyAgentId: row.only_agent_id,
    leftQueueIds: row.left_queue_ids,
    queuedAt: row.queued_at,
    endedAt: row.ended_at,
  }
}

function toRow(item: WorkItem) {
  const { offer } = item
  return {
    id: item.id,
    kind: item.kind,
    contact_id: item.contactId,
    conversation_id: item.conversationId,
    customer_id: item.customerId,
    reference: item.reference,
    queue_id: item.queueId,
    channel: item.channel,
    language: item.language,
    topic: item.topic,
    lane: item.lane,
    state: item.state,
    waiting_since: instant(item.waitingSinceAt),
    not_before: instant(item.notBeforeAt),
    preferred: item.preferred,
    preferred_until: instant(item.preferredUntilAt),
    outside: item.preferred.filter((each) => each.outsideQueue).map((each) => each.agentId),
    excluded: item.excluded,
    agent_id: item.agentId,
    held_points: isHeld(item) ? item.heldPoints : 0,
    held_since: instant(item.heldSinceAt),
    epoch: item.epoch,
    offer_id: offer?.offerId ?? null,
    offer_kind: offer?.kind ?? null,
    offer_agent_id: offer?.agentId ?? null,
    offer_made_at: instant(offer?.madeAt),
    offer_expires_at: instant(offer?.expiresAt),
    is_transfer: item.isTransfer,
    from_agent_id: item.fromAgentId,
    note: item.note,
    join_as: item.joinAs,
    only_agent_id: item.onlyAgentId,
    left_queue_ids: item.leftQueueIds,
    queued_at: instant(item.queuedAt),
    ended_at: instant(item.endedAt),
  }
}

const instant = (at: Instant | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString()
