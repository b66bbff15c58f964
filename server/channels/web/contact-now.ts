import type { ContactNow } from '#channels/web/contract.ts'
import type { WebAsks } from '#channels/web/module.ts'
import type { Queryable } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

const NONE: ContactNow = {
  phase: 'none',
  contactId: null,
  reference: null,
  isOpen: true,
  position: null,
  estimatedSeconds: null,
  promiseDueAt: null,
  askedAt: null,
  agent: null,
  mayChoose: [],
  endReason: null,
}

/** Where the customer of this conversation stands: nobody asked for, waiting (which place, how long), or served by whom. */
export async function contactNow(
  platform: Platform,
  asks: WebAsks,
  db: Queryable,
  conversationId: string,
): Promise<ContactNow> {
  const contact = await asks.conversations.openContactOf(db, conversationId)
  if (!contact) return NONE
  const shared = { ...NONE, contactId: contact.contactId, askedAt: contact.askedAt }
  if (contact.ownerId !== null) {
    const [agent] = await asks.identity.people(db, [contact.ownerId])
    return { ...shared, phase: 'served', agent: agent ? { name: agent.displayName, agentNo: agent.agentNo } : null }
  }
  const [wait, [promise]] = await Promise.all([
    asks.routing.waitOf(db, contact.contactId, platform.clock.now()),
    asks.promises.clocks(db, 'first-response', 'contact', [contact.contactId]),
  ])
  const isOwed = promise !== undefined && (promise.state === 'running' || promise.state === 'endangered')
  return {
    ...shared,
    phase: 'waiting',
    isOpen: wait?.isOpen ?? true,
    position: wait?.position ?? null,
    estimatedSeconds: wait?.estimatedSeconds ?? null,
    promiseDueAt: isOwed ? promise.dueAt : null,
    mayChoose: wait ? ['callback', 'message'] : [],
  }
}
