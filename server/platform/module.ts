import type { Actor, PermissionTable } from '#platform/access.ts'
import type { Cipher } from '#platform/cipher.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { HttpApp } from '#platform/http/server.ts'
import type { Log } from '#platform/log/log.ts'
import type { Reaction } from '#platform/log/subscribers.ts'
import type { Logger } from '#platform/logger.ts'
import type { OpenWork, PersonalDataKind } from '#platform/personal-data.ts'
import type { SocketCommand } from '#platform/realtime/command.ts'
import type { DoorHub } from '#platform/realtime/gateway.ts'
import type { Door, Topic } from '#platform/realtime/topics.ts'
import type { Repeat } from '#platform/repeat.ts'
import type { TimerHandler, Timers } from '#platform/timers.ts'
import type { WaitingKind } from '#platform/waiting.ts'
import type { Config } from '#server/config.ts'

/** What the platform gives every module. `timers` and `staffHub` work from the moment the application starts. */
export interface Platform {
  readonly config: Config
  readonly db: Db
  /** The same database on connections of their own, which no crowd of requests can use up: for the loops of the house. */
  readonly loopDb: Db
  readonly log: Log
  readonly timers: Timers
  readonly clock: Clock
  /** Makes the loops of modules. */
  readonly repeat: Repeat
  readonly logger: Logger
  /** Seals fields of class C2 before they are stored. */
  readonly cipher: Cipher
  /** This server process; a new one each start. */
  readonly nodeId: string
  /** Sockets of the staff door on this node. */
  readonly staffHub: DoorHub
}

/**
 * One module of the house, as `main.ts` lists it. Everything is optional but the name: a young module has little.
 * The order of the list is the order of the house: a module is built with the questions of those above it.
 */
export interface Module {
  readonly name: string
  readonly permissions?: PermissionTable
  readonly routes?: (app: HttpApp) => void
  /** Reactions to facts, by type; `*` for all others. */
  readonly reactions?: Readonly<Record<string, Reaction>>
  /** Where reactions begin in a database that is new to this module: `beginning` reads the whole log. */
  readonly reactsFrom?: 'beginning' | 'now'
  /** While true, facts are passed over unread. */
  readonly isIdle?: (tx: Tx) => Promise<boolean>
  readonly timers?: Readonly<Record<string, TimerHandler>>
  /** What it keeps of customers, for retention and requests of deletion. */
  readonly personalData?: readonly PersonalDataKind[]
  /** What goes on with customers: until it has ended, retention leaves their profiles. */
  readonly openWork?: readonly OpenWork[]
  /** What of it waits for people: approvals, clocks, alerts. */
  readonly waiting?: readonly WaitingKind[]
  /** Topics and commands on the staff door. */
  readonly topics?: Readonly<Record<string, Topic<Actor>>>
  readonly commands?: Readonly<Record<string, SocketCommand<Actor>>>
  /** A door of its own, for the customers of a channel. */
  // biome-ignore lint/suspicious/noExplicitAny: each door has principals of its own kind, opened once and never mixed
  readonly door?: { readonly door: Door<any>; readonly opened: (hub: DoorHub) => void }
  /** Staff sockets opened and closed on this node, for presence. */
  readonly onStaffConnect?: (actor: Actor, connectionId: string) => void
  readonly onStaffDisconnect?: (actor: Actor, connectionId: string) => void
  /** Called once when the application has started, before it takes requests. */
  readonly start?: () => Promise<void>
  /** Called at shutdown, after the last request and before the database closes. */
  readonly stop?: () => Promise<void>
  /** More lines for `/metrics`. */
  readonly metrics?: (registry: import('prom-client').Registry) => void
}
