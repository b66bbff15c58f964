import type { CLOSE } from '#platform/realtime/frames.ts'
import {
  type CallProblem,
  type Chat,
  type ChatEffect,
  type Step,
  type StopReason,
  type Surroundings,
  stay,
  TOLD_AGAIN,
} from './chat.ts'
import { cut } from './outbox.ts'

/** After this long without a word we ask whether the server is still there; mobile networks drop silent sockets. */
const QUIET_MS = 20_000
const PONG_MS = 8_000
const GREETING_MS = 12_000
/** An open link that leaves a message unanswered for this long is no link. */
const ANSWER_MS = 20_000
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 20_000
const FIRST_PAGE = 40

const SESSION_ENDED: (typeof CLOSE)['sessionEnded'] = 4401

/** The next thing to do towards an open link: a visit, then its newest lines, then the socket. */
export function seek(before: Chat, around: Surroundings): Step {
  const { now } = around
  const { visit } = before
  if (visit !== null && now + before.clockOffsetMs >= visit.expiresAt) return visitOver(before, around)
  const turn = before.turn + 1
  const chat: Chat = { ...before, turn, stoppedBy: null, retryAt: null, heardAt: now, pingedAt: null }
  if (visit === null) {
    const { language, deviceToken, identity } = chat
    const effect: ChatEffect = { kind: 'begin-visit', turn, language, deviceToken, identity }
    return { chat: { ...chat, phase: 'visiting' }, effects: [effect] }
  }
  const { visitToken } = visit
  if (!chat.thread.isLoaded || chat.isDoubtful || chat.settings === null) {
    const limit = chat.thread.isLoaded ? 1 : FIRST_PAGE
    return { chat: { ...chat, phase: 'loading' }, effects: [{ kind: 'load', turn, visitToken, limit }] }
  }
  return { chat: { ...chat, phase: 'connecting' }, effects: [{ kind: 'connect', turn, visitToken }] }
}

/** Doubles up to 20 s; between half and the whole of it, so that a thousand pages do not come back at once. */
export function retryDelayMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10))
  return Math.round(longest / 2 + (random * longest) / 2)
}

/** Not before what the server asked for, and then spread over a fifth more. */
export function rest(chat: Chat, { now, random }: Surroundings, askedMs: number | null = null): Step {
  const failures = chat.failures + 1
  const asked = askedMs === null ? 0 : Math.round(askedMs * (1 + random / 5))
  const retryAt = now + Math.max(asked, retryDelayMs(failures, random))
  return stay({ ...closed(chat), phase: 'resting', failures, retryAt })
}

export function stop(chat: Chat, stoppedBy: StopReason): Step {
  const effects: ChatEffect[] = stoppedBy === 'identity' ? [{ kind: 'identity-needed' }] : []
  return { chat: { ...closed(chat), phase: 'stopped', stoppedBy, visit: null }, effects }
}

/** The socket closed, by itself or by the server. */
export function lose(chat: Chat, code: number, around: Surroundings): Step {
  if (chat.phase !== 'open' && chat.phase !== 'connecting') return stay(chat)
  if (code === SESSION_ENDED) return visitOver(chat, around)
  return rest({ ...chat, isDoubtful: chat.phase === 'connecting' }, around)
}

export function giveUp(chat: Chat, around: Surroundings): Step {
  const lost = lose(chat, 1006, around)
  return { chat: lost.chat, effects: [{ kind: 'hang-up' }, ...lost.effects] }
}

/**
 * The visit no longer counts. A visitor gets a new one by the device token; a customer the page had vouched for must
 * not turn into a stranger unasked, so the page is asked to vouch again.
 */
export function visitOver(chat: Chat, around: Surroundings): Step {
  const wasVouched = chat.visit !== null && chat.visit.identityTag !== null
  const next = { ...closed(chat), visit: null }
  return wasVouched && chat.identity === null ? stop(next, 'identity') : seek(next, around)
}

/** A call over HTTP did not bring us on. */
export function callFailed(chat: Chat, problem: CallProblem, around: Surroundings): Step {
  const { status, refusal, retryAfterMs } = problem
  if (status === 0 || status === 408 || status === 425 || status === 429 || status >= 500) {
    return rest(chat, around, retryAfterMs)
  }
  if (refusal === 'identity-not-valid') return stop({ ...chat, identity: null }, 'identity')
  if (status === 401) return visitOver(chat, around)
  if (refusal === 'origin-not-allowed') return stop(chat, 'origin')
  return stop(chat, refusal === 'channel-not-found' ? 'channel' : 'fault')
}

export function tickLink(chat: Chat, around: Surroundings): Step {
  const { now } = around
  const due = linkDueAt(chat)
  if (due === null || now < due) return stay(chat)
  if (chat.phase === 'resting') return seek(chat, around)
  if (chat.phase === 'connecting') return giveUp(chat, around)
  const { underWay } = chat.outbox
  const isDead = chat.pingedAt !== null && now >= chat.pingedAt + PONG_MS
  if (isDead || (underWay !== null && now >= underWay.sentAt + ANSWER_MS)) return giveUp(chat, around)
  if (chat.pingedAt !== null) return stay(chat)
  return { chat: { ...chat, pingedAt: now }, effects: [{ kind: 'send', frame: { t: 'ping' } }] }
}

/** When `tickLink` has something to do. */
export function linkDueAt(chat: Chat): number | null {
  if (chat.phase === 'resting') return chat.retryAt
  if (chat.phase === 'connecting') return chat.heardAt + GREETING_MS
  if (chat.phase !== 'open') return null
  const silence = chat.pingedAt === null ? chat.heardAt + QUIET_MS : chat.pingedAt + PONG_MS
  const { underWay } = chat.outbox
  return underWay === null ? silence : Math.min(silence, underWay.sentAt + ANSWER_MS)
}

/** Nobody looks and nothing is open: the socket is given back. */
export function pause(chat: Chat): Step {
  return {
    chat: { ...closed(chat), phase: 'idle', turn: chat.turn + 1, retryAt: null },
    effects: [{ kind: 'hang-up' }],
  }
}

/** A wish that may safely be told twice waits for the link; for any other the customer decides again. */
function closed(chat: Chat): Chat {
  const { act } = chat
  const base: Chat = { ...chat, outbox: cut(chat.outbox), pingedAt: null, agentTypesUntil: null }
  if (act === null || TOLD_AGAIN.has(act.name)) return base
  return { ...base, act: null, actProblem: { name: act.name, refusal: 'link-lost' } }
}
