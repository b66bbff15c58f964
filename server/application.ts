import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Actor } from '#platform/access.ts'
import { createCipher, loadDataKey } from '#platform/cipher.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { connect } from '#platform/database/database.ts'
import { isOwnPage } from '#platform/http/access-check.ts'
import { registerOperations } from '#platform/http/operations.ts'
import { createHttpServer, type HttpApp } from '#platform/http/server.ts'
import { newId } from '#platform/ids.ts'
import { createLog } from '#platform/log/log.ts'
import { createSubscribers } from '#platform/log/subscribers.ts'
import type { Logger } from '#platform/logger.ts'
import type { Module, Platform } from '#platform/module.ts'
import { createHeartbeat, NODE_TIMER, nodeSilentHandler } from '#platform/node.ts'
import { createGateway, type DoorHub } from '#platform/realtime/gateway.ts'
import { type Repeat, repeating } from '#platform/repeat.ts'
import { createTimers } from '#platform/timers.ts'
import { registerWaiting } from '#platform/waiting.ts'
import type { Config } from '#server/config.ts'

/** What the application needs of the modules together; `main.ts` composes it. */
export interface House {
  /** In the order of the house. */
  readonly modules: readonly Module[]
  /** The person behind a session token, with the rights of this moment. */
  readonly authenticate: (headers: IncomingHttpHeaders) => Promise<Actor | undefined>
  /** Which staff sessions still stand. */
  readonly standingSessions: (sessionIds: readonly string[]) => Promise<ReadonlySet<string>>
  readonly severedBy: import('#platform/realtime/topics.ts').Door<Actor>['severedBy']
  /** Someone used their session over a socket. */
  readonly onStaffActivity?: (actor: Actor) => void
  readonly visitorOriginAllowed: (origin: string) => Promise<boolean>
  /** Serves the built screens; left out where only the API is tested. */
  readonly screens?: (app: HttpApp) => Promise<void>
}

export interface ApplicationOptions {
  readonly config: Config
  readonly databaseUrl: string
  readonly logger: Logger
  readonly build: (platform: Platform) => House
  readonly clock?: Clock
  readonly version: string
}

export interface Application {
  readonly platform: Platform
  readonly http: HttpApp
  /** Listens; port 0 picks a free one. */
  listen(): Promise<{ readonly url: string; readonly port: number }>
  /** Every fact announced so far is in the log and every module has reacted to it. For tests and shutdown. */
  settled(): Promise<void>
  /** Stops taking requests, finishes those under way, closes sockets, then everything else. */
  stop(): Promise<void>
}

/**
 * Of a node's connections, for what must go on however many requests wait for one: the log, its readers, timers, the
 * heartbeat, the matching of work and the writing of messages.
 */
const SHARE_OF_LOOPS = 1 / 3

