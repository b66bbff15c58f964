import type { z } from 'zod'
import type { PostReply, postBody } from '#channels/web/contract.ts'
import type { WebAsks } from '#channels/web/module.ts'
import type { Visitor } from '#channels/web/visits.ts'
import type { NewMessage, PostRefusal } from '#modules/conversations/questions.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import type { Platform } from '#platform/module.ts'

const STATUSES: Statuses<PostRefusal> = {
  'conversation-not-found': 404,
  'not-a-participant': 403,
  'client-id-reused': 409,
  'message-empty': 400,
  'message-too-long': 413,
  'file-not-found': 404,
}
/**
 * The customer's words. With nobody at the other end they begin a contact first: a message that was acknowledged always
 * stands in front of someone who owes an answer. One that will be refused, and one sent again because its answer was lost
 * after its contact had ended, begin nothing. When the contact ended just before the words were written, one begins after
 * them; if this node dies in between, the customer has no answer, and their sending it again begins it.
 * @param isKnownOpen whether this node has heard that somebody owes an answer already; then nothing is asked before
 */
export async function postMessage(
  platform: Platform,
  asks: WebAsks,
  visitor: Visitor,
  { topic, language, ...message }: z.output<typeof postBody>,
  isKnownOpen: (conversationId: string) => boolean = () => false,
): Promise<PostReply> {
  const { conversations } = asks
  const { conversationId, customerId } = visitor
  const author = { kind: 'customer', id: customerId } as const
  const fresh: NewMessage = { ...message, conversationId, author, audience: 'everyone' }
  if (!isKnownOpen(conversationId) && !(await conversations.openContactOf(platform.db, conversationId))) {
    const fate = await conversations.foresee(platform.db, fresh)
    if (fate === 'new') await askForPerson(platform, asks, visitor, { topic, language })
    else if (fate !== 'known') throw new Problem(STATUSES[fate], fate)
  }
  const { seq, at, isRepeat, text, contactId } = answer(await conversations.post(fresh), STATUSES)
  if (contactId === null && (await conversations.isUnheard(platform.db, conversationId, seq)))
    await askForPerson(platform, asks, visitor, { topic, language })
  return { seq, at, isRepeat, text }
}

/** @returns the contact, new or open before */
export async function askForPerson(
  platform: Platform,
  asks: WebAsks,
  visitor: Visitor,
  wish: { readonly topic: string | null; readonly language?: string | undefined },
): Promise<string> {
  const ask = {
    conversationId: visitor.conversationId,
    channel: 'web',
    language: wish.language ?? visitor.language,
    topic: wish.topic,
    at: platform.clock.now(),
  }
  const cause = { kind: 'customer', id: visitor.customerId } as const
  const { contactId } = await platform.db.transaction((tx) => asks.conversations.askForPerson(tx, cause, ask))
  return contactId
}
