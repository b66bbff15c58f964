import type { Instant } from '#libs/facts/event.ts'
import type { ContactDetail, ContactSummary } from '#modules/conversations/contract.ts'
import type { Asks } from '#modules/conversations/deps.ts'
import { stateOf } from '#modules/conversations/domain.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

/** A contact's own columns, from `conversations.contact k`. */
export interface SummaryRow {
  readonly contactId: string
  readonly reference: string
  readonly conversationId: string
  readonly customerId: string
  readonly channel: string
  readonly language: string
  readonly topic: string | null
  readonly lane: ContactSummary['lane']
  readonly queueId: string | null
  readonly ownerId: string | null
  readonly askedAt: Instant
  readonly offeredAt: Instant | null
  readonly answeredAt: Instant | null
  readonly firstResponseAt: Instant | null
  readonly endedAt: Instant | null
  readonly endReason: ContactSummary['endReason']
  readonly heldSince: Instant | null
  readonly wrapUpDueAt: Instant | null
  readonly wrapUpFinishedAt: Instant | null
  readonly reasonCode: string | null
  readonly dispositionCode: string | null
}

export const summaryColumns: Sql = sql`k.id "contactId", k.reference, k.conversation_id "conversationId",
  k.customer_id "customerId", k.channel, k.language, k.topic, k.lane, k.queue_id "queueId", k.owner_id "ownerId",
  k.asked_at "askedAt", k.offered_at "offeredAt", k.answered_at "answeredAt", k.first_response_at "firstResponseAt",
  k.ended_at "endedAt", k.end_reason "endReason", k.held_since "heldSince", k.wrap_up_due_at "wrapUpDueAt",
  k.wrap_up_finished_at "wrapUpFinishedAt", k.reason_code "reasonCode", k.disposition_code "dispositionCode"`

/** Contacts as lists show them, with their customers' cards and owners' names; in the order given. */
export async function summarise(asks: Asks, db: Queryable, rows: readonly SummaryRow[]): Promise<ContactSummary[]> {
  if (rows.length === 0) return []
  const cards = await asks.customers.cards(db, [...new Set(rows.map((row) => row.customerId))])
  const owners = await asks.identity.people(db, [...new Set(rows.flatMap((row) => row.ownerId ?? []))])
  const cardOf = new Map(cards.map((card) => [card.customerId, card]))
  const ownerOf = new Map(owners.map((person) => [person.personId, person]))
  return rows.map((row) => {
    const owner = row.ownerId === null ? undefined : ownerOf.get(row.ownerId)
    const card = cardOf.get(row.customerId)
    return {
      contactId: row.contactId,
      reference: row.reference,
      conversationId: row.conversationId,
      customer: card ? { ...card, vulnerabilityNeeds: [...card.vulnerabilityNeeds] } : null,
      channel: row.channel,
      language: row.language,
      topic: row.topic,
      lane: row.lane,
      state: stateOf(row),
      queueId: row.queueId,
      owner: owner ? { personId: owner.personId, name: owner.displayName, agentNo: owner.agentNo } : null,
      askedAt: row.askedAt,
      offeredAt: row.offeredAt,
      answeredAt: row.answeredAt,
      firstResponseAt: row.firstResponseAt,
      endedAt: row.endedAt,
      endReason: row.endReason,
      reasonCode: row.reasonCode,
      dispositionCode: row.dispositionCode,
    }
  })
}

/** What was noted at the end, and by when. */
export function wrapUpOf(
  row: SummaryRow & { readonly isAutomatic: boolean; readonly summary: string },
): ContactDetail['wrapUp'] {
  return {
    startedAt: row.wrapUpDueAt === null ? null : row.endedAt,
    dueAt: row.wrapUpDueAt,
    finishedAt: row.wrapUpFinishedAt,
    isAutomatic: row.isAutomatic,
    reasonCode: row.reasonCode,
    dispositionCode: row.dispositionCode,
    summary: row.summary,
  }
}
