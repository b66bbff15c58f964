import type { z } from 'zod'
import { askBody, callbackBody, emptyBody, postBody, readBody } from '#channels/web/contract.ts'
import type { WebAsks } from '#channels/web/module.ts'
import type { Visitor } from '#channels/web/visits.ts'
import type { Cause } from '#libs/facts/event.ts'
import type { PostRefusal } from '#modules/conversations/questions.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import type { Platform } from '#platform/module.ts'
import type { SocketCommand } from '#platform/realtime/topics.ts'

export const POST_STATUSES: Statuses<PostRefusal> = {
  'conversation-not-found': 404,
  'not-a-participant': 403,
  'client-id-reused': 409,
  'message-empty': 400,
  'message-too-long': 413,
  'file-not-found': 404,
}
const CHOOSE: Statuses<'not-waiting' | 'phone-not-valid'> = { 'not-waiting': 409, 'phone-not-valid': 400 }
const END: Statuses<'contact-ended' | 'contact-not-found'> = { 'contact-ended': 409, 'contact-not-found': 404 }

/** What a customer can do over the socket. */
export function chatCommands(platform: Platform, asks: WebAsks): Readonly<Record<string, SocketCommand<Visitor>>> {
  const { conversations, routing } = asks
  const command =
    <S extends z.ZodType>(
      schema: S,
      act: (visitor: Visitor, body: z.output<S>) => Promise<unknown>,
    ): SocketCommand<Visitor> =>
    async (visitor, body) =>
      act(visitor, schema.parse(body))
  return {
    'post-message': command(postBody, (visitor, body) => postMessage(platform, asks, visitor, body)),
    'ask-for-person': command(askBody, async (visitor, { topic }) => ({
      contactId: await askForPerson(platform, asks, visitor, topic),
    })),
    leave: command(emptyBody, async (visitor) => {
      const contact = await conversations.openContactOf(platform.db, visitor.conversationId)
      if (!contact) throw new Problem(409, 'contact-ended')
      const reason = contact.answeredAt === null ? 'abandoned' : 'customer-ended'
      const now = platform.clock.now()
      answer(
        await platform.db.transaction((tx) =>
          conversations.end(tx, causeOf(visitor), { contactId: contact.contactId, reason, at: now }),
        ),
        END,
      )
      return null
    }),
    typing: command(emptyBody, async (visitor) => {
      conversations.customerIsTyping(visitor.conversationId, visitor.customerId)
      return null
    }),
    'mark-read': command(readBody, async (visitor, { seq }) => {
      await conversations.markReadByCustomer(visitor.conversationId, seq)
      return null
    }),
    'choose-callback': command(callbackBody, (visitor, { phone }) =>
      choose(visitor, { kind: 'callback', phone, at: platform.clock.now() }),
    ),
    'leave-message': command(emptyBody, (visitor) => choose(visitor, { kind: 'message', at: platform.clock.now() })),
  }

  async function choose(visitor: Visitor, choice: Parameters<WebAsks['routing']['chooseInstead']>[2]) {
    const contact = await conversations.openContactOf(platform.db, visitor.conversationId)
    if (!contact) throw new Problem(409, 'not-waiting')
    return answer(await platform.db.transaction((tx) => routing.chooseInstead(tx, contact.contactId, choice)), CHOOSE)
  }
}

/**
 * The customer's words. With nobody at the other end they begin a contact first: a message that was acknowledged always
 * stands in front of someone who owes an answer.
 */
export async function postMessage(
  platform: Platform,
  asks: WebAsks,
  visitor: Visitor,
  message: z.output<typeof postBody>,
) {
  await askForPerson(platform, asks, visitor, null)
  const posted = answer(
    await asks.conversations.post({
      conversationId: visitor.conversationId,
      clientId: message.clientId,
      author: { kind: 'customer', id: visitor.customerId },
      audience: 'everyone',
      body: message.body,
    }),
    POST_STATUSES,
  )
  return { seq: posted.seq, at: posted.at, isRepeat: posted.isRepeat, text: posted.text }
}

async function askForPerson(
  platform: Platform,
  asks: WebAsks,
  visitor: Visitor,
  topic: string | null,
): Promise<string> {
  const open = await asks.conversations.openContactOf(platform.db, visitor.conversationId)
  if (open) return open.contactId
  const ask = {
    conversationId: visitor.conversationId,
    channel: 'web',
    language: visitor.language,
    topic,
    at: platform.clock.now(),
  }
  const { contactId } = await platform.db.transaction((tx) =>
    asks.conversations.askForPerson(tx, causeOf(visitor), ask),
  )
  return contactId
}

const causeOf = (visitor: Visitor): Cause => ({ kind: 'customer', id: visitor.customerId })
