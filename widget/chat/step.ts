import {
  type Act,
  type CallProblem,
  type Chat,
  type ChatEffect,
  type ChatInput,
  type Identity,
  isLive,
  mayKeep,
  type Step,
  type Surroundings,
  stay,
  TOLD_AGAIN,
} from './chat.ts'
import { askPlace, hear, tell, tellRead } from './hear.ts'
import { callFailed, linkDueAt, lose, pause, seek, tickLink } from './link.ts'
import * as outboxes from './outbox.ts'
import { earlierLoaded, emptyThread, firstSeq, loaded } from './thread.ts'

const TYPING_EVERY_MS = 3_000
const UPLOAD_PAUSE_MS = 3_000
/** A wait that grows changes what is offered instead, and nobody else's move may tell us so. */
const ASK_PLACE_EVERY_MS = 15_000

/** What follows from what happened. Pure: calls, socket, timer and storage live in `../door/`. */
export function step(chat: Chat, input: ChatInput, around: Surroundings): Step {
  return pump(decide(chat, input, around), around)
}

/** When `tick` is due next; null: nothing to wait for. */
export function wakeAt(chat: Chat): number | null {
  const held = chat.outbox.entries.length > 0 ? chat.outbox.heldUntil : null
  const dues = [linkDueAt(chat), held, chat.agentTypesUntil, placeDueAt(chat)].filter((due) => due !== null)
  return dues.length === 0 ? null : Math.min(...dues)
}

function decide(chat: Chat, input: ChatInput, around: Surroundings): Step {
  switch (input.kind) {
    case 'start':
      return chat.phase === 'idle' ? seek(chat, around) : stay(chat)
    case 'pause':
      return pause(chat)
    case 'wake':
      return wake(chat, around)
    case 'tick':
      return tick(chat, around)
    case 'identify':
      return identify(chat, input.identity, around)
    case 'go-on-unknown':
      return chat.stoppedBy === 'identity' ? seek({ ...reset(chat), identity: null }, around) : stay(chat)
    case 'language':
      return stay({ ...chat, language: input.language })
    case 'visit-begun':
      return input.turn === chat.turn ? visitBegun(chat, input, around) : stay(chat)
    case 'loaded':
      return input.turn === chat.turn ? pageLoaded(chat, input, around) : stay(chat)
    case 'call-failed':
      return input.turn === chat.turn ? callFailed(chat, input.problem, around) : stay(chat)
    case 'heard':
      return input.turn === chat.turn ? hear(chat, input.frame, around) : stay(chat)
    case 'lost':
      return input.turn === chat.turn ? lose(chat, input.code, around) : stay(chat)
    case 'load-earlier':
      return loadEarlier(chat)
    case 'earlier-loaded':
      return stay(withEarlier(chat, input))
    case 'earlier-failed':
      return input.conversationId === chat.thread.conversationId
        ? stay({ ...chat, thread: { ...chat.thread, isLoadingEarlier: false } })
        : stay(chat)
    default:
      return byCustomer(chat, input, around)
  }
}

type OfCustomer = Extract<
  ChatInput,
  {
    kind: 'write' | 'discard' | 'send-again' | 'act' | 'typing' | 'read' | 'upload-moved' | 'uploaded' | 'upload-failed'
  }
>

function byCustomer(chat: Chat, input: OfCustomer, around: Surroundings): Step {
  const { outbox } = chat
  switch (input.kind) {
    case 'write': {
      const begun = asThemselves(chat, around)
      const written = outboxes.put(begun.chat.outbox, input.entry)
      return { chat: { ...begun.chat, outbox: written }, effects: begun.effects }
    }
    case 'discard':
      return stay({ ...chat, outbox: outboxes.removed(outbox, input.clientId) })
    case 'send-again':
      return stay({ ...chat, outbox: outboxes.again(outbox, input.clientId) })
    case 'act':
      return act(chat, input.act, around)
    case 'typing':
      return typing(chat, around)
    case 'read':
      return input.seq > chat.readSeq
        ? { chat: { ...chat, readSeq: input.seq }, effects: chat.phase === 'open' ? [tellRead(input.seq)] : [] }
        : stay(chat)
    case 'upload-moved':
      return stay({ ...chat, outbox: outboxes.uploading(outbox, input.clientId, { uploadedShare: input.share }) })
    case 'uploaded':
      return stay({
        ...chat,
        outbox: outboxes.uploading(outbox, input.clientId, { fileId: input.fileId, isUploading: false }),
      })
    case 'upload-failed':
      return stay({ ...chat, outbox: uploadFailed(chat, input.clientId, input.problem, around) })
  }
}

