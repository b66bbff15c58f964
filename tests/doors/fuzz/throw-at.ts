import { Agent, request } from 'node:http'
import WebSocket from 'ws'
import type { As, Input } from './inputs.ts'

/** What was wrong about how an input was taken; undefined when nothing was. */
export type Fault = string | undefined

export interface Target {
  readonly url: string
  readonly tokens: Readonly<Record<Exclude<As, 'nobody'>, string>>
  /** Hears what every operation answered. */
  readonly heard?: (operation: string, status: number) => void
}

/** Takes inputs one after another, over connections that stay. */
export interface Thrower {
  throw(input: Input): Promise<Fault>
  close(): void
}

const ANSWER_WITHIN_MS = 30_000

export function throwerAt(target: Target): Thrower {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const sockets = new Map<string, WebSocket>()
  return {
    throw: (input) => (input.door === 'route' ? overHttp(target, agent, input) : overSocket(target, sockets, input)),
    close() {
      agent.destroy()
      for (const socket of sockets.values()) socket.terminate()
    },
  }
}

type Asked = Extract<Input, { door: 'route' }>

/** A 503 that says when to come again is an answer; every other 5xx is a fault. So is no answer at all. */
function overHttp(target: Target, agent: Agent, { operation, method, path, headers, as, body }: Asked): Promise<Fault> {
  const who = as === 'nobody' ? {} : { authorization: `Bearer ${target.tokens[as]}` }
  // Node’s client names no length for DELETE, and what follows would be read as the next request.
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  const { hostname, port } = new URL(target.url)
  return new Promise((resolve) => {
    const asked = request({
      hostname,
      port,
      method,
      path,
      agent,
      headers: { ...who, ...length, ...headers },
      timeout: ANSWER_WITHIN_MS,
    })
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.on('error', (error: NodeJS.ErrnoException) => {
      // A server that refuses early may hang up while the rest is still being sent.
      const isHangUp = ['ECONNRESET', 'EPIPE'].includes(error.code ?? '') && (body?.length ?? 0) + path.length > 4_000
      resolve(isHangUp ? undefined : `${error.code ?? error.message}`)
    })
    asked.on('response', (response) => {
      const { statusCode = 0 } = response
      if (operation !== undefined) target.heard?.(operation, statusCode)
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text = (text + piece).slice(0, 4_000)
      })
      response.on('error', () => resolve(undefined))
      response.on('end', () => {
        const isLater = statusCode === 503 && response.headers['retry-after'] !== undefined
        if (statusCode >= 500 && !isLater) return resolve(`${statusCode} ${text.slice(0, 200)}`)
        const tells = statusCode >= 400 && /\.ts:\d|node_modules|insert into|at async/i.test(text)
        resolve(tells ? `tells too much: ${text.slice(0, 200)}` : undefined)
      })
    })
    asked.end(body)
  })
}

/**
 * One frame, and a ping behind it: the pong says that the frame was dealt with. A frame that is too large is cut off while
 * it is still being sent, so its sender may not hear why.
 */
async function overSocket(
  target: Target,
  sockets: Map<string, WebSocket>,
  { door, frame }: Extract<Input, { frame: string }>,
): Promise<Fault> {
  const known = sockets.get(door)
  const socket = known?.readyState === WebSocket.OPEN ? known : await enter(target, door)
  sockets.set(door, socket)
  return new Promise((resolve) => {
    let fault: Fault
    const done = (what: Fault) => {
      clearTimeout(limit)
      socket.off('message', hear).off('close', closed)
      resolve(what)
    }
    const hear = (data: WebSocket.RawData) => {
      const text = String(data)
      if (/"t":"refused"/.test(text) && /"status":5\d\d/.test(text)) fault = text.slice(0, 200)
      if (text === '{"t":"pong"}') done(fault)
    }
    const closed = (code: number) =>
      done(code === 1011 || (code === 1006 && frame.length < 10_000) ? `socket closed with ${code}` : fault)
    const limit = setTimeout(() => done('no answer'), ANSWER_WITHIN_MS)
    socket.on('message', hear).on('close', closed)
    socket.send(frame)
    socket.send('{"t":"ping"}')
  })
}

async function enter({ url, tokens }: Target, door: 'staff' | 'chat'): Promise<WebSocket> {
  const at = url.replace('http', 'ws')
  const socket =
    door === 'staff'
      ? new WebSocket(`${at}/api/realtime`, { headers: { cookie: `yinuo_session=${tokens.staff}` } })
      : new WebSocket(`${at}/chat/socket`, ['yinuo.v1', `token.${tokens.visitor}`])
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return socket.on('error', () => {})
}
