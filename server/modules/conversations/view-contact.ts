import type { Fact, Instant } from '#libs/facts/event.ts'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import type { Asks } from '#modules/conversations/deps.ts'
import { participantJoined, participantLeft } from '#modules/conversations/events.ts'
import { ABOUT_CONTACT, FIRST_RESPONSE } from '#modules/conversations/first-response.ts'
import { promiseOf } from '#modules/conversations/promise-clocks.ts'
import { readTicks } from '#modules/conversations/script-ticks.ts'
import { type SummaryRow, summarise, summaryColumns, wrapUpOf } from '#modules/conversations/summaries.ts'
import { ratingFor } from '#modules/conversations/view-rating.ts'
import type { SeqRange } from '#modules/conversations/view-thread.ts'
import { contactsVisibleTo, seesMonitors } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'
import { readLogAbout } from '#platform/log/read.ts'

interface DetailRow extends SummaryRow {
  readonly firstSeq: number
  readonly lastSeq: number
  readonly transferCount: number
  readonly heldMs: number
  readonly isAutomatic: boolean
  readonly summary: string
  readonly handleMs: number | null
  readonly attentionMs: number | null
}

/** One contact with every instant and every fact of it; undefined when there is none this person may open. */
export async function viewContact(
  asks: Asks,
  db: Queryable,
  actor: Actor,
  contactId: string,
): Promise<ContactDetail | undefined> {
  const row = await db.maybe<DetailRow>(sql`select ${summaryColumns}, k.first_seq "firstSeq",
      coalesce(k.last_seq, c.last_seq) "lastSeq", k.transfer_count "transferCount", k.held_ms "heldMs",
      k.wrap_up_is_automatic "isAutomatic", k.summary, k.handle_ms "handleMs", k.attention_ms "attentionMs"
    from conversations.contact k join conversations.conversation c on c.id = k.conversation_id
    where k.id = ${contactId} and ${contactsVisibleTo(actor)}`)
  const [contact] = row ? await summarise(asks, db, [row]) : []
  if (!row || !contact) return undefined
  const [clock] = await asks.promises.clocks(db, FIRST_RESPONSE, ABOUT_CONTACT, [contactId])
  return {
    contact,
    firstSeq: row.firstSeq,
    lastSeq: row.lastSeq,
    participants: await db.rows(sql`select person_id "personId", name, role, joined_at "joinedAt", left_at "leftAt"
      from conversations.participant where contact_id = ${contactId}
        and (role <> 'monitor' or ${seesMonitors(actor)}::boolean) order by joined_at, id`),
    holds: await db.rows(sql`select agent_id "agentId", held_at "heldAt", unheld_at "unheldAt"
      from conversations.hold_span where contact_id = ${contactId} order by held_at`),
    transferCount: row.transferCount,
    wrapUp: wrapUpOf(row),
    scriptTicks: await readTicks(db, contactId),
    promise: promiseOf(clock),
    rating: (await ratingFor(db, actor, contactId)) ?? null,
    durations: durationsOf(row),
    facts: (await readLogAbout(db, contactId))
      .filter((fact) => !tellsOfMonitor(fact) || seesMonitors(actor))
      .map(({ position, type, at, cause, data }) => ({
        position,
        type,
        at,
        cause: { kind: cause.kind, id: cause.id },
        data,
      })),
  }
}

const tellsOfMonitor = (fact: Fact): boolean =>
  (participantJoined.is(fact) || participantLeft.is(fact)) && fact.data.role === 'monitor'

/** The numbers of one contact's messages, when this person may open it. */
export async function contactRange(
  db: Queryable,
  actor: Actor,
  contactId: string,
): Promise<({ readonly conversationId: string } & SeqRange) | undefined> {
  return db.maybe(sql`select k.conversation_id "conversationId", k.first_seq "first",
      coalesce(k.last_seq, c.last_seq) "last"
    from conversations.contact k join conversations.conversation c on c.id = k.conversation_id
    where k.id = ${contactId} and ${contactsVisibleTo(actor)}`)
}

/** Durations follow from the instants; the wait runs to the answer, or to the end when none came. */
function durationsOf(row: DetailRow): ContactDetail['durations'] {
  const { askedAt, answeredAt, firstResponseAt, endedAt, heldMs, handleMs, attentionMs } = row
  const wrapUpMs = between(row.wrapUpDueAt === null ? null : endedAt, row.wrapUpFinishedAt)
  return {
    waitedMs: between(askedAt, answeredAt ?? endedAt),
    firstResponseMs: between(askedAt, firstResponseAt),
    talkMs: handleMs === null ? null : Math.max(0, handleMs - heldMs - (wrapUpMs ?? 0)),
    heldMs,
    wrapUpMs,
    handleMs,
    attentionMs,
  }
}

const between = (from: Instant | null, to: Instant | null): number | null =>
  from === null || to === null ? null : Math.max(0, to - from)
