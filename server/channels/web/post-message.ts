import type { z } from 'zod'
import type { PostReply, postBody } from '#channels/web/contract.ts'
import type { WebAsks } from '#channels/web/module.ts'
import type { Visitor } from '#channels/web/visits.ts'
import type { Writer } from '#modules/bot/questions.ts'
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
  'red-line-crossed': 422,
  'red-line-never-sent': 422,
}
/**
 * The customer's words. With nobody at the other end they go to the bot of the entrance, or begin a contact first: a
 * message that was acknowledged always stands in front of someone who owes an answer. One that will be refused, and one
 * sent again because its answer was lost after its contact had ended, begin nothing. When the contact ended just before
 * the words were written, one begins after them; if this node dies in between, the customer has no answer, and their
 * sending it again begins it.
 * @param isKnownOpen whether this node has heard that somebody owes an answer already; then nothing is asked before
 */
export async function postMessage(
  platform: Platform,
  asks: WebAsks,
  visitor: Visitor,
  { topic, language, ...message }: z.output<typeof postBody>,
  isKnownOpen: (conversationId: string) => boolean = () => false,
): Promise<PostReply> {
  const { conversations, bot } = asks
  const { conversationId, customerId } = visitor
  const author = { kind: 'customer', id: customerId } as const
  const fresh: NewMessage = { ...message, conversationId, author, audience: 'everyone' }
  const wish = { topic, language }
  const isHeard = isKnownOpen(conversationId) || bot.isKnownOpen(conversationId)
  if (!isHeard && !(await conversations.openContactOf(platform.db, conversationId))) {
    const fate = await conversations.foresee(platform.db, fresh)
    if (fate === 'new') await findSomebody(platform, asks, visitor, wish)
    else if (fate !== 'known') throw new Problem(STATUSES[fate], fate)
  }
  const { seq, at, isRepeat, text, contactId } = answer(await conversations.post(fresh), STATUSES)
  if (contactId === null) {
    if (await isUnheard(platform, asks, conversationId, seq)) await findSomebody(platform, asks, visitor, wish, seq)
    bot.wake(conversationId)
  }
  return { seq, at, isRepeat, text }
}

/** A message outside contacts is heard when a contact followed it, or when it is the bot's to answer. */
async function isUnheard(platform: Platform, asks: WebAsks, conversationId: string, seq: number): Promise<boolean> {
  if (!(await asks.conversations.isUnheard(platform.db, conversationId, seq))) return false
  return !(await asks.bot.owes(platform.db, conversationId, seq))
}

/** Somebody who owes an answer: the bot where one is on, else a person. @param written of a message that stands already */
async function findSomebody(
  platform: Platform,
  asks: WebAsks,
  visitor: Visitor,
  wish: Wish,
  written?: number,
): Promise<void> {
  if (await asks.bot.begin(writerOf(visitor, wish), written)) return
  await beginContact(platform, asks, visitor, wish)
}

const writerOf = (visitor: Visitor, wish: Wish): Writer => ({
  conversationId: visitor.conversationId,
  customerId: visitor.customerId,
  entrance: `web:${visitor.channel}`,
  channel: 'web',
  language: wish.language ?? visitor.language,
  topic: wish.topic,
})

interface Wish {
  readonly topic: string | null
  readonly language?: string | undefined
}

/**
 * A person, now: from the bot with all it knows, or from the beginning.
 * @returns the contact, new or open before
 */
export async function askForPerson(platform: Platform, asks: WebAsks, visitor: Visitor, wish: Wish): Promise<string> {
  return (await asks.bot.handOver(writerOf(visitor, wish))) ?? beginContact(platform, asks, visitor, wish)
}

async function beginContact(platform: Platform, asks: WebAsks, visitor: Visitor, wish: Wish): Promise<string> {
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
