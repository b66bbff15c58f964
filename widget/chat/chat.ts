import type { ContactNow, WidgetSettings } from '#channels/web/contract.ts'
import type { ClientFrame, ServerFrame } from '#platform/realtime/frames.ts'
import type { Language } from '../languages.ts'
import { emptyOutbox, type Outbox, type Outgoing } from './outbox.ts'
import { emptyThread, type Thread, type ThreadPage } from './thread.ts'

/** Everything the chat knows, as plain data; `step.ts` decides what follows from what happens. */
export interface Chat {
  /** `resting`: waiting until `retryAt`. `stopped`: going on needs the page or the customer. */
  readonly phase: 'idle' | 'visiting' | 'loading' | 'connecting' | 'open' | 'resting' | 'stopped'
  readonly stoppedBy: StopReason | null
  /** Counts calls and sockets: whatever an older one still answers is ignored. */
  readonly turn: number
  /** Attempts since the link last stood. */
  readonly failures: number
  readonly retryAt: number | null
  /** Last word from the server, or the begin of the attempt. */
  readonly heardAt: number
  readonly pingedAt: number | null
  /** The socket was not let in: the visit may have ended, so it is tried over HTTP before the next socket. */
  readonly isDoubtful: boolean
  readonly language: Language
  /** Brings the same visitor back to the same conversation. */
  readonly deviceToken: string | null
  /** What the page vouched with and no visit has spent yet. */
  readonly identity: Identity | null
  readonly visit: Visit | null
  readonly settings: WidgetSettings | null
  readonly thread: Thread
  readonly outbox: Outbox
  readonly contact: ContactNow | null
  /** When that came, or was last asked for. */
  readonly contactAt: number
  /** The customer's last wish that is not a message, until the server has answered. */
  readonly act: Act | null
  readonly actProblem: { readonly name: ActName; readonly refusal: string } | null
  /** Server time minus own time. */
  readonly clockOffsetMs: number
  /** The serving side has read up to here; so has the customer. */
  readonly agentReadSeq: number
  readonly readSeq: number
  readonly typedAt: number
  readonly agentTypesUntil: number | null
}

/** `identity`: the page must vouch again. `channel`, `origin`: the script tag is wrong. `fault`: this client is. */
export type StopReason = 'identity' | 'channel' | 'origin' | 'fault'

export interface Identity {
  readonly token: string
  /** Names the customer without showing who it is: equal for tokens of the same customer. */
  readonly tag: string
  /** The same attempt may be made twice when its answer was lost; see `visitRequest`. */
  readonly attempt: string
}

export interface Visit {
  readonly visitToken: string
  readonly conversationId: string
  readonly expiresAt: number
  readonly identityTag: string | null
  readonly isKnown: boolean
}

export type ActName = 'ask-for-person' | 'leave' | 'choose-callback' | 'leave-message' | 'rate-contact'
/** Wishes that may safely be told twice, and therefore wait for a link that is gone. */
export const TOLD_AGAIN: ReadonlySet<ActName> = new Set(['ask-for-person', 'rate-contact'])
export interface Act {
  readonly id: string
  readonly name: ActName
  readonly body: Readonly<Record<string, unknown>>
}

export interface CallProblem {
  /** HTTP status; 0: not reached. */
  readonly status: number
  readonly refusal: string
  /** What the server asked us to wait. */
  readonly retryAfterMs: number | null
}

