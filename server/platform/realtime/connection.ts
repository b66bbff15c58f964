import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { type Problem, toBody } from '#platform/http/problem.ts'
import { CLOSE, type ServerFrame } from '#platform/realtime/frames.ts'

/** One open socket with what it watches. */
export interface Connection<P> {
  readonly id: string
  readonly principal: P
  readonly socket: WebSocket
  /** What the socket writes to. */
  readonly stream: Duplex
  gathers: boolean
  /** A first topic was opened: the screen shows something. */
  isIn: boolean
  /** Open view topics: full name → the computation it shares. */
  readonly views: Map<string, string>
  /** Open feed topics, full name. */
  readonly feeds: Map<string, FeedCursor>
  /** The last command under way: the next one waits for it, so a client's commands keep their order. */
  turn: Promise<void>
  alive: boolean
  tokens: number
  /** Milliseconds of the monotonic clock, which no one can set back. */
  tokensAtMs: number
}

export interface FeedCursor {
  /** Everything up to here that this watcher may see was sent. */
  sent: number
  /** The highest number anyone spoke of; above `sent` something is missing. */
  known: number
  /** False until the topic let this watcher in: nothing is sent before, not even hints. */
  admitted: boolean
  /** A read is under way; fresh items wait for it, so order is kept. */
  catchingUp: boolean
}

/** A client that does not read is cut off here; it resumes by its last number. */
const MOST_BUFFERED_BYTES = 1024 * 1024
const TERMINATE_AFTER_MS = 1_000
const SLOW_STAYS_AWAY_MS = 1_000

export function newConnection<P>(
  id: string,
  principal: P,
  { socket, stream }: Pick<Connection<P>, 'socket' | 'stream'>,
  nowMs: number,
): Connection<P> {
  return {
    id,
    principal,
    socket,
    stream,
    gathers: false,
    isIn: false,
    views: new Map(),
    feeds: new Map(),
    turn: Promise.resolve(),
    alive: true,
    tokens: BURST,
    tokensAtMs: nowMs,
  }
}

export function isOpen<P>({ socket }: Connection<P>): boolean {
  return socket.readyState === socket.OPEN
}

export function send<P>(connection: Connection<P>, frame: ServerFrame): void {
  sendText(connection, JSON.stringify(frame))
}

export function sendText<P>(connection: Connection<P>, text: string): void {
  if (!isOpen(connection)) return
  const { socket } = connection
  if (socket.bufferedAmount > MOST_BUFFERED_BYTES)
    return closeWith(connection, CLOSE.tooSlow, 'reading too slowly', SLOW_STAYS_AWAY_MS)
  gatherFrames(connection)
  socket.send(text)
}

/** What is sent to one socket in the same turn of the event loop goes out in one write. */
function gatherFrames<P>(connection: Connection<P>): void {
  if (connection.gathers) return
  connection.gathers = true
  connection.stream.cork()
  setImmediate(() => {
    connection.gathers = false
    connection.stream.uncork()
  })
}

/**
 * Says goodbye and closes; a client that does not answer is cut off a second later.
 * @param retryAfterMs when the client should come back; left out, it finds a time by itself
 */
export function closeWith<P>(connection: Connection<P>, code: number, reason: string, retryAfterMs?: number): void {
  if (!isOpen(connection)) return
  const { socket } = connection
  if (socket.bufferedAmount <= MOST_BUFFERED_BYTES) socket.send(JSON.stringify({ t: 'bye', reason, retryAfterMs }))
  socket.close(code, reason)
  setTimeout(() => socket.terminate(), TERMINATE_AFTER_MS).unref()
}

export function sendRefusal<P>(
  connection: Connection<P>,
  about: { readonly id?: string; readonly topic?: string },
  error: Problem,
): void {
  send(connection, { t: 'refused', ...about, problem: toBody(error) })
}

const BURST = 200
const FRAMES_PER_SECOND = 60

/** A bucket of frames: full again after a few quiet seconds. False once a client floods. */
export function spendFrame<P>(connection: Connection<P>, nowMs: number): boolean {
  const refill = ((nowMs - connection.tokensAtMs) / 1000) * FRAMES_PER_SECOND
  connection.tokens = Math.min(BURST, connection.tokens + refill) - 1
  connection.tokensAtMs = nowMs
  return connection.tokens >= 0
}
