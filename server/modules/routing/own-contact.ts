import type { Cause, Instant } from '#libs/facts/event.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { callbackOfContact, findCallback, saveCallback } from '#modules/routing/store-callbacks.ts'
import type { WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * A contact that began because an agent took a callback or message has nobody waiting at the other end: when its agent
 * is gone it ends, and the wish goes back into line.
 * @returns false for any other work; nothing was done then
 */
export async function endOwnContact(
  tx: Tx,
  { asks }: Pick<RoutingDeps, 'asks'>,
  cause: Cause,
  item: WorkItem,
  now: Instant,
): Promise<boolean> {
  if (item.kind !== 'contact' || !(await callbackOfContact(tx, item.id))) return false
  await asks.conversations.end(tx, cause, { contactId: item.id, reason: 'closed-by-system', at: now })
  return true
}

/** The wish is in nobody's hands any more: whoever takes it next begins a contact of their own. */
export async function forgetOwnContact(tx: Tx, item: WorkItem): Promise<void> {
  const callback = await findCallback(tx, item.id)
  if (callback?.ownContactId) await saveCallback(tx, { ...callback, ownContactId: null })
}
