import type { z } from 'zod'
import type { PostReply, postBody } from '#channels/web/contract.ts'
import type { WebAsks } from '#channels/web/module.ts'
import type { Visitor } from '#channels/web/visits.ts'
import type { PostRefusal } from '#modules/conversations/questions.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import type { Platform } from '#platform/module.ts'

const STATUSES: Statuses<PostRefusal> = {
  'conversation-not-found': 404,
  'not-a-participant': 403,
  'client-id-reused': 409,
  'message-empty': 400,
  'message-too-long': 413,
  'file-not-found': 404,
}
/** A message sent again after a cut is among the last lines. */
const LOOKED_BACK = 50
const NEWEST = 2 ** 31 - 1

/**
 * The customer's words. With nobody at the other end they begin a contact first: a message that was acknowledged always
 * stands in front of someone who owes an answer. One that is sent again because its answer was lost begins nothing, even
 * if the contact has ended meanwhile.
 */
export async function postMessage(
  platform: Platform,
  asks: WebAsks,
  visitor: Visitor,
  message: z.output<typeof postBody>,
): Promise<PostReply> {
  const { conversationId } = visitor
  const open = await asks.conversations.openContactOf(platform.db, conversationId)
  if (!open && !(await wasPosted(platform, asks, conversationId, message.clientId))) {
    await askForPerson(platform, asks, visitor, message)
  }
  const posted = await asks.conversations.post({
    conversationId,
    clientId: message.clientId,
    author: { kind: 'customer', id: visitor.customerId },
    audience: 'everyone',
    body: message.body,
  })
  const { seq, at, isRepeat, text } = answer(posted, STATUSES)
  return { seq, at, isRepeat, text }
}

async function wasPosted(platform: Platform, asks: WebAsks, conversationId: string, clientId: string) {
  const { messages } = await asks.conversations.customerThreadBefore(platform.db, conversationId, NEWEST, LOOKED_BACK)
  return messages.some((line) => line.clientId === clientId)
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