/** Back to life: a page that slept does not know whether its socket still lives. */
function wake(chat: Chat, around: Surroundings): Step {
  if (chat.phase === 'resting') return seek(chat, around)
  if (chat.phase !== 'open' || chat.pingedAt !== null) return stay(chat)
  return { chat: { ...chat, pingedAt: around.now }, effects: [{ kind: 'send', frame: { t: 'ping' } }] }
}

function tick(chat: Chat, around: Surroundings): Step {
  const typingOver = chat.agentTypesUntil !== null && around.now >= chat.agentTypesUntil
  const pauseOver = chat.outbox.heldUntil !== null && around.now >= chat.outbox.heldUntil
  const next: Chat = {
    ...chat,
    agentTypesUntil: typingOver ? null : chat.agentTypesUntil,
    outbox: pauseOver ? { ...chat.outbox, heldUntil: null } : chat.outbox,
  }
  const linked = tickLink(typingOver || pauseOver ? next : chat, around)
  const placeDue = placeDueAt(linked.chat)
  if (placeDue === null || around.now < placeDue) return linked
  return { chat: { ...linked.chat, contactAt: around.now }, effects: [...linked.effects, askPlace(linked.chat)] }
}

const placeDueAt = (chat: Chat): number | null =>
  chat.phase === 'open' && chat.contact?.phase === 'waiting' ? chat.contactAt + ASK_PLACE_EVERY_MS : null

/** The page vouches for a customer, or for nobody any more. Another customer means another conversation, at once. */
function identify(chat: Chat, identity: Identity | null, around: Surroundings): Step {
  if (chat.visit !== null && mayKeep(chat.visit, identity, isLive(chat))) return stay({ ...chat, identity })
  return turnTo(chat, identity, around)
}

/** A visitor the page has vouched for meanwhile begins the next contact as the customer they are. */
function asThemselves(chat: Chat, around: Surroundings): Step {
  const { visit, identity, contact } = chat
  const isDue = identity !== null && visit?.identityTag === null && contact !== null && !isLive(chat)
  return isDue ? turnTo(chat, identity, around) : stay(chat)
}

function turnTo(chat: Chat, identity: Identity | null, around: Surroundings): Step {
  const bye: ChatEffect[] = chat.visit ? [{ kind: 'end-visit', visitToken: chat.visit.visitToken }] : []
  const leaving: ChatEffect[] = [...bye, { kind: 'hang-up' }]
  const fresh = { ...reset(chat), identity }
  if (chat.phase === 'idle') return { chat: fresh, effects: bye }
  const next = seek(fresh, around)
  return { chat: next.chat, effects: [...leaving, ...next.effects] }
}

/** Nothing of the conversation before is left; what was typed and not sent goes along unless a file belongs to it. */
function reset(chat: Chat): Chat {
  const entries = chat.outbox.entries.filter((entry) => entry.kind === 'text' && entry.state === 'waiting')
  const outbox = { ...outboxes.emptyOutbox, entries }
  const thread = emptyThread(null)
  return {
    ...chat,
    visit: null,
    thread,
    outbox,
    contact: null,
    act: null,
    actProblem: null,
    agentReadSeq: 0,
    readSeq: 0,
  }
}

function visitBegun(chat: Chat, begun: Extract<ChatInput, { kind: 'visit-begun' }>, around: Surroundings): Step {
  const { visit, deviceToken, settings } = begun
  const isSame = chat.thread.conversationId === visit.conversationId
  const next: Chat = {
    ...chat,
    visit,
    deviceToken,
    settings,
    identity: null,
    ...(isSame ? {} : { thread: emptyThread(visit.conversationId), contact: null, agentReadSeq: 0, readSeq: 0 }),
  }
  return seek(next, around)
}

