import type { ContactNow } from '#channels/web/contract.ts'
import type { WebAsks } from '#channels/web/module.ts'
import type { ReadMark } from '#modules/conversations/contract.ts'
import type { LatestContact } from '#modules/conversations/questions.ts'
import type { Queryable } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

const NONE: ContactNow = {
  phase: 'none',
  contactId: null,
  reference: null,
  isOpen: true,
  queue: null,
  position: null,
  estimatedSeconds: null,
  promiseDueAt: null,
  askedAt: null,
  endedAt: null,
  agent: null,
  mayChoose: [],
  busyUntilAt: null,
  endReason: null,
  rating: null,
  agentReadSeq: 0,
  readSeq: 0,
}

/** Where the customer of this conversation stands: never asked, waiting (which place, how long), served by whom, ended. */
export async function contactNow(
  platform: Platform,
  asks: WebAsks,
  db: Queryable,
  conversationId: string,
): Promise<ContactNow> {
  const contact = await asks.conversations.latestContactOf(db, conversationId)
  if (contact === undefined || contact.endedAt !== null) {
    const session = await asks.bot.sessionOf(db, conversationId)
    if (session) return { ...NONE, phase: 'bot', askedAt: session.beganAt }
  }
  if (!contact) return NONE
  const marks = await asks.conversations.readMarks(db, conversationId)
  const shared: ContactNow = {
    ...NONE,
    contactId: contact.contactId,
    reference: contact.reference,
    askedAt: contact.askedAt,
    endedAt: contact.endedAt,
    endReason: contact.endReason,
    agentReadSeq: lastRead(marks, 'agent'),
    readSeq: lastRead(marks, 'customer'),
  }
  if (contact.endedAt !== null) {
    const rating = await asks.conversations.ratingOf(db, contact.contactId, platform.clock.now())
    return { ...shared, phase: 'ended', rating: rating ?? null }
  }
  if (contact.ownerId === null) return { ...shared, phase: 'waiting', ...(await waiting(platform, asks, db, contact)) }
  const [agent] = await asks.identity.people(db, [contact.ownerId])
  return { ...shared, phase: 'served', agent: agent ? { name: agent.displayName, agentNo: agent.agentNo } : null }
}

const lastRead = (marks: readonly ReadMark[], by: ReadMark['reader']): number =>
  Math.max(0, ...marks.filter(({ reader }) => reader === by).map(({ seq }) => seq))

async function waiting(
  platform: Platform,
  asks: WebAsks,
  db: Queryable,
  { contactId }: LatestContact,
): Promise<Partial<ContactNow>> {
  const [wait, [promise], queues] = await Promise.all([
    asks.routing.waitOf(db, contactId, platform.clock.now()),
    asks.promises.clocks(db, 'first-response', 'contact', [contactId]),
    asks.routing.queues(db),
  ])
  // Paused while the queue is closed, and withdrawn with the contact: then nothing is promised at this moment.
  const isOwed = promise !== undefined && ['running', 'endangered', 'broken'].includes(promise.state)
  return {
    isOpen: wait?.isOpen ?? true,
    queue: queues.find(({ queueId }) => queueId === wait?.queueId)?.name ?? null,
    position: wait?.position ?? null,
    estimatedSeconds: wait?.estimatedSeconds ?? null,
    promiseDueAt: isOwed ? promise.dueAt : null,
    mayChoose: [...(wait?.alternatives ?? [])],
    busyUntilAt: wait?.busyUntilAt ?? null,
  }
}
