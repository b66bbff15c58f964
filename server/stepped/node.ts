import type { Visitor } from '#channels/web/visits.ts'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { OfferShape } from '#modules/routing/contract.ts'
import { type Actor, type PermissionTable, permissionsOf, type Role } from '#platform/access.ts'
import type { Cipher } from '#platform/cipher.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { createLog } from '#platform/log/log.ts'
import { createSubscribers } from '#platform/log/subscribers.ts'
import { createLogger } from '#platform/logger.ts'
import type { Module, Platform } from '#platform/module.ts'
import { createHeartbeat, NODE_TIMER, nodeSilentHandler } from '#platform/node.ts'
import type { SocketCommand } from '#platform/realtime/command.ts'
import { createFeeds } from '#platform/realtime/feeds.ts'
import type { Door } from '#platform/realtime/topics.ts'
import { createTimers } from '#platform/timers.ts'
import type { House } from '#server/application.ts'
import type { Config } from '#server/config.ts'
import { createLoops, type Loop } from '#server/stepped/loops.ts'
import { type Call, routesOf } from '#server/stepped/routes.ts'

export type { OfferShape }

/** What nodes that are stepped together share: the database, the clock, the key and the settings. */
export interface Ground {
  readonly db: Db
  readonly clock: Clock
  readonly config: Config
  readonly cipher: Cipher
  readonly build: (platform: Platform) => House
  /** The modules whose reactions run. */
  readonly reacting?: readonly string[]
  /** Told of everything a node logs as a warning or worse: where one step follows another, nothing of the kind is in order. */
  readonly complain: (line: string) => void
}

/** One node: the whole house with its own memory, and nothing in it that runs by itself. */
export interface SteppedNode {
  readonly name: string
  readonly platform: Platform
  readonly loops: readonly Loop[]
  readonly conversations: ConversationQuestions
  readonly customers: CustomerQuestions
  readonly staffFeeds: ReturnType<typeof createFeeds<Actor>>
  readonly chatFeeds: ReturnType<typeof createFeeds<Visitor>>
  readonly chatDoor: Door<Visitor>
  readonly staffDoor: Pick<Door<Actor>, 'topics'>
  beat(): Promise<void>
  /** A route of routing, conversations or knowledge by its verb and path, as this person. */
  call(route: string, actor: Actor, call?: Call): Promise<unknown>
  staffCommand(name: string, actor: Actor, body: unknown): Promise<unknown>
  chatCommand(name: string, visitor: Visitor, body: unknown): Promise<unknown>
  connect(actor: Actor, connectionId: string): void
  disconnect(actor: Actor, connectionId: string): void
  actor(
    person: {
      readonly personId: string
      readonly name: string
      readonly roles: readonly Role[]
      /** Their name where left out. */
      readonly agentNo?: string
    },
    unitId: string,
  ): Actor
  /** Falls silent, as a machine that died. */
  stop(): Promise<void>
  /** Ends in order: whoever was connected to it is connected no more, and no node waits for its sign of life. */
  leave(): Promise<void>
}

/** Those that answer customers and people at once, unless told; the others read the log when they are started for good. */
const REACTING: readonly string[] = ['customers', 'conversations', 'routing']

/** Topics open without a line: there are few clients here. */
const AT_ONCE = { opening: (_isIn: boolean, work: () => Promise<void>) => work() }

/**
 * A node that does nothing by itself: `application.ts` without HTTP and sockets, the same parts in the same order, the
 * clock and the loops in somebody else's hands. News of other nodes come by looking, as they do when the listening
 * connection is broken.
 */
