import type { Cause, Instant } from '#libs/facts/event.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import { decideIdle } from '#modules/conversations/domain.ts'
import { endContact } from '#modules/conversations/end-contact.ts'
import { postNotice } from '#modules/conversations/notices.ts'
import { readSettings } from '#modules/conversations/settings.ts'
import { lockContact } from '#modules/conversations/store.ts'
import { IDLE_TIMER } from '#modules/conversations/timer-kinds.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import type { TimerHandler } from '#platform/timers.ts'

const CAUSE: Cause = { kind: 'system', id: IDLE_TIMER }

/**
 * Looks at an answered contact when its customer may have been silent too long. Messages do not touch the timer: it
 * looks, and sets itself anew for when it could matter. Ends with the contact.
 */
export function lookAtSilence(deps: Deps): TimerHandler {
  return async (tx, { key: contactId }, now) => {
    const contact = await lockContact(tx, contactId)
    if (!contact || contact.endedAt !== null) return
    const settings = await readSettings(tx)
    const { act, recheckAt } = decideIdle(
      {
        customerSilentSince: await customerSilentSince(tx, contact.conversationId, contact.askedAt),
        isHeld: contact.heldSince !== null || contact.ownerId === null,
        warnedAt: contact.idleWarnedAt,
      },
      { idleMs: settings.idleSeconds * 1000, idleWarnMs: settings.idleWarnSeconds * 1000 },
      now,
    )
    if (act === 'end') {
      await endContact(deps, tx, CAUSE, { contactId, reason: 'idle', at: now })
      return
    }
    if (act === 'warn') {
      await tx.run(sql`update conversations.contact set idle_warned_at = ${at(now)} where id = ${contactId}`)
      await postNotice(deps, tx, {
        conversationId: contact.conversationId,
        contactId,
        code: 'idle-warning',
        values: { endsInSeconds: settings.idleWarnSeconds },
        audience: 'everyone',
        at: now,
      })
    }
    await deps.platform.timers.set(tx, IDLE_TIMER, contactId, recheckAt)
  }
}

/** Since the agent's last words in this contact, when the customer has not spoken after them. */
async function customerSilentSince(tx: Tx, conversationId: string, askedAt: Instant): Promise<Instant | null> {
  const row = await tx.one<{ since: Instant | null }>(sql`
    select case when customer_waiting_since is null and last_agent_at >= ${at(askedAt)} then last_agent_at end since
    from conversations.conversation where id = ${conversationId}`)
  return row.since
}
