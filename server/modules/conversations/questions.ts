import type { Outcome } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

export type Lane = 'ordinary' | 'vip' | 'vulnerable' | 'fraud'

export interface NewMessage {
  readonly conversationId: string
  /** Chosen by the sender, unique per sender and conversation: sending again changes nothing and gets the same answer. */
  readonly clientId: string
  readonly author:
    | { readonly kind: 'customer'; readonly id: string }
    | { readonly kind: 'agent'; readonly id: string }
    | { readonly kind: 'system'; readonly id: string }
  readonly audience: 'everyone' | 'staff'
  readonly body:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'file'; readonly fileId: string; readonly caption?: string }
    | { readonly kind: 'notice'; readonly code: string; readonly values?: Readonly<Record<string, string | number>> }
}

export interface PostedMessage {
  readonly conversationId: string
  readonly seq: number
  readonly at: Instant
  /** True when the same message had been accepted before. */
  readonly isRepeat: boolean
  /** The text as it was stored, masked. */
  readonly text: string | null
}

export type PostRefusal =
  | 'conversation-not-found'
  | 'not-a-participant'
  | 'client-id-reused'
  | 'message-empty'
  | 'message-too-long'
  | 'file-not-found'

/** What routing holds about an ownership; a write under an older epoch is refused. */
export interface Ownership {
  readonly contactId: string
  readonly agentId: string
  /** Grows by one with every assignment of this contact. */
  readonly epoch: number
}

export interface ContactState {
  readonly contactId: string
  readonly conversationId: string
  readonly customerId: string
  readonly channel: string
  readonly ownerId: string | null
  readonly epoch: number
  readonly askedAt: Instant
  readonly answeredAt: Instant | null
  readonly endedAt: Instant | null
}

/** What other modules and channels may ask of conversations. Calls with `tx` are part of the caller's transaction. */
export interface ConversationQuestions {
  /** The one thread of this customer, made when there is none. */
  conversationOf(tx: Tx, cause: Cause, customerId: string, at: Instant): Promise<string>
  /** Begins a contact unless one is open already, which is then returned. Announces `contact-asked`. */
  askForPerson(
    tx: Tx,
    cause: Cause,
    ask: {
      readonly conversationId: string
      readonly channel: string
      readonly language: string
      readonly topic: string | null
      readonly lane?: Lane
      readonly at: Instant
    },
  ): Promise<{ readonly contactId: string; readonly isNew: boolean }>
  /** Durable when it resolves: grouped with others' messages into one commit. Not part of any transaction. */
  post(message: NewMessage): Promise<Outcome<PostedMessage, PostRefusal>>
  /** A line of the thread that says what happened ("许文静 已接入"), in the caller's transaction. */
  postNotice(
    tx: Tx,
    notice: {
      readonly conversationId: string
      readonly contactId: string | null
      readonly code: string
      readonly values?: Readonly<Record<string, string | number>>
      readonly audience: 'everyone' | 'staff'
      readonly at: Instant
    },
  ): Promise<void>
  /** Routing gives the contact to an agent (or takes it back: `agentId` null). Refused when it has ended. */
  assignOwner(
    tx: Tx,
    cause: Cause,
    ownership: {
      readonly contactId: string
      readonly agentId: string | null
      readonly epoch: number
      readonly at: Instant
    },
  ): Promise<Outcome<null, 'contact-ended' | 'contact-not-found'>>
  joinParticipant(
    tx: Tx,
    cause: Cause,
    join: {
      readonly contactId: string
      readonly personId: string
      readonly role: 'consultant' | 'expert'
      readonly at: Instant
    },
  ): Promise<void>
  leaveParticipant(
    tx: Tx,
    cause: Cause,
    leave: { readonly contactId: string; readonly personId: string; readonly at: Instant },
  ): Promise<void>
  /** Ends a contact on behalf of its channel or of routing. */
  end(
    tx: Tx,
    cause: Cause,
    end: {
      readonly contactId: string
      readonly reason:
        | 'customer-ended'
        | 'abandoned'
        | 'idle'
        | 'moved-to-callback'
        | 'moved-to-message'
        | 'closed-by-system'
      readonly at: Instant
    },
  ): Promise<Outcome<null, 'contact-ended' | 'contact-not-found'>>
  /** Locks the contact's row and tells its state. */
  lockContact(tx: Tx, contactId: string): Promise<ContactState | undefined>
  openContactOf(db: Queryable, conversationId: string): Promise<ContactState | undefined>
}