function pageLoaded(chat: Chat, input: Extract<ChatInput, { kind: 'loaded' }>, around: Surroundings): Step {
  const thread = loaded(chat.thread, input.page)
  const outbox = outboxes.unshown(chat.outbox, thread.lines, thread.after)
  return seek({ ...chat, thread, outbox, settings: input.settings, isDoubtful: false }, around)
}

function loadEarlier(chat: Chat): Step {
  const { visit, thread } = chat
  if (visit === null || !thread.hasEarlier || thread.isLoadingEarlier) return stay(chat)
  const { visitToken, conversationId } = visit
  return {
    chat: { ...chat, thread: { ...thread, isLoadingEarlier: true } },
    effects: [{ kind: 'load-earlier', visitToken, conversationId, before: firstSeq(thread) }],
  }
}

function withEarlier(chat: Chat, loaded: Extract<ChatInput, { kind: 'earlier-loaded' }>): Chat {
  const { conversationId, before, page } = loaded
  const thread = earlierLoaded(chat.thread, conversationId, before, page)
  return thread === chat.thread
    ? chat
    : { ...chat, thread, outbox: outboxes.unshown(chat.outbox, page.messages, thread.after) }
}

function act(before: Chat, wish: Act, around: Surroundings): Step {
  if (before.act !== null) return stay(before)
  const { chat, effects } = wish.name === 'ask-for-person' ? asThemselves(before, around) : stay(before)
  if (chat.phase === 'open') return { chat: { ...chat, act: wish, actProblem: null }, effects: [tell(wish)] }
  if (TOLD_AGAIN.has(wish.name)) return { chat: { ...chat, act: wish, actProblem: null }, effects }
  return stay({ ...chat, actProblem: { name: wish.name, refusal: 'link-lost' } })
}

function typing(chat: Chat, { now }: Surroundings): Step {
  const isOfUse = chat.phase === 'open' && chat.contact?.phase === 'served' && now >= chat.typedAt + TYPING_EVERY_MS
  if (!isOfUse) return stay(chat)
  const frame = { t: 'do', id: 'typing', name: 'typing', body: {} } as const
  return { chat: { ...chat, typedAt: now }, effects: [{ kind: 'send', frame }] }
}

function uploadFailed(chat: Chat, clientId: string, problem: CallProblem, { now }: Surroundings): outboxes.Outbox {
  const isForNow = problem.status === 0 || problem.status === 401 || problem.status === 429 || problem.status >= 500
  const stopped = outboxes.uploading(chat.outbox, clientId, { isUploading: false, uploadedShare: 0 })
  if (!isForNow) return outboxes.refusedBy(stopped, clientId, problem.refusal)
  return { ...stopped, heldUntil: now + (problem.retryAfterMs ?? UPLOAD_PAUSE_MS) }
}

/** Whatever just happened: if the link stands and something waits, it goes out. */
function pump(before: Step, { now }: Surroundings): Step {
  const { chat } = before
  if (chat.phase !== 'open' || chat.visit === null) return before
  const effects: ChatEffect[] = [...before.effects]
  let { outbox } = chat
  const message = outboxes.nextToSend(outbox, now)
  if (message) {
    outbox = outboxes.sending(outbox, message.clientId, now)
    const body = messageBody(message, chat)
    effects.push({ kind: 'send', frame: { t: 'do', id: message.clientId, name: 'post-message', body } })
  }
  const file = outboxes.nextToUpload(outbox, now)
  if (file) {
    outbox = outboxes.uploading(outbox, file.clientId, { isUploading: true })
    effects.push({ kind: 'upload', clientId: file.clientId, visitToken: chat.visit.visitToken })
  }
  return { chat: outbox === chat.outbox ? chat : { ...chat, outbox }, effects }
}

function messageBody(message: outboxes.Outgoing, { language }: Chat) {
  const { clientId } = message
  if (message.kind === 'file') return { clientId, language, body: { kind: 'file', fileId: message.fileId } }
  return { clientId, language, topic: message.topic, body: { kind: 'text', text: message.text } }
}