export async function startSteppedNode(name: string, ground: Ground): Promise<SteppedNode> {
  const { clock, config } = ground
  const db: Db = { ...ground.db, dedicated: () => new Promise(() => {}) }
  const logger = createLogger({ level: 'warn', to: { write: (line: string) => ground.complain(`${name}: ${line}`) } })
  const loops = createLoops()
  const nodeId = newId(clock.now())
  const log = createLog(db, logger, loops.named('tail', 'keeper'))
  const timers = createTimers(db, clock, logger, loops.named('timers'))
  let staffFeeds: ReturnType<typeof createFeeds<Actor>> | undefined
  const platform: Platform = {
    config,
    db,
    loopDb: db,
    log,
    timers,
    clock,
    repeat: loops.named('articles', 'red-lines', 'pass', 'links', 'release', 'segments', 'fifths'),
    logger,
    cipher: ground.cipher,
    nodeId,
    staffHub: {
      grew: (topic, key, items) => staffFeeds?.grew(topic, key, items),
      connectionCount: () => 0,
      watchCount: () => 0,
    },
  }
  const { modules } = ground.build(platform)
  timers.handle({ [NODE_TIMER]: nodeSilentHandler(() => log) })
  for (const module of modules) if (module.timers) timers.handle(module.timers)
  const chatDoor = doorOf(modules)
  const chatFeeds = createFeeds(chatDoor, { logger, admission: AT_ONCE })
  modules
    .find((module) => module.door)
    ?.door?.opened({
      grew: chatFeeds.grew,
      connectionCount: () => 0,
      watchCount: () => 0,
    })
  const topics: Door<Actor>['topics'] = Object.assign({}, ...modules.map((module) => module.topics ?? {}))
  const commands: Door<Actor>['commands'] = Object.assign({}, ...modules.map((module) => module.commands ?? {}))
  const staffDoor = { topics } as Door<Actor>
  staffFeeds = createFeeds(staffDoor, { logger, admission: AT_ONCE })
  const feeds = [staffFeeds, chatFeeds]
  log.listen((facts) => {
    for (const each of feeds) each.touched(facts)
  })
  const reacting = modules.filter((module) => (ground.reacting ?? REACTING).includes(module.name))
  const subscribers = createSubscribers(
    db,
    log,
    reacting.map(({ name, reactions = {}, reactsFrom = 'now' }) => ({ name, reactions, from: reactsFrom })),
    logger,
    loops.named(...reacting.map((module) => `reactions of ${module.name}`)),
  )
  const heartbeat = createHeartbeat({ db, timers, log, clock, logger, nodeId, repeat: loops.named('heartbeat') })
  await log.start()
  await subscribers.start()
  timers.start()
  await heartbeat.start()
  for (const module of modules) if (module.name === 'routing') await module.start?.()
  const routes = routesOf(modules.filter((module) => ['routing', 'conversations', 'knowledge'].includes(module.name)))
  const permissions: readonly PermissionTable[] = modules.map((module) => module.permissions ?? {})
  const beating = loops.all.find((loop) => loop.name === 'heartbeat')
  await beating?.run()
  return {
    name,
    platform,
    loops: loops.all.filter((loop) => loop !== beating),
    ...questionsOf(modules),
    staffFeeds,
    chatFeeds,
    chatDoor,
    staffDoor,
    beat: async () => beating?.run(),
    async call(route, actor, call = {}) {
      const act = routes.get(route)
      if (!act) throw new Error(`there is no route ${route}`)
      return act(actor, call)
    },
    staffCommand: (command, actor, body) => commandOf(commands, command)(actor, body),
    chatCommand: (command, visitor, body) => commandOf(chatDoor.commands, command)(visitor, body),
    connect: (actor, connectionId) => modules.forEach((module) => void module.onStaffConnect?.(actor, connectionId)),
    disconnect: (actor, connectionId) =>
      modules.forEach((module) => void module.onStaffDisconnect?.(actor, connectionId)),
    actor: (person, unitId) => ({
      personId: person.personId,
      sessionId: `session of ${person.name}`,
      displayName: person.name,
      agentNo: person.agentNo ?? person.name,
      locale: 'en',
      roles: person.roles,
      permissions: permissionsOf(permissions, person.roles),
      unitIds: [unitId],
      unitPath: [unitId],
    }),
    stop,
    async leave() {
      await heartbeat.stop()
      await stop()
    },
  }

  async function stop() {
    await timers.stop()
    await log.stop()
  }
}

function commandOf<P>(commands: Readonly<Record<string, SocketCommand<P>>>, name: string): SocketCommand<P> {
  const command = commands[name]
  if (!command) throw new Error(`there is no command ${name}`)
  return command
}

function doorOf(modules: readonly Module[]): Door<Visitor> {
  const opened = modules.find((module) => module.door)?.door
  if (!opened) throw new Error('no module has a door for customers')
  return opened.door
}

function questionsOf(modules: readonly Module[]) {
  const of = <Q>(name: string) =>
    (modules.find((module) => module.name === name) as unknown as { readonly questions: Q }).questions
  return {
    conversations: of<ConversationQuestions>('conversations'),
    customers: of<CustomerQuestions>('customers'),
  }
}
