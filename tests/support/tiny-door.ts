import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { z } from 'zod'
import type { RecordedFact } from '#libs/facts/event.ts'
import { Problem } from '#platform/http/problem.ts'
import type { Log, Signal } from '#platform/log/log.ts'
import { createLogger } from '#platform/logger.ts'
import { command } from '#platform/realtime/command.ts'
import type { ClientFrame, ServerFrame } from '#platform/realtime/frames.ts'
import { createGateway, type GatewayDeps } from '#platform/realtime/gateway.ts'
import type { Door, DoorHub, FeedItem, FeedTopic, ViewTopic } from '#platform/realtime/topics.ts'
import { hearFrames } from './frames.ts'

/** Who comes through the tiny door: whoever names themselves. */
export interface Guest {
  readonly name: string
}

/** A gateway on a real port with one door, whose log of facts is the test itself. */
export interface TinyDoor {
  readonly port: number
  readonly hub: DoorHub
  readonly world: World
  /** Opens a socket as this guest and waits for the greeting. */
  enter(name: string, port?: number): Promise<Guests>
  /** The status with which an upgrade is refused; 101 when it is not. */
  upgradeStatus(path: string, headers?: Readonly<Record<string, string>>): Promise<number>
  stop(): Promise<void>
}

/** What the tiny house knows; tests change it and say what they changed by `tell`. */
export interface World {
  readonly threads: Map<string, FeedItem[]>
  /** Counters shown by the view `sum:<key>`. */
  readonly sums: Map<string, number>
  /** Names that may not watch any thread. */
  readonly banned: Set<string>
  /** Names whose session has ended, as `stillStanding` finds out. */
  readonly ended: Set<string>
  readonly oldest: Map<string, number>
  /** Called before a thread page or a state is read, and before its answer is given. */
  before: (what: string, key?: string) => Promise<void>
  after: (what: string) => Promise<void>
  computed: number
  activity: number
  /** Facts reach the door as from the log. */
  tell(...facts: readonly Partial<RecordedFact>[]): void
  signal(signal: Signal): void
}

/** One socket and all it heard. */
export interface Guests {
  readonly frames: ServerFrame[]
  readonly socket: WebSocket
  send(frame: ClientFrame | Record<string, unknown>): void
  /** The first frame, heard or to come, of which `found` says true. */
  until(found: (frame: ServerFrame) => boolean): Promise<ServerFrame>
  /** The close code. */
  readonly closed: Promise<number>
}

