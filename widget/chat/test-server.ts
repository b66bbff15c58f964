import type { ContactNow, WidgetSettings } from '#channels/web/contract.ts'
import type { CustomerMessage } from '#modules/conversations/contract.ts'
import type { ClientFrame, ServerFrame } from '#platform/realtime/frames.ts'
import { type Chat, type ChatEffect, type ChatInput, type Kept, newChat } from './chat.ts'
import { keepable } from './outbox.ts'
import { step, wakeAt } from './step.ts'

/** For tests: a small centre and the wire to it, as the gateway behaves. */
export const CONVERSATION = 'c1'
export const words: WidgetSettings['name'] = { 'zh-CN': '银行', 'zh-TW': '銀行', en: 'Bank' }
export const settings: WidgetSettings = {
  channel: 'main',
  name: words,
  greeting: words,
  topics: [],
  fileMostBytes: 1_000,
  textMostLength: 4_000,
  answerWithinSeconds: 30,
}
export const contact: ContactNow = {
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
const nothingKept: Kept = { deviceToken: null, visit: null, outbox: [], isLive: false }
export const freshChat = (kept: Kept = nothingKept): Chat => newChat({ language: 'zh-CN', identity: null, kept })

const PAGE = 3
const MOST_CATCH_UP = 8

/**
 * Frames of a cut socket are lost on both ways; items go out in order after the number asked for; an answer and the
 * items it causes may overtake each other; a command may be carried out although its answer never arrives; lines for
 * staff take numbers that this client never sees.
 */
export function trial() {
  let chat = freshChat()
  let now = 1_000_000
  let length = 0
  let visits = 0
  let written = 0
  let socket: { readonly turn: number; cursor: number | null } | undefined
  let items: ServerFrame[] = []
  let answers: ServerFrame[] = []
  let toServer: ClientFrame[] = []
  let calls: ChatEffect[] = []
  let late: { readonly turn: number; readonly frame: ServerFrame }[] = []
  let isBusy = false
  const lines: CustomerMessage[] = []
  const known = new Map<string, number>()
  const standing = new Set<string>()

  function tell(input: ChatInput): void {
    const next = step(chat, input, { now, random: 0.5 })
    chat = next.chat
    for (const effect of next.effects) perform(effect)
  }

  function perform(effect: ChatEffect): void {
    if (effect.kind === 'connect') {
      cutWire()
      socket = { turn: effect.turn, cursor: null }
      if (standing.has(effect.visitToken)) answers.push({ t: 'hello', protocol: 1, at: now })
      else lost()
    } else if (effect.kind === 'hang-up') lost()
    else if (effect.kind === 'send') toServer.push(effect.frame)
    else if (effect.kind === 'begin-visit' || effect.kind === 'load' || effect.kind === 'load-earlier')
      calls.push(effect)
  }

  function say(clientId: string | null, kind: 'customer' | 'agent'): number {
    length += 1
    const body = { kind: 'text', text: clientId ?? '…' } as const
    lines.push({ seq: length, at: now, author: { kind, name: null }, body, clientId })
    push()
    return length
  }

  function push(): void {
    if (!socket || socket.cursor === null) return
    const { cursor } = socket
    const fresh = lines.filter(({ seq }) => seq > cursor)
    socket.cursor = length
    if (fresh.length > 0) items.push({ t: 'feed', topic: `conversation:${CONVERSATION}`, items: fresh })
  }

  function serve(frame: ClientFrame): void {
    if (!socket) return
    if (frame.t === 'ping') answers.push({ t: 'pong' })
    if (frame.t === 'open' && frame.topic.startsWith('conversation:')) {
      items.push({ t: 'opened', topic: frame.topic, last: length })
      socket.cursor = frame.after ?? 0
      const first = length - MOST_CATCH_UP + 1
      if (socket.cursor + 1 < first) {
        items.push({ t: 'gap', topic: frame.topic, first })
        socket.cursor = first - 1
      }
      push()
    }
    if (frame.t !== 'do') return
    if (isBusy && frame.name === 'post-message') {
      isBusy = false
      const problem = { type: '/problems/not-available', title: 'x', status: 503, refusal: 'not-available' }
      answers.push({ t: 'refused', id: frame.id, problem })
      return
    }
    if (frame.name === 'post-message') known.set(frame.id, known.get(frame.id) ?? say(frame.id, 'customer'))
    answers.push({ t: 'done', id: frame.id, body: { seq: known.get(frame.id) } })
  }

  function answerCall(): void {
    const call = calls.shift()
    if (call?.kind === 'begin-visit') {
      visits += 1
      const visitToken = `v${visits}`
      standing.add(visitToken)
      const visit = {
        visitToken,
        conversationId: CONVERSATION,
        expiresAt: now + 86_400_000,
        identityTag: null,
        isKnown: false,
      }
      tell({ kind: 'visit-begun', turn: call.turn, visit, deviceToken: 'd', settings })
    } else if (call?.kind === 'load') {
      if (!standing.has(call.visitToken)) return fail(call.turn, 401)
      tell({ kind: 'loaded', turn: call.turn, page: pageBefore(length + 1, PAGE), settings })
    } else if (call?.kind === 'load-earlier') {
      const { conversationId, before } = call
      tell({ kind: 'earlier-loaded', conversationId, before, page: pageBefore(before, PAGE) })
    }
  }

  function pageBefore(before: number, limit: number) {
    const earlier = lines.filter(({ seq }) => seq < before)
    return { messages: earlier.slice(-limit), hasEarlier: earlier.length > limit }
  }

  function failCall(): void {
    const call = calls.shift()
    if (call?.kind === 'load-earlier') tell({ kind: 'earlier-failed', conversationId: call.conversationId })
    else if (call && 'turn' in call) fail(call.turn, 0)
  }

  const fail = (turn: number, status: number): void =>
    tell({ kind: 'call-failed', turn, problem: { status, refusal: 'x', retryAfterMs: null } })

  function cutWire(): void {
    const turn = socket?.turn
    if (turn !== undefined) late = [...items, ...answers].map((frame) => ({ turn, frame }))
    socket = undefined
    items = []
    answers = []
    toServer = []
  }

  function lost(code = 1006): void {
    const turn = socket?.turn
    cutWire()
    if (turn !== undefined) tell({ kind: 'lost', turn, code })
  }

  function deliver(from: ServerFrame[]): void {
    const frame = from.shift()
    if (frame && socket) tell({ kind: 'heard', turn: socket.turn, frame })
  }

  function run(): void {
    while (calls.length > 0) answerCall()
    while (toServer.length > 0 || items.length > 0 || answers.length > 0) {
      acts.carry()
      acts['deliver items']()
      acts['deliver answer']()
    }
  }

  const acts = {
    start: () => tell({ kind: 'start' }),
    'agent speaks': () => void say(null, 'agent'),
    'note for staff': () => {
      length += 1
      push()
    },
    write() {
      written += 1
      const clientId = `w${written}`
      const entry = { kind: 'text', clientId, text: clientId, topic: null, madeAt: now } as const
      tell({ kind: 'write', entry: { ...entry, state: 'waiting', seq: null, refusal: null } })
    },
    carry() {
      const frame = toServer.shift()
      if (frame) serve(frame)
    },
    /** What an old socket had still under way arrives now. */
    'deliver late'() {
      for (const { turn, frame } of late) tell({ kind: 'heard', turn, frame })
      late = []
    },
    'send items twice'() {
      const frame = items[0]
      if (frame?.t === 'feed') items.push(frame)
    },
    'be busy'() {
      isBusy = true
    },
    'deliver items': () => deliver(items),
    'deliver answer': () => deliver(answers),
    'answer call': answerCall,
    'fail call': failCall,
    cut: () => lost(),
    'end visit'() {
      standing.clear()
      lost(4401)
    },
    /** Everything under way arrives. */
    run: () => run(),
    earlier: () => tell({ kind: 'load-earlier' }),
    wait() {
      now = Math.max(now, wakeAt(chat) ?? now)
      tell({ kind: 'tick' })
    },
    reload() {
      cutWire()
      calls = []
      chat = freshChat({
        deviceToken: chat.deviceToken,
        visit: chat.visit,
        outbox: keepable(chat.outbox),
        isLive: false,
      })
      tell({ kind: 'start' })
    },
    'close window': () => tell({ kind: 'pause' }),
  }

  return {
    happen: (what: keyof typeof acts) => acts[what](),
    /** Left alone with a good link until nothing is under way. */
    settle() {
      acts.start()
      for (let round = 0; round < 30; round++) {
        run()
        if (chat.phase !== 'open' || chat.outbox.entries.length > 0) acts.wait()
      }
    },
    seen: () => ({ chat, lines, written }),
  }
}

export type Happening = Parameters<ReturnType<typeof trial>['happen']>[0]
