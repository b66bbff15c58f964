import { KNOW } from './policy-experts.ts'
import { SERVE, WATCH } from './policy-routing.ts'
import { READ_CONTACTS } from './policy-service.ts'
import { type Answer, type Grant, grant, inHand, type Kind, onlyOwn, within } from './words.ts'

/** A topic of the staff door, and what its key names; or a command, and what its body names. */
export interface SocketRow {
  readonly may: Grant | 'signed-in'
  readonly key?: { readonly kind: Kind; readonly answer: Answer; readonly orNone?: true }
  readonly body?: (id: string) => unknown
}

const ALERTS = grant(
  'agent own, team-leader branch, supervisor all, complaint-officer own, compliance all, care-manager own, branch-staff branch, hq-department branch, planner all, administrator all',
)
const CALLBACKS = grant('agent own, team-leader branch, supervisor branch, care-manager all')
const FIGURES = grant(
  'team-leader all, supervisor all, quality-inspector all, planner all, compliance all, care-manager all, administrator all',
)
/** Only under one's own name. */
const self = { kind: 'person', answer: onlyOwn } as const

export const TOPICS: Readonly<Record<string, SocketRow>> = {
  'my-promises': { may: 'signed-in', key: self },
  'promise-alerts': { may: ALERTS },
  conversation: { may: READ_CONTACTS, key: { kind: 'conversation', answer: within(READ_CONTACTS) } },
  desk: { may: SERVE, key: self },
  offers: { may: SERVE, key: self },
  'expert-questions': { may: READ_CONTACTS, key: { kind: 'contact', answer: within(READ_CONTACTS) } },
  'expert-desk': { may: KNOW, key: self },
  queues: { may: WATCH },
  floor: { may: WATCH },
  callbacks: { may: CALLBACKS },
  board: { may: FIGURES, key: { kind: 'queue', answer: () => 'granted', orNone: true } },
}

export const COMMANDS: Readonly<Record<string, SocketRow>> = {
  'post-message': {
    may: SERVE,
    key: { kind: 'conversation', answer: inHand(READ_CONTACTS) },
    body: (conversationId) => ({
      conversationId,
      clientId: crypto.randomUUID(),
      audience: 'staff',
      body: { kind: 'text', text: 'x' },
    }),
  },
  /** Nothing is answered, and nobody hears it, unless it is one's own to write in. */
  typing: {
    may: SERVE,
    key: { kind: 'conversation', answer: () => 'granted' },
    body: (conversationId) => ({ conversationId, audience: 'everyone' }),
  },
  'mark-read': {
    may: SERVE,
    key: { kind: 'conversation', answer: inHand(READ_CONTACTS) },
    body: (conversationId) => ({ conversationId, seq: 0 }),
  },
  'accept-offer': { may: SERVE, key: { kind: 'offer', answer: onlyOwn }, body: (offerId) => ({ offerId }) },
  'decline-offer': { may: SERVE, key: { kind: 'offer', answer: onlyOwn }, body: (offerId) => ({ offerId }) },
  'set-presence': { may: SERVE, body: () => ({ presence: 'break' }) },
}

/** The customers’ door: everything is about the visit’s own thread. */
export const CUSTOMER_TOPICS = ['conversation', 'contact'] as const
export const CUSTOMER_COMMANDS = [
  'post-message',
  'ask-for-person',
  'leave',
  'typing',
  'mark-read',
  'choose-callback',
  'leave-message',
  'rate-contact',
] as const