export async function startTinyDoor(
  options: Partial<Pick<GatewayDeps, 'heartbeatMs' | 'recheckMs' | 'admission'>> & {
    readonly minGapMs?: number
    readonly everyMs?: number
  } = {},
): Promise<TinyDoor> {
  const listeners: ((facts: readonly RecordedFact[]) => void)[] = []
  const signalListeners: ((signal: Signal) => void)[] = []
  const world: World = {
    threads: new Map(),
    sums: new Map(),
    banned: new Set(),
    ended: new Set(),
    oldest: new Map(),
    before: async () => {},
    after: async () => {},
    computed: 0,
    activity: 0,
    tell: (...facts) => {
      for (const listener of listeners) listener(facts as RecordedFact[])
    },
    signal: (signal) => {
      for (const listener of signalListeners) listener(signal)
    },
  }
  const gateway = createGateway({
    log: {
      listen: (listener: (facts: readonly RecordedFact[]) => void) => listeners.push(listener),
      onSignal: (listener: (signal: Signal) => void) => signalListeners.push(listener),
    } as unknown as Log,
    logger: createLogger({ level: 'silent' }),
    clock: { now: () => Date.now() },
    ...options,
  })
  const hub = gateway.open(tinyDoor(world, options))
  const server = createServer()
  gateway.attach(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    hub,
    world,
    enter: (name, through = port) => enter(through, name),
    upgradeStatus: (path, headers = {}) => upgradeStatus(port, path, headers),
    async stop() {
      await gateway.stop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function tinyDoor(world: World, options: { readonly minGapMs?: number; readonly everyMs?: number }): Door<Guest> {
  return {
    path: '/tiny',
    async authenticate(request) {
      const name = request.headers.authorization
      return name === undefined ? undefined : { name }
    },
    originAllowed: async (origin) => origin === undefined || origin === 'https://bank.example',
    topics: { thread: thread(world), sum: sum(world, options) },
    commands: {
      echo: command(z.unknown(), async (_guest, body) => body),
      add: command(z.strictObject({ key: z.string(), pauseMs: z.int().optional() }), async (_guest, body) => {
        const { key, pauseMs } = body
        if (pauseMs !== undefined) await sleep(pauseMs)
        world.sums.set(key, (world.sums.get(key) ?? 0) + 1)
        return world.sums.get(key)
      }),
      refuse: command(z.unknown(), async () => {
        throw new Problem(409, 'not-now', 'Later.')
      }),
      break: command(z.unknown(), async () => {
        throw new Error('secret text of a fault')
      }),
    },
    sessionOf: (guest) => guest.name,
    async stillStanding(sessions) {
      await world.before('standing')
      return new Set(sessions.filter((name) => !world.ended.has(name)))
    },
    severedBy: (fact) => {
      if (fact.type !== 'session-ended' && fact.type !== 'rights-changed') return undefined
      return { reason: fact.type, hits: (guest) => guest.name === fact.about }
    },
    onActivity: () => {
      world.activity += 1
    },
  }
}

/** Items with `hidden` are seen by nobody. */
function thread(world: World): FeedTopic<Guest> {
  return {
    kind: 'feed',
    async refuse(guest) {
      await world.before('refuse')
      return world.banned.has(guest.name) ? 'not-permitted' : undefined
    },
    async page(_guest, key, after, limit) {
      await world.before('page')
      const all = world.threads.get(key) ?? []
      const items = all.filter((item) => item.seq > after && item.hidden !== true).slice(0, limit)
      const last = all[all.length - 1]?.seq ?? 0
      const oldest = world.oldest.get(key) ?? 1
      await world.after('page')
      return after + 1 < oldest ? { items: [], last, gapFrom: oldest } : { items, last }
    },
    visible: (_guest, _key, item) => (item.hidden === true ? undefined : item),
    touchedBy: (fact) =>
      fact.type === 'grown' ? [{ key: String(fact.about), seq: (fact.data as { seq: number }).seq }] : [],
    accessTouchedBy: (fact) => (fact.type === 'access' ? [String(fact.about)] : []),
    signalVisible: (guest, _key, body) => (body as { from: string }).from !== guest.name,
  }
}

function sum(world: World, options: { readonly minGapMs?: number; readonly everyMs?: number }): ViewTopic<Guest> {
  return {
    kind: 'view',
    refuse: async (guest) => (world.banned.has(guest.name) ? 'not-permitted' : undefined),
    async state(_guest, key) {
      world.computed += 1
      await world.before('state', key)
      const state = { sum: world.sums.get(key) ?? 0 }
      await world.after('state')
      return state
    },
    shareBy: (_guest, key) => key,
    touchedBy: (fact) => (fact.type === 'added' ? [String(fact.about)] : []),
    minGapMs: options.minGapMs ?? 0,
    ...(options.everyMs === undefined ? {} : { everyMs: options.everyMs }),
  }
}

async function enter(port: number, name: string): Promise<Guests> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/tiny`, { headers: { authorization: name } })
  const { frames, until } = hearFrames(socket)
  socket.on('error', () => {})
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  const guest: Guests = {
    frames,
    socket,
    closed,
    send: (frame) => socket.send(JSON.stringify(frame)),
    until,
  }
  await Promise.race([guest.until((frame) => frame.t === 'hello'), closed])
  return guest
}

function upgradeStatus(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
    socket.on('unexpected-response', (_request, response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('error', reject)
  })
}
