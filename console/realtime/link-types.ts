import type { ProblemBody } from '#platform/http/problem.ts'
import type { ClientFrame, ServerFrame } from '#platform/realtime/frames.ts'

/** The link to the staff door as plain data; `link.ts` decides what follows. */
export interface LinkState {
  /** `ended`: the server will not have this session any more. */
  readonly phase: 'idle' | 'connecting' | 'open' | 'waiting' | 'ended'
  /** Counts the sockets used so far: whatever an older one still says is ignored. */
  readonly socket: number
  /** Attempts since the link last stood. */
  readonly failures: number
  /** While waiting: when to try again. */
  readonly retryAt: number | null
  /** How long the server, saying goodbye, asked us to stay away. */
  readonly awayMs: number | null
  /** Last word from the server, or the begin of the attempt. */
  readonly heardAt: number
  readonly pingedAt: number | null
  readonly topics: ReadonlyMap<string, WatchedTopic>
  /** In the order they were asked. */
  readonly commands: readonly PendingCommand[]
}

export interface WatchedTopic {
  readonly kind: 'view' | 'feed'
  readonly watchers: number
  /** Feeds: the last number handed on. */
  readonly after: number
  readonly phase: 'closed' | 'opening' | 'open' | 'refused'
  /** Closed for a moment because the server could not answer: when to open it again. */
  readonly reopenAt: number | null
}

export interface PendingCommand {
  readonly id: string
  readonly name: string
  readonly body: unknown
  /** Safe to send twice: it survives a lost link. All others are answered `link-lost`. */
  readonly resend: boolean
}

export type FeedFrameItem = Extract<ServerFrame, { t: 'feed' }>['items'][number]

export type LinkInput =
  | { readonly kind: 'start' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'heard'; readonly socket: number; readonly frame: ServerFrame }
  | { readonly kind: 'lost'; readonly socket: number; readonly code: number }
  /** Time passed; to be given at `wakeAt(state)` at the latest. */
  | { readonly kind: 'tick' }
  /** The network is back: try at once. */
  | { readonly kind: 'online' }
  | { readonly kind: 'watch'; readonly topic: string; readonly as: 'view' }
  | { readonly kind: 'watch'; readonly topic: string; readonly as: 'feed'; readonly after: number }
  | { readonly kind: 'leave'; readonly topic: string }
  | ({ readonly kind: 'ask' } & PendingCommand)

export type LinkEffect =
  | { readonly kind: 'connect'; readonly socket: number }
  | { readonly kind: 'hang-up'; readonly socket: number }
  | { readonly kind: 'send'; readonly frame: ClientFrame }
  | { readonly kind: 'server-time'; readonly at: number }
  | { readonly kind: 'view'; readonly topic: string; readonly at: number; readonly state: unknown }
  | { readonly kind: 'items'; readonly topic: string; readonly items: readonly FeedFrameItem[] }
  | { readonly kind: 'gap'; readonly topic: string; readonly first: number }
  | { readonly kind: 'signal'; readonly topic: string; readonly body: unknown }
  | { readonly kind: 'topic-refused'; readonly topic: string; readonly problem: ProblemBody }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: CommandAnswer }
  /** The door did not let us in, or was not reached: ask over HTTP which of the two. */
  | { readonly kind: 'not-admitted' }
  | { readonly kind: 'session-ended' }
  /** Same session, other rights: read them again. */
  | { readonly kind: 'rights-changed' }

export type CommandAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly problem: ProblemBody }

export interface Surroundings {
  readonly now: number
  /** 0 <= random < 1, spreads reconnecting clients. */
  readonly random: number
}

export type Step = { readonly state: LinkState; readonly effects: readonly LinkEffect[] }

export const stay = (state: LinkState): Step => ({ state, effects: [] })