/** One node: platform and house wired together. Several on one database make one service centre. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { config, logger } = options
  const clock = options.clock ?? systemClock
  const nodeId = newId(clock.now())
  const connected = (poolSize: number) =>
    connect({
      url: options.databaseUrl,
      poolSize,
      applicationName: `yinuo-${nodeId.slice(-12)}`,
      onError: (error) => logger.warn({ err: error }, 'database connection lost'),
    })
  const forLoops = Math.max(2, Math.ceil(config.DATABASE_POOL * SHARE_OF_LOOPS))
  const db = connected(config.DATABASE_POOL - forLoops)
  const loopDb = connected(forLoops)
  const log = createLog(loopDb, logger)
  const timers = createTimers(loopDb, clock, logger)
  const gateway = createGateway({ log, logger, clock })
  const loops = loopsOnceOpen()
  let staffHub: DoorHub | undefined
  const platform: Platform = {
    config,
    db,
    loopDb,
    log,
    timers,
    clock,
    repeat: loops.repeat,
    logger,
    cipher: createCipher(await loadDataKey(config.DATA_KEY, config.DATA_DIR)),
    nodeId,
    staffHub: {
      grew: (topic, key, items) => staffHub?.grew(topic, key, items),
      connectionCount: () => staffHub?.connectionCount() ?? 0,
      watchCount: () => staffHub?.watchCount() ?? 0,
    },
  }
  const house = options.build(platform)
  const { modules } = house
  let stopping = false
  /** A proxy may pass on another Host than people see: the public address is known to be ours. */
  const ownOrigins = [...config.ALLOWED_ORIGINS, ...(config.PUBLIC_URL ? [new URL(config.PUBLIC_URL).origin] : [])]
  const http = await createHttpServer({
    logger,
    authenticate: (request) => house.authenticate(request.headers),
    trustedProxies: config.TRUSTED_PROXIES.length > 0 ? [...config.TRUSTED_PROXIES] : false,
    allowedOrigins: ownOrigins,
    visitorOriginAllowed: house.visitorOriginAllowed,
    fileMostBytes: config.FILE_MOST_BYTES,
    readsPerMinute: config.READS_PER_MINUTE,
    version: options.version,
  })
  const hubs: Record<string, DoorHub> = {}
  registerOperations(http, {
    db,
    hubs: () => hubs,
    isStopping: () => stopping,
    metricsToken: config.METRICS_TOKEN,
    moreMetrics: (registry) => modules.forEach((module) => void module.metrics?.(registry)),
    version: options.version,
  })
  registerWaiting(
    http,
    platform,
    modules.flatMap(({ waiting }) => waiting ?? []),
  )
  timers.handle({ [NODE_TIMER]: nodeSilentHandler(() => log) })
  for (const module of modules) {
    module.routes?.(http)
    if (module.timers) timers.handle(module.timers)
    if (module.door) {
      const hub = gateway.open(module.door.door)
      hubs[module.name] = hub
      module.door.opened(hub)
    }
  }
  staffHub = hubs.staff = gateway.open<Actor>({
    path: '/api/realtime',
    authenticate: (request) => house.authenticate(request.headers),
    originAllowed: async (origin, host) => isOwnPage({ origin, host }, ownOrigins),
    topics: Object.assign({}, ...modules.map((module) => module.topics ?? {})),
    commands: Object.assign({}, ...modules.map((module) => module.commands ?? {})),
    sessionOf: (actor) => actor.sessionId,
    stillStanding: house.standingSessions,
    severedBy: house.severedBy,
    onActivity: house.onStaffActivity,
    onConnect: (actor, id) => modules.forEach((module) => void module.onStaffConnect?.(actor, id)),
    onDisconnect: (actor, id) => modules.forEach((module) => void module.onStaffDisconnect?.(actor, id)),
  })
  await house.screens?.(http)
  gateway.attach(http.server)
  const subscribers = createSubscribers(
    loopDb,
    log,
    modules.flatMap(({ name, reactions, reactsFrom, isIdle }) =>
      reactions ? [{ name, reactions, from: reactsFrom ?? 'now', isIdle }] : [],
    ),
    logger,
  )
  const heartbeat = createHeartbeat({ db: loopDb, timers, log, clock, logger, nodeId, repeat: loops.repeat })
  return {
    platform,
    http,
    async listen() {
      loops.open()
      await log.start()
      await subscribers.start()
      timers.start()
      await heartbeat.start()
      for (const module of modules) await module.start?.()
      await http.listen({ host: config.HOST, port: config.PORT })
      const { port } = http.server.address() as AddressInfo
      const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST
      return { port, url: config.PUBLIC_URL ?? `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}` }
    },
    async settled() {
      for (let round = 0; round < 3; round++) {
        await log.settled()
        await subscribers.settled()
      }
    },
    async stop() {
      if (stopping) return
      stopping = true
      await gateway.stop()
      await http.close()
      for (const module of modules.toReversed()) await module.stop?.()
      await heartbeat.stop()
      await timers.stop()
      await subscribers.stop()
      await log.stop()
      await db.close()
      await loopDb.close()
    },
  }
}

/** Before the node listens its loops only note that they were woken: whoever fills the house has it to themselves. */
function loopsOnceOpen(): { readonly repeat: Repeat; open(): void } {
  let isOpen = false
  const woken = new Set<() => void>()
  return {
    repeat(work, options) {
      const loop = repeating(async () => {
        if (isOpen) await work()
        else woken.add(loop.wake)
      }, options)
      return loop
    },
    open() {
      isOpen = true
      for (const wake of woken) wake()
    },
  }
}
