import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import { attentionMs } from '#modules/conversations/attention.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import { type Contact, decideDraft, decideFinish, type WrapUpRefusal } from '#modules/conversations/domain.ts'
import { participantLeft, wrapUpAmended, wrapUpFinished } from '#modules/conversations/events.ts'
import { closeParticipants, lockContact, refreshSeats } from '#modules/conversations/store.ts'
import { WRAP_UP_TIMER } from '#modules/conversations/timer-kinds.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import type { TimerHandler } from '#platform/timers.ts'

export interface Draft {
  readonly reasonCode?: string | null | undefined
  readonly dispositionCode?: string | null | undefined
  readonly summary?: string | undefined
}

/** Takes notes on the outcome: while talking, in wrap-up, or for a day afterwards, when it counts as put right. */
export async function draftWrapUp(
  deps: Deps,
  contactId: string,
  by: string,
  draft: Draft,
): Promise<Outcome<null, WrapUpRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const contact = await lockContact(tx, contactId)
    if (!contact) return refused('contact-not-found')
    const now = deps.platform.clock.now()
    const decision = decideDraft(contact, by, now)
    if (!decision.ok) return decision
    const unknown = await unknownCode(tx, draft)
    if (unknown !== undefined) return refused(unknown)
    const codes = await saveDraft(tx, contact, draft)
    if (decision.value === 'amendment' && (draft.reasonCode !== undefined || draft.dispositionCode !== undefined)) {
      const fact = wrapUpAmended.of(contactId, now, { contactId, agentId: by, ...codes })
      await deps.platform.log.announce(tx, { kind: 'person', id: by }, [fact])
    }
    return done(null)
  })
}

/** The owner has finished: codes are given, the agent is free for the next contact. */
export async function finishWrapUp(
  deps: Deps,
  contactId: string,
  by: string,
  form: { readonly reasonCode: string; readonly dispositionCode: string; readonly summary: string },
): Promise<Outcome<null, WrapUpRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const contact = await lockContact(tx, contactId)
    if (!contact) return refused('contact-not-found')
    const decision = decideFinish(contact, by)
    if (!decision.ok) return decision
    const unknown = await unknownCode(tx, form)
    if (unknown !== undefined) return refused(unknown)
    const codes = await saveDraft(tx, contact, form)
    await finishLocked(deps, tx, { kind: 'person', id: by }, contact, codes, false, deps.platform.clock.now())
    return done(null)
  })
}

/** Auto-ready: what has been filled in by then is kept. */
export function finishWhenDue(deps: Deps): TimerHandler {
  return async (tx, { key: contactId, dueAt }) => {
    const contact = await lockContact(tx, contactId)
    if (!contact || contact.endedAt === null || contact.wrapUpFinishedAt !== null || contact.ownerId === null) return
    const codes = { reasonCode: contact.reasonCode, dispositionCode: contact.dispositionCode }
    await finishLocked(deps, tx, { kind: 'system', id: WRAP_UP_TIMER }, contact, codes, true, dueAt)
  }
}

interface Codes {
  readonly reasonCode: string | null
  readonly dispositionCode: string | null
}

async function finishLocked(
  deps: Deps,
  tx: Tx,
  cause: Cause,
  contact: Contact,
  codes: Codes,
  automatic: boolean,
  now: Instant,
): Promise<void> {
  const { contactId, conversationId, ownerId, endedAt } = contact
  if (ownerId === null || endedAt === null) throw new Error(`contact ${contactId} has no wrap-up to finish`)
  await closeParticipants(tx, contactId, sql`p.role = 'owner'`, now)
  const { handleMs, attention } = await measureWork(tx, contactId)
  const wrapUpMs = Math.max(0, now - endedAt)
  await tx.run(sql`update conversations.contact set wrap_up_finished_at = ${at(now)},
      wrap_up_is_automatic = ${automatic}, handle_ms = ${handleMs}, attention_ms = ${attention}
    where id = ${contactId}`)
  await refreshSeats(tx, conversationId)
  await deps.platform.log.announce(tx, cause, [
    wrapUpFinished.of(contactId, now, {
      contactId,
      conversationId,
      agentId: ownerId,
      ...codes,
      wrapUpMs,
      automatic,
      handleMs,
      heldMs: contact.heldMs,
      attentionMs: attention,
    }),
    participantLeft.of(contactId, now, { conversationId, contactId, personId: ownerId, role: 'owner' }),
  ])
}

/** Time by the wall and by attention over all who owned this contact, each beside what else they had in hand. */
async function measureWork(
  tx: Tx,
  contactId: string,
): Promise<{ readonly handleMs: number; readonly attention: number }> {
  const owned = await tx.rows<{ id: string; personId: string; from: Instant; to: Instant }>(sql`
    select id, person_id "personId", joined_at "from", left_at "to" from conversations.participant
    where contact_id = ${contactId} and role = 'owner' and left_at is not null`)
  let handleMs = 0
  let attention = 0
  for (const { id, personId, ...span } of owned) {
    const others = await tx.rows<{ from: Instant; to: Instant }>(sql`
      select joined_at "from", coalesce(left_at, ${at(span.to)}) "to" from conversations.participant
      where person_id = ${personId} and role = 'owner' and id <> ${id}
        and joined_at < ${at(span.to)} and (left_at is null or left_at > ${at(span.from)})`)
    handleMs += Math.max(0, span.to - span.from)
    attention += attentionMs(span, others)
  }
  return { handleMs, attention }
}

async function saveDraft(tx: Tx, contact: Contact, draft: Draft): Promise<Codes> {
  const reasonCode = draft.reasonCode === undefined ? contact.reasonCode : draft.reasonCode
  const dispositionCode = draft.dispositionCode === undefined ? contact.dispositionCode : draft.dispositionCode
  const summary = draft.summary === undefined ? null : masked(draft.summary)
  await tx.run(sql`update conversations.contact set reason_code = ${reasonCode}, disposition_code = ${dispositionCode},
      summary = coalesce(${summary}, summary) where id = ${contact.contactId}`)
  return { reasonCode, dispositionCode }
}

/** Codes in use are known and not retired; a branch of the reason tree may be chosen as well as a leaf. */
async function unknownCode(tx: Tx, draft: Draft): Promise<'reason-not-known' | 'disposition-not-known' | undefined> {
  const known = await tx.one<{ reason: boolean; disposition: boolean }>(sql`select
    exists (select 1 from conversations.reason where code = ${draft.reasonCode ?? null} and not is_retired) reason,
    exists (select 1 from conversations.disposition where code = ${draft.dispositionCode ?? null} and not is_retired)
      disposition`)
  if (typeof draft.reasonCode === 'string' && !known.reason) return 'reason-not-known'
  if (typeof draft.dispositionCode === 'string' && !known.disposition) return 'disposition-not-known'
  return undefined
}