export type ChatInput =
  | { readonly kind: 'start' }
  /** Nobody looks and nothing is open: the socket is given back. */
  | { readonly kind: 'pause' }
  /** The network or the page is back: try at once. */
  | { readonly kind: 'wake' }
  /** Time passed; to be given at `wakeAt(chat)` at the latest. */
  | { readonly kind: 'tick' }
  | { readonly kind: 'identify'; readonly identity: Identity | null }
  | { readonly kind: 'go-on-unknown' }
  | { readonly kind: 'language'; readonly language: Language }
  | {
      readonly kind: 'visit-begun'
      readonly turn: number
      readonly visit: Visit
      readonly deviceToken: string
      readonly settings: WidgetSettings
    }
  | { readonly kind: 'loaded'; readonly turn: number; readonly page: ThreadPage; readonly settings: WidgetSettings }
  | { readonly kind: 'call-failed'; readonly turn: number; readonly problem: CallProblem }
  | { readonly kind: 'heard'; readonly turn: number; readonly frame: ServerFrame }
  | { readonly kind: 'lost'; readonly turn: number; readonly code: number }
  | { readonly kind: 'write'; readonly entry: Outgoing }
  | { readonly kind: 'discard' | 'send-again'; readonly clientId: string }
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'typing' }
  | { readonly kind: 'read'; readonly seq: number }
  | { readonly kind: 'upload-moved'; readonly clientId: string; readonly share: number }
  | { readonly kind: 'uploaded'; readonly clientId: string; readonly fileId: string }
  | { readonly kind: 'upload-failed'; readonly clientId: string; readonly problem: CallProblem }
  | { readonly kind: 'load-earlier' }
  | {
      readonly kind: 'earlier-loaded'
      readonly conversationId: string
      readonly before: number
      readonly page: ThreadPage
    }
  | { readonly kind: 'earlier-failed'; readonly conversationId: string }

export type ChatEffect =
  | {
      readonly kind: 'begin-visit'
      readonly turn: number
      readonly language: Language
      readonly deviceToken: string | null
      readonly identity: Identity | null
    }
  | { readonly kind: 'load'; readonly turn: number; readonly visitToken: string; readonly limit: number }
  | { readonly kind: 'connect'; readonly turn: number; readonly visitToken: string }
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'send'; readonly frame: ClientFrame }
  | { readonly kind: 'upload'; readonly clientId: string; readonly visitToken: string }
  | {
      readonly kind: 'load-earlier'
      readonly visitToken: string
      readonly conversationId: string
      readonly before: number
    }
  | { readonly kind: 'end-visit'; readonly visitToken: string }
  /** The page is asked to vouch again. */
  | { readonly kind: 'identity-needed' }

export interface Step {
  readonly chat: Chat
  readonly effects: readonly ChatEffect[]
}

export interface Surroundings {
  readonly now: number
  /** 0 <= random < 1, spreads clients that come back. */
  readonly random: number
}

/** What an earlier page left behind. */
export interface Kept {
  readonly deviceToken: string | null
  readonly visit: Visit | null
  readonly outbox: readonly Outgoing[]
  /** A contact was open then. */
  readonly isLive: boolean
}

export function newChat(options: {
  readonly language: Language
  readonly identity: Identity | null
  readonly kept: Kept
}): Chat {
  const { identity, kept, language } = options
  const visit = kept.visit && mayKeep(kept.visit, identity, kept.isLive) ? kept.visit : null
  return {
    phase: 'idle',
    stoppedBy: null,
    turn: 0,
    failures: 0,
    retryAt: null,
    heardAt: 0,
    pingedAt: null,
    isDoubtful: false,
    language,
    deviceToken: kept.deviceToken,
    identity,
    visit,
    settings: null,
    thread: emptyThread(visit?.conversationId ?? null),
    // What somebody else left unsent on this page is not sent in this customer's name.
    outbox: { ...emptyOutbox, entries: kept.visit === visit ? kept.outbox : [] },
    contact: null,
    contactAt: 0,
    act: null,
    actProblem: null,
    clockOffsetMs: 0,
    agentReadSeq: 0,
    readSeq: 0,
    typedAt: 0,
    agentTypesUntil: null,
  }
}

/**
 * A visit of a customer the page had vouched for counts only while the page vouches for the same one. A visitor who
 * signs in while waiting or talking keeps their place: the name counts from the next contact on.
 */
export function mayKeep(visit: Visit, identity: Identity | null, live: boolean): boolean {
  return visit.identityTag === (identity?.tag ?? null) || (visit.identityTag === null && live)
}

/** Where the customer stands is of interest also while the window is closed. */
export const isLive = (chat: Chat): boolean => ['bot', 'waiting', 'served'].includes(chat.contact?.phase ?? 'none')

export const stay = (chat: Chat): Step => ({ chat, effects: [] })
