import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { ZodError } from 'zod'
import type { RecordedFact } from '#libs/facts/event.ts'
import type { Clock } from '#platform/clock.ts'
import { malformed, Problem } from '#platform/http/problem.ts'
import { isUnavailable } from '#platform/http/server.ts'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log/log.ts'
import type { Logger } from '#platform/logger.ts'
import { type Connection, closeWith, send, sendRefusal, spendFrame } from '#platform/realtime/connection.ts'
import { createFeeds } from '#platform/realtime/feeds.ts'
import { CLOSE, type ClientFrame, clientFrame } from '#platform/realtime/frames.ts'
import type { Door, FeedItem } from '#platform/realtime/topics.ts'
import { createViews } from '#platform/realtime/views.ts'

const MOST_FRAME_BYTES = 64 * 1024
const MOST_TOPICS = 200
const HEARTBEAT_MS = 15_000
const RECHECK_MS = 1_500

/** The sockets of one door on this node. */
export interface DoorHub {
  /** Fresh items of a feed, from the writer on this node: no read needed. Other nodes learn by the log. */
  grew(topicName: string, key: string, items: readonly FeedItem[]): void
  connectionCount(): number
}

export interface Gateway {
  open<P>(door: Door<P>): DoorHub
  attach(server: Server): void
  /** Says goodbye to every socket; clients come back to another node. */
  stop(): Promise<void>
}

interface OpenDoor {
  readonly path: string
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>
  stop(): void
}

/** The one way in for sockets: every door shares this authentication, limits, heartbeat and resume. */
export function createGateway(deps: { readonly log: Log; readonly logger: Logger; readonly clock: Clock }): Gateway {
  const doors: OpenDoor[] = []
  return {
    open(door) {
      const opened = openDoor(door, deps)
      doors.push(opened)
      return opened.hub
    },
    attach(server) {
      server.on('upgrade', (request, socket, head) => {
        const path = (request.url ?? '').split('?')[0]
        const door = doors.find((candidate) => candidate.path === path)
        socket.on('error', () => socket.destroy())
        if (!door) return refuseUpgrade(socket, 404)
        door.upgrade(request, socket, head).catch((error: Error) => {
          deps.logger.warn({ err: error }, 'socket could not be opened')
          refuseUpgrade(socket, 503)
        })
      })
    },
    async stop() {
      for (const door of doors) door.stop()
    },
  }
}

