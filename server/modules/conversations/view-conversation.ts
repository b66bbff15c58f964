import type { z } from 'zod'
import type { conversationPage } from '#modules/conversations/contract.ts'
import type { Asks } from '#modules/conversations/deps.ts'
import { readMarks } from '#modules/conversations/read-marks.ts'
import { presentParticipants } from '#modules/conversations/store.ts'
import { type SummaryRow, summarise, summaryColumns } from '#modules/conversations/summaries.ts'
import { conversationsVisibleTo, seesMonitors } from '#modules/conversations/visibility.ts'
import { type Actor, may } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

interface ThreadRow {
  readonly customerId: string
  readonly last: number
  readonly openContactId: string | null
  readonly canSpeak: boolean
  readonly canNote: boolean
}

/** The head of a thread, for those who may read it. */
export async function viewConversation(
  asks: Asks,
  db: Queryable,
  actor: Actor,
  conversationId: string,
): Promise<z.infer<typeof conversationPage> | undefined> {
  const thread = await db.maybe<ThreadRow>(sql`select c.customer_id "customerId", c.last_seq "last",
      case when c.is_open then c.contact_id end "openContactId", ${actor.personId} = any(c.speakers) "canSpeak",
      ${actor.personId} = any(c.speakers || c.noters) "canNote"
    from conversations.conversation c where c.id = ${conversationId} and ${conversationsVisibleTo(actor)}`)
  if (!thread) return undefined
  const [card] = await asks.customers.cards(db, [thread.customerId])
  const rows = await db.rows<SummaryRow>(
    sql`select ${summaryColumns} from conversations.contact k where k.id = ${thread.openContactId}`,
  )
  const [openContact] = await summarise(asks, db, rows)
  const present = thread.openContactId === null ? [] : await presentParticipants(db, thread.openContactId)
  const serves = may(actor, 'conversations.serve')
  return {
    conversationId,
    customer: card ? { ...card, vulnerabilityNeeds: [...card.vulnerabilityNeeds] } : null,
    last: thread.last,
    openContact: openContact ?? null,
    participants: present
      .filter((one) => one.role !== 'monitor' || seesMonitors(actor))
      .map((one) => ({ ...one, leftAt: null })),
    readMarks: await readMarks(db, conversationId, false),
    canSpeak: serves && thread.canSpeak,
    canNote: serves && thread.canNote,
  }
}
