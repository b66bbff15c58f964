import type { WebSocket } from 'ws'
import { type Problem, toBody } from '#platform/http/problem.ts'
import { CLOSE, type ServerFrame } from '#platform/realtime/frames.ts'

/** One open socket with what it watches. */
export interface Connection<P> {
  readonly id: string
  principal: P
  readonly socket: WebSocket
  /** Open view topics, full name. */
  readonly views: Set<string>
  /** Open feed topics: the last number sent. */
  readonly feeds: Map<string, FeedCursor>
  alive: boolean
  tokens: number
  tokensAt: number
}

export interface FeedCursor {
  sent: number
  /** A catch-up read is under way; fresh items wait for it, so order is kept. */
  catchingUp: boolean
}

/** A client that does not read is cut off here; it resumes by its last number. */
const MOST_BUFFERED_BYTES = 1024 * 1024

export function send<P>(connection: Connection<P>, frame: ServerFrame): void {
  sendText(connection, JSON.stringify(frame))
}

export function sendText<P>(connection: Connection<P>, text: string): void {
  const { socket } = connection
  if (socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount > MOST_BUFFERED_BYTES) return closeWith(connection, CLOSE.tooSlow, 'reading too slowly')
  socket.send(text)
}

export function closeWith<P>(connection: Connection<P>, code: number, reason: string): void {
  const { socket } = connection
  if (socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount <= MOST_BUFFERED_BYTES) socket.send(JSON.stringify({ t: 'bye', reason }))
  socket.close(code, reason)
  setTimeout(() => socket.terminate(), 1_000).unref()
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
  const refill = ((nowMs - connection.tokensAt) / 1000) * FRAMES_PER_SECOND
  connection.tokens = Math.min(BURST, connection.tokens + Math.max(0, refill)) - 1
  connection.tokensAt = nowMs
  return connection.tokens >= 0
}
