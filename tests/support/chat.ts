import WebSocket from 'ws'
import type { ContactNow, VisitReply } from '#channels/web/contract.ts'
import type { CustomerMessage } from '#modules/conversations/contract.ts'
import { newId } from '#platform/ids.ts'
import type { ClientFrame, ServerFrame } from '#platform/realtime/frames.ts'
import { hearFrames } from './frames.ts'
import { type ApiInit, callApi, type SignedInPerson } from './people.ts'

export const BANK_PAGE = 'https://www.bank.example'
const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })

/** A chat entrance that `BANK_PAGE` may use. @param admin someone who may administer */
export async function createEntrance(
  admin: SignedInPerson,
  key = 'main',
  change: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const body = {
    name: words('Bank chat'),
    greeting: words('Welcome'),
    topics: [{ topic: 'card-lost', name: words('My card is lost') }],
    allowedOrigins: [BANK_PAGE],
    isActive: true,
    version: 0,
    ...change,
  }
  const answer = await admin.api(`/api/web-channels/${key}`, { method: 'PUT', body })
  if (answer.status !== 200) throw new Error(`entrance ${key}: ${answer.status} ${await answer.text()}`)
}

export interface TestVisit extends VisitReply {
  /** Calls a route of the chat door with the visit's token. */
  api(path: string, init?: ApiInit): Promise<Response>
  /** Opens the socket; `at` is another address of the same door, for example a proxy's. */
  socket(at?: string): Promise<ChatSocket>
}

/** A visit by the public route. */
export async function beginVisit(url: string, request: Readonly<Record<string, unknown>> = {}): Promise<TestVisit> {
  const answer = await askForVisit(url, request)
  if (answer.status !== 200) throw new Error(`visit: ${answer.status} ${await answer.text()}`)
  const visit = (await answer.json()) as VisitReply
  const authorization = `Bearer ${visit.visitToken}`
  return {
    ...visit,
    api: (path, init = {}) => callApi(url, path, { ...init, headers: { authorization, ...(init.headers as object) } }),
    socket: (at = url) => openChatSocket(at, visit.visitToken),
  }
}

export const askForVisit = (
  url: string,
  request: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  callApi(url, '/chat/visits', { method: 'POST', headers, body: { channel: 'main', language: 'zh-CN', ...request } })

export interface ChatSocket {
  readonly frames: ServerFrame[]
  readonly closed: Promise<number>
  send(frame: ClientFrame): void
  sendRaw(data: string | Buffer): void
  /** Does a command. @returns what it answered, or the refusal's name */
  command(name: string, body?: unknown, id?: string): Promise<{ readonly body?: unknown; readonly refusal?: string }>
  /** Waits for the first frame, seen or coming, of which `found` says true. */
  until(found: (frame: ServerFrame) => boolean): Promise<ServerFrame>
  /** Opens the thread after a number. */
  follow(conversationId: string, after?: number): void
  /** The lines heard so far, in the order heard. */
  lines(): CustomerMessage[]
  /** The latest state of the contact view. */
  contact(): ContactNow | undefined
  cut(): void
}

export async function openChatSocket(
  url: string,
  visitToken: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ChatSocket> {
  const address = `${url.replace('http', 'ws')}/chat/socket`
  const socket = new WebSocket(address, ['yinuo.v1', `token.${visitToken}`], { headers })
  const { frames, until } = hearFrames(socket)
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => {})
  const send = (frame: ClientFrame) => socket.send(JSON.stringify(frame))
  return {
    frames,
    closed,
    send,
    sendRaw: (data) => socket.send(data),
    until,
    async command(name, body = {}, id = newId()) {
      send({ t: 'do', id, name, body })
      const frame = await until((one) => (one.t === 'done' || one.t === 'refused') && one.id === id)
      return frame.t === 'refused' ? { refusal: frame.problem.refusal } : { body: (frame as { body?: unknown }).body }
    },
    follow(conversationId, after = 0) {
      send({ t: 'open', topic: `conversation:${conversationId}`, after })
      send({ t: 'open', topic: `contact:${conversationId}` })
    },
    lines: () => frames.flatMap((frame) => (frame.t === 'feed' ? (frame.items as unknown as CustomerMessage[]) : [])),
    contact() {
      const frame = frames.findLast((one) => one.t === 'view')
      return frame?.t === 'view' ? (frame.state as ContactNow) : undefined
    },
    cut: () => socket.terminate(),
  }
}

/** What a message says over the socket and over HTTP. */
export const say = (text: string, clientId: string = newId()) => ({ clientId, body: { kind: 'text', text } })
