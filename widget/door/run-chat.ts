import type { ServerFrame } from '#platform/realtime/frames.ts'
import { type Chat, type ChatEffect, type ChatInput, type Identity, newChat } from '../chat/chat.ts'
import { step, wakeAt } from '../chat/step.ts'
import type { Language } from '../languages.ts'
import { CallFailed, type ChatHttp, UNREACHED } from './http.ts'
import type { Keep } from './keep.ts'
import type { ChatSocket } from './socket.ts'

const EARLIER_PAGE = 40

/** What the running chat needs of the world. */
export interface ChatWorld {
  readonly http: ChatHttp
  readonly keep: Keep
  connect(visitToken: string, on: { heard(frame: ServerFrame): void; lost(code: number): void }): ChatSocket
  identityNeeded(): void
}

export interface RunningChat {
  chat(): Chat
  tell(input: ChatInput): void
  onChange(listener: () => void): () => void
  /** Holds the content of a file until it is uploaded. */
  hold(clientId: string, file: File): void
  /** The content of a file of this conversation. */
  content(fileId: string): Promise<Blob>
}

/** Runs the pure chat on real calls, a real socket, a real clock and the browser's storage. */
export function runChat(
  world: ChatWorld,
  options: { readonly language: Language; readonly identity: Identity | null },
): RunningChat {
  const { http, keep } = world
  let chat = newChat({ ...options, kept: keep.load() })
  let socket: ChatSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const files = new Map<string, File>()

  function tell(input: ChatInput): void {
    if (input.kind === 'language') keep.saveLanguage(input.language)
    const next = step(chat, input, { now: Date.now(), random: Math.random() })
    const before = chat
    chat = next.chat
    for (const effect of next.effects) perform(effect)
    if (chat === before) return
    keep.save(chat)
    clearTimeout(timer)
    const due = wakeAt(chat)
    if (due !== null) timer = setTimeout(() => tell({ kind: 'tick' }), Math.max(0, due - Date.now()))
    for (const listener of listeners) listener()
  }

  function perform(effect: ChatEffect): void {
    switch (effect.kind) {
      case 'begin-visit':
        return ask(effect.turn, beginVisit(effect))
      case 'load':
        return ask(effect.turn, load(effect))
      case 'connect':
        return connect(effect)
      case 'hang-up':
        return socket?.close()
      case 'send':
        return socket?.send(effect.frame)
      case 'upload':
        return upload(effect)
      case 'load-earlier':
        return loadEarlier(effect)
      case 'end-visit':
        http.endVisit(effect.visitToken).catch(() => {})
        return
      case 'identity-needed':
        return world.identityNeeded()
    }
  }

  function ask(turn: number, answer: Promise<ChatInput>): void {
    answer.then(tell, (error: unknown) => tell({ kind: 'call-failed', turn, problem: problemIn(error) }))
  }

  async function beginVisit(effect: Extract<ChatEffect, { kind: 'begin-visit' }>): Promise<ChatInput> {
    const { deviceToken, settings, ...visit } = await http.beginVisit(effect)
    const identityTag = effect.identity?.tag ?? null
    return { kind: 'visit-begun', turn: effect.turn, deviceToken, settings, visit: { ...visit, identityTag } }
  }

  async function load({ turn, visitToken, limit }: Extract<ChatEffect, { kind: 'load' }>): Promise<ChatInput> {
    const known = chat.settings
    const [page, settings] = await Promise.all([http.messages(visitToken, limit), known ?? http.settings()])
    return { kind: 'loaded', turn, page, settings }
  }

  function connect({ turn, visitToken }: Extract<ChatEffect, { kind: 'connect' }>): void {
    socket?.close()
    socket = world.connect(visitToken, {
      heard: (frame) => tell({ kind: 'heard', turn, frame }),
      lost: (code) => tell({ kind: 'lost', turn, code }),
    })
  }

  function upload({ clientId, visitToken }: Extract<ChatEffect, { kind: 'upload' }>): void {
    const file = files.get(clientId)
    if (!file) return
    const moved = (share: number) => tell({ kind: 'upload-moved', clientId, share })
    http.upload(visitToken, file, moved).then(
      ({ fileId }) => {
        files.delete(clientId)
        tell({ kind: 'uploaded', clientId, fileId })
      },
      (error: unknown) => tell({ kind: 'upload-failed', clientId, problem: problemIn(error) }),
    )
  }

  function loadEarlier(effect: Extract<ChatEffect, { kind: 'load-earlier' }>): void {
    const { visitToken, conversationId, before } = effect
    http.messages(visitToken, EARLIER_PAGE, before).then(
      (page) => tell({ kind: 'earlier-loaded', conversationId, before, page }),
      () => tell({ kind: 'earlier-failed', conversationId }),
    )
  }

  return {
    chat: () => chat,
    tell,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    hold: (clientId, file) => void files.set(clientId, file),
    async content(fileId) {
      if (!chat.visit) throw new CallFailed({ status: 401, refusal: 'visit-ended', retryAfterMs: null })
      return http.file(chat.visit.visitToken, fileId)
    },
  }
}

/** An answer that cannot be read came from something between us and the server: it was not reached. */
const problemIn = (error: unknown) => (error instanceof CallFailed ? error.problem : UNREACHED)
