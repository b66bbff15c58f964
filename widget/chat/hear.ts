import type { ContactNow, CustomerSignal, PostReply } from '#channels/web/contract.ts'
import type { CustomerMessage } from '#modules/conversations/contract.ts'
import type { OwnRating } from '#modules/conversations/rating-contract.ts'
import type { ServerFrame } from '#platform/realtime/frames.ts'
import { type Act, type Chat, type ChatEffect, type Step, type Surroundings, stay } from './chat.ts'
import { giveUp, rest } from './link.ts'
import { acknowledged, held, refusedBy, unshown } from './outbox.ts'
import { emptyThread, grown, skippedTo } from './thread.ts'

const TYPING_SHOWN_MS = 6_000
const PAUSE_MS = 2_000

/** One frame from the server. Views, items and signals are typed by the contracts the server parses with. */
export function hear(before: Chat, frame: ServerFrame, around: Surroundings): Step {
  if (before.phase !== 'open' && before.phase !== 'connecting') return stay(before)
  const chat: Chat = { ...before, heardAt: around.now, pingedAt: null }
  switch (frame.t) {
    case 'hello':
      return greet(chat, frame.at, around)
    case 'opened':
      return stay(frame.last === undefined ? chat : { ...chat, failures: 0 })
    case 'view':
      return stay(placed(chat, frame.state as ContactNow, around))
    case 'feed':
      return stay(read(chat, frame.items as unknown as CustomerMessage[]))
    case 'gap':
      return stay(skipped(chat, frame.first))
    case 'signal':
      return stay(signalled(chat, frame.body as CustomerSignal, around))
    case 'done':
      return stay(answered(chat, frame.id, frame.body))
    case 'refused':
      return refused(chat, frame, around)
    case 'bye':
      return frame.retryAfterMs === undefined ? stay(chat) : rest(chat, around, frame.retryAfterMs)
    default:
      return stay(chat)
  }
}

/** The link stands: go on where we were. */
function greet(chat: Chat, at: number, { now }: Surroundings): Step {
  const { conversationId, after } = chat.thread
  const effects: ChatEffect[] = [
    { kind: 'send', frame: { t: 'open', topic: `conversation:${conversationId}`, after } },
    askPlace(chat),
    ...(chat.act ? [tell(chat.act)] : []),
    ...(chat.readSeq > 0 ? [tellRead(chat.readSeq)] : []),
  ]
  return {
    chat: { ...chat, phase: 'open', isDoubtful: false, clockOffsetMs: at - now },
    effects,
  }
}

/** Where we stand, now and whenever it changes. */
export const askPlace = ({ thread }: Chat): ChatEffect => ({
  kind: 'send',
  frame: { t: 'open', topic: `contact:${thread.conversationId}` },
})

export const tell = ({ id, name, body }: Act): ChatEffect => ({ kind: 'send', frame: { t: 'do', id, name, body } })

export const tellRead = (seq: number): ChatEffect => ({
  kind: 'send',
  frame: { t: 'do', id: 'read', name: 'mark-read', body: { seq } },
})

function placed(chat: Chat, contact: ContactNow, { now }: Surroundings): Chat {
  const agentReadSeq = Math.max(chat.agentReadSeq, contact.agentReadSeq)
  const readSeq = Math.max(chat.readSeq, contact.readSeq)
  return { ...chat, contact, contactAt: now, agentReadSeq, readSeq }
}

function read(chat: Chat, items: readonly CustomerMessage[]): Chat {
  const thread = grown(chat.thread, items)
  const outbox = unshown(chat.outbox, items, thread.after)
  const agentSpoke = items.some(({ author }) => author.kind === 'agent')
  return { ...chat, thread, outbox, agentTypesUntil: agentSpoke ? null : chat.agentTypesUntil }
}

function signalled(chat: Chat, signal: CustomerSignal, { now }: Surroundings): Chat {
  if (signal.kind === 'typing') return { ...chat, agentTypesUntil: now + TYPING_SHOWN_MS }
  return { ...chat, agentReadSeq: Math.max(chat.agentReadSeq, signal.seq) }
}

function skipped(chat: Chat, first: number): Chat {
  const thread = skippedTo(chat.thread, first)
  return { ...chat, thread, outbox: unshown(chat.outbox, [], thread.after) }
}

function answered(chat: Chat, id: string, body: unknown): Chat {
  if (chat.act?.id === id) return { ...chat, act: null, actProblem: null, contact: rated(chat, chat.act, body) }
  if (chat.outbox.underWay?.clientId !== id) return chat
  const { seq } = body as PostReply
  return { ...chat, outbox: unshown(acknowledged(chat.outbox, id, seq), [], chat.thread.after) }
}

/** A rating that was taken is shown at once; the view says the same a moment later. */
function rated({ contact }: Chat, act: Act, body: unknown): ContactNow | null {
  const isOfThis = act.name === 'rate-contact' && act.body.contactId === contact?.contactId
  return contact && isOfThis ? { ...contact, rating: body as OwnRating } : contact
}

/** The thread is shorter than what we have of it, as after a restored backup: ours is worth nothing. */
const forgotten = (chat: Chat): Chat => ({
  ...chat,
  thread: emptyThread(chat.thread.conversationId),
  contact: null,
  agentReadSeq: 0,
  readSeq: 0,
})

function refused(chat: Chat, frame: Extract<ServerFrame, { t: 'refused' }>, around: Surroundings): Step {
  const { id, problem } = frame
  // A topic that cannot be opened now: begin the link anew, a little later each time.
  if (id === undefined && frame.topic === undefined) return stay(chat)
  if (id === undefined) return giveUp(problem.refusal === 'ahead-of-feed' ? forgotten(chat) : chat, around)
  const isForNow = problem.status === 429 || problem.status >= 500
  if (chat.act?.id === id) {
    // What was wished no longer fits: so may be what the page shows.
    const actProblem = { name: chat.act.name, refusal: problem.refusal }
    return { chat: { ...chat, act: null, actProblem }, effects: [askPlace(chat)] }
  }
  if (chat.outbox.underWay?.clientId !== id) return stay(chat)
  const outbox = isForNow ? held(chat.outbox, id, around.now + PAUSE_MS) : refusedBy(chat.outbox, id, problem.refusal)
  return stay({ ...chat, outbox })
}
