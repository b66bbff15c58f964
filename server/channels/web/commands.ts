import { askBody, callbackBody, emptyBody, postBody, readBody } from '#channels/web/contract.ts'
import type { WebAsks } from '#channels/web/module.ts'
import type { OpenContacts } from '#channels/web/open-contacts.ts'
import { askForPerson, postMessage } from '#channels/web/post-message.ts'
import type { Visitor } from '#channels/web/visits.ts'
import type { RatingRefusal } from '#modules/conversations/questions.ts'
import { newRating } from '#modules/conversations/rating-contract.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import type { Platform } from '#platform/module.ts'
import { command, type SocketCommand } from '#platform/realtime/command.ts'

const CHOOSE: Statuses<'not-waiting' | 'phone-not-valid'> = { 'not-waiting': 409, 'phone-not-valid': 400 }
const RATE: Statuses<RatingRefusal> = {
  'contact-not-yours': 404,
  'contact-not-ended': 409,
  'not-served': 409,
  'already-rated': 409,
  'rating-too-late': 409,
}
const END: Statuses<'contact-ended' | 'contact-not-found'> = { 'contact-ended': 409, 'contact-not-found': 404 }

/** What a customer can do over the socket. */
export function chatCommands(
  platform: Platform,
  asks: WebAsks,
  open: OpenContacts,
): Readonly<Record<string, SocketCommand<Visitor>>> {
  const { conversations, routing } = asks
  return {
    'post-message': command(postBody, (visitor, body) => postMessage(platform, asks, visitor, body, open.isOpen)),
    'ask-for-person': command(askBody, async (visitor, wish) => ({
      contactId: await askForPerson(platform, asks, visitor, wish),
    })),
    leave: command(emptyBody, (visitor) => leave(platform, asks, visitor)),
    typing: command(emptyBody, async (visitor) => {
      conversations.customerIsTyping(visitor.conversationId, visitor.customerId)
    }),
    'mark-read': command(readBody, (visitor, { seq }) => conversations.markReadByCustomer(visitor.conversationId, seq)),
    'choose-callback': command(callbackBody, (visitor, { phone }) =>
      choose(visitor, { kind: 'callback', phone, at: platform.clock.now() }),
    ),
    'leave-message': command(emptyBody, (visitor) => choose(visitor, { kind: 'message', at: platform.clock.now() })),
    'rate-contact': command(newRating, async ({ conversationId, customerId }, rating) => {
      const cause = { kind: 'customer', id: customerId } as const
      const given = { ...rating, conversationId, at: platform.clock.now() }
      return answer(await platform.db.transaction((tx) => conversations.rate(tx, cause, given)), RATE)
    }),
  }

  async function choose(visitor: Visitor, choice: Parameters<WebAsks['routing']['chooseInstead']>[2]) {
    const contact = await conversations.openContactOf(platform.db, visitor.conversationId)
    if (!contact) throw new Problem(409, 'not-waiting')
    return answer(await platform.db.transaction((tx) => routing.chooseInstead(tx, contact.contactId, choice)), CHOOSE)
  }
}

/** The customer ends it; before anyone answered, that is an abandoned contact. */
async function leave(platform: Platform, { conversations, bot }: WebAsks, visitor: Visitor): Promise<void> {
  await platform.db.transaction(async (tx) => {
    if (await bot.leave(tx, visitor.conversationId)) return
    const contact = await conversations.openContactOf(tx, visitor.conversationId)
    if (!contact) throw new Problem(409, 'contact-ended')
    const { contactId, answeredAt } = contact
    const reason = answeredAt === null ? 'abandoned' : 'customer-ended'
    const cause = { kind: 'customer', id: visitor.customerId } as const
    answer(await conversations.end(tx, cause, { contactId, reason, at: platform.clock.now() }), END)
  })
}