function refuseUpgrade(socket: Duplex, status: 401 | 403 | 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function openDoor<P>(door: Door<P>, deps: { readonly log: Log; readonly logger: Logger; readonly clock: Clock }) {
  const connections = new Set<Connection<P>>()
  const views = createViews<P>(connections, deps)
  const feeds = createFeeds(door, connections, deps)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_FRAME_BYTES, perMessageDeflate: false })
  deps.log.listen((facts: readonly RecordedFact[]) => {
    for (const fact of facts) sever(fact)
    views.touched(facts)
    feeds.touched(facts)
  })
  deps.log.onSignal((signal) => feeds.signalled(signal))
  const heartbeat = setInterval(() => beat(connections), HEARTBEAT_MS)
  const recheck = setInterval(() => void closeEnded(), RECHECK_MS)

  function sever(fact: RecordedFact): void {
    const cut = door.severedBy?.(fact)
    if (!cut) return
    for (const connection of connections) {
      if (!cut.hits(connection.principal)) continue
      if (cut.reason === 'session-ended') closeWith(connection, CLOSE.sessionEnded, 'session ended')
      else closeWith(connection, CLOSE.rightsChanged, 'rights changed: come back')
    }
  }

  async function closeEnded(): Promise<void> {
    if (connections.size === 0) return
    try {
      const standing = await door.stillStanding([...new Set([...connections].map((c) => door.sessionOf(c.principal)))])
      for (const connection of connections) {
        if (!standing.has(door.sessionOf(connection.principal)))
          closeWith(connection, CLOSE.sessionEnded, 'session ended')
      }
    } catch (error) {
      deps.logger.warn({ err: error as Error }, 'sessions of open sockets not checked')
    }
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (!(await door.originAllowed(request.headers.origin, request.headers.host))) return refuseUpgrade(socket, 403)
    const principal = await door.authenticate(request)
    if (principal === undefined) return refuseUpgrade(socket, 401)
    sockets.handleUpgrade(request, socket, head, (webSocket) => welcome(webSocket, principal))
  }

  function welcome(socket: WebSocket, principal: P): void {
    const now = deps.clock.now()
    const connection: Connection<P> = {
      id: newId(now),
      principal,
      socket,
      views: new Set(),
      feeds: new Map(),
      alive: true,
      tokens: 200,
      tokensAt: now,
    }
    connections.add(connection)
    socket.on('pong', () => {
      connection.alive = true
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      connections.delete(connection)
      door.onDisconnect?.(connection.principal, connection.id)
    })
    socket.on('message', (data, isBinary) => void receive(connection, data, isBinary))
    door.onConnect?.(principal, connection.id)
    send(connection, { t: 'hello', protocol: 1, at: now })
  }

  async function receive(connection: Connection<P>, data: RawData, isBinary: boolean): Promise<void> {
    connection.alive = true
    if (!spendFrame(connection, deps.clock.now())) return closeWith(connection, CLOSE.flooding, 'too many frames')
    const frame = isBinary ? undefined : parseFrame(data)
    if (!frame) return sendRefusal(connection, {}, new Problem(400, 'malformed-frame', 'See the socket protocol.'))
    const about = frame.t === 'do' ? { id: frame.id } : frame.t === 'ping' ? {} : { topic: frame.topic }
    try {
      await handle(connection, frame)
    } catch (error) {
      sendRefusal(connection, about, asProblem(error as Error, deps.logger))
    }
  }

  async function handle(connection: Connection<P>, frame: ClientFrame): Promise<void> {
    if (frame.t === 'ping') return send(connection, { t: 'pong' })
    if (frame.t === 'close') {
      connection.views.delete(frame.topic)
      connection.feeds.delete(frame.topic)
      return
    }
    door.onActivity?.(connection.principal)
    if (frame.t === 'do') {
      const command = Object.hasOwn(door.commands, frame.name) ? door.commands[frame.name] : undefined
      if (!command) throw new Problem(404, 'unknown-command', 'See the socket protocol.')
      const body = await command(connection.principal, frame.body)
      return send(connection, { t: 'done', id: frame.id, body: body ?? null })
    }
    if (connection.views.size + connection.feeds.size >= MOST_TOPICS)
      throw new Problem(429, 'too-many-topics', 'Close some topics first.')
    const { topic, key } = splitTopic(frame.topic)
    const known = Object.hasOwn(door.topics, topic) ? door.topics[topic] : undefined
    if (!known) throw new Problem(404, 'unknown-topic', 'See the socket protocol.')
    const refusal = await known.refuse(connection.principal, key)
    if (refusal !== undefined) throw new Problem(refusal === 'not-permitted' ? 403 : 404, refusal)
    if (known.kind === 'view') await views.open(connection, frame.topic, known, key)
    else await feeds.open(connection, frame.topic, known, key, frame.after ?? 0)
  }

  return {
    path: door.path,
    upgrade,
    hub: {
      grew: (topicName: string, key: string, items: readonly FeedItem[]) => feeds.grew(topicName, key, items),
      connectionCount: () => connections.size,
    },
    stop() {
      clearInterval(heartbeat)
      clearInterval(recheck)
      views.stop()
      for (const connection of connections) closeWith(connection, CLOSE.restarting, 'server is stopping: come back')
    },
  }
}

export function splitTopic(name: string): { readonly topic: string; readonly key: string } {
  const colon = name.indexOf(':')
  return colon < 0 ? { topic: name, key: '' } : { topic: name.slice(0, colon), key: name.slice(colon + 1) }
}

function parseFrame(data: RawData): ClientFrame | undefined {
  try {
    const parsed = clientFrame.safeParse(JSON.parse(data.toString()))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

function asProblem(error: Error, logger: Logger): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ZodError) return malformed(error)
  if (isUnavailable(error)) return new Problem(503, 'not-available', 'Try again in 2 seconds.')
  logger.error({ err: error }, 'socket command failed')
  return new Problem(500, 'internal-fault', 'Nothing was changed. Try again.')
}

/** Two missed heartbeats end a connection that went silent without closing. */
function beat<P>(connections: ReadonlySet<Connection<P>>): void {
  for (const connection of connections) {
    if (!connection.alive) {
      connection.socket.terminate()
      continue
    }
    connection.alive = false
    connection.socket.ping()
  }
}
