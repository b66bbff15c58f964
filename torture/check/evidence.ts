import type { Entry } from '../books.ts'

/** Everything that a verdict rests on: the robots' books, what the database holds at the end, and what was seen between. */
export interface Evidence {
  readonly books: readonly Entry[]
  readonly messages: readonly StoredMessage[]
  /** Conversation → the last number it believes to have given. */
  readonly lastSeqs: ReadonlyMap<string, number>
  /** The threads as customers get them over HTTP from each node, by `conversation at node`. */
  readonly threads: readonly Thread[]
  readonly contacts: readonly StoredContact[]
  readonly owners: readonly OwnerSpan[]
  readonly botTurns: readonly BotTurn[]
  readonly botSessions: readonly BotSession[]
  /** The log of facts, in its order. */
  readonly facts: readonly StoredFact[]
  readonly promises: readonly OpenPromise[]
  /** When all of this was read; UTC milliseconds. */
  readonly readAt: number
  /** What one agent may have in hand on the chat channel. */
  readonly mostContacts: number
  /** Canaries that were found, each with where. */
  readonly canariesFound: readonly string[]
  /** What is left to be done although nothing happens any more, in words. */
  readonly leftOver: readonly string[]
  /** What the watch saw while everything ran. */
  readonly seen: readonly Violation[]
  readonly kpiDifferences: readonly string[]
  readonly auditFaults: readonly string[]
}

export interface StoredMessage {
  readonly cid: string
  readonly seq: number
  readonly contact: string | null
  readonly at: number
  readonly author: 'customer' | 'agent' | 'system' | 'bot'
  readonly authorId: string | null
  readonly clientId: string | null
  readonly isForStaff: boolean
  /** Of a text; null for anything else. */
  readonly text: string | null
}

export interface Thread {
  readonly cid: string
  readonly node: number
  /** The last number when the reading began: a clock of the house may add a line while threads are read. */
  readonly upTo: number
  readonly messages: readonly { readonly seq: number; readonly text: string | null }[]
}

export interface StoredContact {
  readonly id: string
  readonly cid: string
  readonly askedAt: number
  readonly answeredAt: number | null
  readonly endedAt: number | null
  readonly endReason: string | null
  readonly wrappedUpAt: number | null
  readonly summary: string
}

/** A customer's message that the bot has answered. */
export interface BotTurn {
  readonly session: string
  readonly cid: string
  readonly seq: number
}

export interface BotSession {
  readonly id: string
  readonly cid: string
  /** Null: it goes on. */
  readonly outcome: string | null
  /** Whom it was given to. */
  readonly contact: string | null
  /** When the customer closed the page on it; UTC milliseconds. */
  readonly wentAwayAt: number | null
}

export interface OwnerSpan {
  readonly contact: string
  readonly person: string
  readonly from: number
  /** Null: still. */
  readonly to: number | null
}

export interface StoredFact {
  readonly position: number
  readonly type: string
  readonly about: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface OpenPromise {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly dueAt: number
  readonly about: string
}

/** What can be wrong, in the order of the table. */
export const KINDS = {
  lost: 'acknowledged, and not there',
  doubled: 'there or acknowledged twice',
  'out-of-order': 'not in the order of writing',
  gap: 'a number that is missing',
  'reader-differs': 'a reader got something else, or not all',
  foreign: 'shown to someone it does not concern',
  'double-owner': 'two owners, or written by who was none',
  'over-capacity': 'more in hand than may be',
  unaccounted: 'a contact that did not end exactly once',
  unheard: 'a customer whose words reached nobody',
  stranded: 'someone waited while someone able was free',
  'stuck-promise': 'a promise about what is over, or past its instant',
  'left-over': 'work that nobody does any more',
  'kpi-difference': 'a figure that is not the recount',
  'audit-break': 'a break in the audit chain',
  canary: 'a number that had to be masked',
  'odd-answer': 'an answer that no fault explains',
  'node-fell': 'a server that ended by itself',
  'no-recovery': 'nothing was acknowledged any more',
} as const
export type Kind = keyof typeof KINDS

export interface Violation {
  readonly kind: Kind
  readonly text: string
}

export const violation = (kind: Kind, text: string): Violation => ({ kind, text })

/** Instants of two statements that belong together may be this far apart. */
export const CLOCK_MS = 1_000
