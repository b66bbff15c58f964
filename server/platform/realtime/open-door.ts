import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { RecordedFact } from '#libs/facts/event.ts'
import { newId } from '#platform/ids.ts'
import type { Admission } from '#platform/realtime/admission.ts'
import { type Connection, closeWith, newConnection, send } from '#platform/realtime/connection.ts'
import { createFeeds } from '#platform/realtime/feeds.ts'
import { CLOSE } from '#platform/realtime/frames.ts'
import type { GatewayDeps } from '#platform/realtime/gateway.ts'
import { createReceiver } from '#platform/realtime/receive.ts'
import type { Door, DoorHub } from '#platform/realtime/topics.ts'
import { createViews } from '#platform/realtime/views.ts'

const MOST_FRAME_BYTES = 64 * 1024
const MOST_SOCKETS_A_SESSION = 50
const HEARTBEAT_MS = 15_000
const RECHECK_MS = 1_500
/** After a restart sockets come back to the other nodes at this pace, ... */
const COME_BACK_STEP_MS = 2
/** ... and all before anyone is taken for gone who only changed nodes. */
const COME_BACK_FIRST_MS = 250
const COME_BACK_WITHIN_MS = 8_000

export interface OpenDoor {
  readonly path: string
  readonly hub: DoorHub
  /** Lets a socket in; otherwise the HTTP status with which it is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<number | undefined>
  stop(): Promise<void>
}

/** The sockets of one door on this node, from upgrade to close. */
export function openDoor<P>(door: Door<P>, deps: GatewayDeps & { readonly admission: Admission }): OpenDoor {
  const { log, logger, clock } = deps
  const connections = new Set<Connection<P>>()
  const socketsOf = new Map<string, number>()
  const views = createViews<P>(deps)
  const feeds = createFeeds(door, deps)
  const receiver = createReceiver(door, { views, feeds, logger })
  /** Facts that cut off sockets while some were being let in, whose rights may have been read before. */
  let cutsMeanwhile: ((principal: P) => boolean)[] = []
  let beingLetIn = 0
  let stopping = false
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_FRAME_BYTES,
    perMessageDeflate: false,
    // A token that came as a subprotocol is never said back.
    handleProtocols: (offered) => [...offered].find((name) => !name.startsWith('token.')) ?? false,
  })
  log.listen((facts) => {
    for (const fact of facts) guarded(() => sever(fact))
    guarded(() => views.touched(facts))
    guarded(() => feeds.touched(facts))
  })
  log.onSignal((signal) => guarded(() => feeds.signalled(signal)))
  const heartbeat = setInterval(() => beat(connections), deps.heartbeatMs ?? HEARTBEAT_MS)
  const recheck = setInterval(() => void closeEnded(), deps.recheckMs ?? RECHECK_MS)

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<number | undefined> {
    if (stopping) return 503
    if (!(await door.originAllowed(request.headers.origin, request.headers.host))) return 403
    beingLetIn += 1
    try {
      const principal = await door.authenticate(request)
      if (principal === undefined) return 401
      if (stopping || cutsMeanwhile.some((hits) => hits(principal))) return 503
      if ((socketsOf.get(door.sessionOf(principal)) ?? 0) >= MOST_SOCKETS_A_SESSION) return 429
      sockets.handleUpgrade(request, socket, head, (webSocket) => welcome(webSocket, socket, principal))
      return undefined
    } finally {
      beingLetIn -= 1
      if (beingLetIn === 0) cutsMeanwhile = []
    }
  }

  function welcome(socket: WebSocket, stream: Duplex, principal: P): void {
    const connection = newConnection(newId(clock.now()), principal, { socket, stream }, performance.now())
    const session = door.sessionOf(principal)
    connections.add(connection)
    socketsOf.set(session, (socketsOf.get(session) ?? 0) + 1)
    socket.on('pong', () => {
      connection.alive = true
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      connections.delete(connection)
      const left = (socketsOf.get(session) ?? 1) - 1
      if (left > 0) socketsOf.set(session, left)
      else socketsOf.delete(session)
      views.forget(connection)
      feeds.forget(connection)
      guarded(() => door.onDisconnect?.(principal, connection.id))
    })
    socket.on('message', (data, isBinary) => receiver.receive(connection, data, isBinary))
    guarded(() => door.onConnect?.(principal, connection.id))
    send(connection, { t: 'hello', protocol: 1, at: clock.now() })
  }

  function sever(fact: RecordedFact): void {
    const cut = door.severedBy?.(fact)
    if (!cut) return
    if (beingLetIn > 0) cutsMeanwhile.push((principal) => cut.hits(principal))
    for (const connection of connections) {
      if (!cut.hits(connection.principal)) continue
      if (cut.reason === 'session-ended') closeWith(connection, CLOSE.sessionEnded, 'session ended')
      else closeWith(connection, CLOSE.rightsChanged, 'rights changed: come back')
    }
  }

  async function closeEnded(): Promise<void> {
    if (connections.size === 0) return
    try {
      // Who comes in while the database answers is asked about next time.
      const asked = [...connections]
      const standing = await door.stillStanding([...socketsOf.keys()])
      for (const connection of asked) {
        if (!standing.has(door.sessionOf(connection.principal)))
          closeWith(connection, CLOSE.sessionEnded, 'session ended')
      }
    } catch (error) {
      logger.warn({ err: error as Error }, 'sessions of open sockets not checked')
    }
  }

  /** What a module throws here is its own fault: it must not end the node, nor keep facts from others. */
  function guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      logger.error({ err: error as Error, door: door.path }, 'a door could not tell its sockets')
    }
  }

  return {
    path: door.path,
    upgrade,
    hub: {
      grew: (topicName, key, items) => guarded(() => feeds.grew(topicName, key, items)),
      connectionCount: () => connections.size,
      watchCount: () => views.watchCount() + feeds.watchCount(),
    },
    async stop() {
      stopping = true
      clearInterval(heartbeat)
      clearInterval(recheck)
      await receiver.stop()
      views.stop()
      let count = 0
      for (const connection of connections) {
        const retryAfterMs = comeBackAfterMs(count++, connections.size)
        closeWith(connection, CLOSE.restarting, 'server is stopping: come back', retryAfterMs)
      }
    },
  }
}

/** Evenly spread: the `index`th of `count` sockets. */
function comeBackAfterMs(index: number, count: number): number {
  const stepMs = Math.min(COME_BACK_STEP_MS, COME_BACK_WITHIN_MS / count)
  return Math.round(COME_BACK_FIRST_MS + index * stepMs)
}

/** A socket that went silent without closing answers no heartbeat: the next one ends it. */
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
