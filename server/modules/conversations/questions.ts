import type { Outcome } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import type { CustomerMessage, FileCard, Message, MessagePage, ReadMark } from '#modules/conversations/contract.ts'
import type { LentFile } from '#modules/conversations/files/lend-files.ts'
import type { OwnRating } from '#modules/conversations/rating-contract.ts'
import type { Actor } from '#platform/access.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

export type Lane = 'ordinary' | 'vip' | 'vulnerable' | 'fraud'

export interface NewMessage {
  readonly conversationId: string
  /** Chosen by the sender, unique per sender and conversation: sending again changes nothing and gets the same answer. */
  readonly clientId: string
  readonly author:
    | { readonly kind: 'customer'; readonly id: string }
    /** `name` is stored with the message: a transcript shows people as they were called then. */
    | { readonly kind: 'agent'; readonly id: string; readonly name?: string }
    | { readonly kind: 'system'; readonly id: string }
    /** No part in the contact is asked of a bot; its words never count as the first response of a person. */
    | { readonly kind: 'bot'; readonly id: string; readonly name?: string }
  readonly audience: 'everyone' | 'staff'
  /** Why an agent who was warned of a red line sends these words as they are. */
  readonly redLineReason?: string
  readonly body: /** `choices`: buttons for the customer; pressing one posts its words. */
    | { readonly kind: 'text'; readonly text: string; readonly choices?: readonly string[] }
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
  /** The contact it belongs to; null between contacts. */
  readonly contactId: string | null
}

export type PostRefusal =
  | 'conversation-not-found'
  | 'not-a-participant'
  | 'client-id-reused'
  | 'message-empty'
  | 'message-too-long'
  | 'file-not-found'
  /** An agent's words cross a red line, and the warning is not answered; or they ask for a secret. */
  | 'red-line-crossed'
  | 'red-line-never-sent'

export type RatingRefusal =
  | 'contact-not-yours'
  | 'contact-not-ended'
  | 'not-served'
  | 'already-rated'
  | 'rating-too-late'

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

/** A thread under its lock. */
export interface ThreadState {
  readonly customerId: string
  readonly lastSeq: number
  /** The contact that is open; null between contacts. */
  readonly openContactId: string | null
}

/** One message of a customer, as it is stored; `text` is null for a file without a caption. */
export interface CustomerWords {
  readonly seq: number
  readonly at: Instant
  readonly kind: 'text' | 'file'
  readonly text: string | null
}

export interface LatestContact {
  readonly contactId: string
  readonly reference: string
  readonly ownerId: string | null
  readonly askedAt: Instant
  readonly answeredAt: Instant | null
  readonly endedAt: Instant | null
  readonly endReason: string | null
}

/** A contact as those see it who help with it. */
export interface ContactInHand {
  readonly contactId: string
  readonly reference: string
  readonly conversationId: string
  readonly customerId: string
  readonly channel: string
  readonly language: string
  readonly topic: string | null
  readonly ownerId: string | null
  /** People who may write to the customer now; nobody once it has ended. */
  readonly speakerIds: readonly string[]
  /** The first and the last number of the thread that belong to it; the last grows until it has ended. */
  readonly firstSeq: number
  readonly lastSeq: number
  readonly askedAt: Instant
  readonly endedAt: Instant | null
  readonly wrapUpFinishedAt: Instant | null
}

/** What was said in a contact, as those need it who help with it. */
export interface TalkLine {
  readonly seq: number
  readonly at: Instant
  readonly author: 'customer' | 'agent' | 'system' | 'bot'
  readonly text: string
}

/** One open contact, as a supervisor's list names it. */
export interface OpenContact {
  readonly contactId: string
  readonly reference: string
  readonly conversationId: string
  readonly channel: string
  readonly ownerId: string | null
  readonly askedAt: Instant
  /** The first of its numbers, and the customer's last. */
  readonly firstSeq: number
  readonly lastSaid: number
}

/** One line of a thread, as it stands now; buttons follow on lines of their own. */
export interface LineOfThread {
  readonly conversationId: string
  readonly seq: number
  readonly text: string
}

/** A message this node has just committed, as staff see it; `forCustomer` is null for internal notes. */
export interface FreshMessage {
  readonly conversationId: string
  readonly message: Message
  readonly forCustomer: CustomerMessage | null
}

export interface CustomerThread {
  /** Lines for everyone, oldest first; numbers of internal notes are left out. */
  readonly messages: readonly CustomerMessage[]
  /** The last number there is, hidden ones counted. */
  readonly last: number
}

export interface IncomingFile {
  readonly conversationId: string
  readonly by: { readonly kind: 'customer' | 'agent'; readonly id: string }
  /** As the sender called it; cleaned and masked before it is kept. */
  readonly name: string
  readonly content: AsyncIterable<Buffer>
}
export type FileRefusal =
  | 'conversation-not-found'
  | 'not-a-participant'
  | 'file-too-large'
  | 'file-empty'
  | 'file-type-not-allowed'
  | 'image-too-large'

export interface StoredFile {
  readonly file: FileCard
  /** Headers it must be served with: type, disposition, no sniffing, sandbox. */
  readonly headers: Readonly<Record<string, string>>
  readonly content: NodeJS.ReadableStream
}

/** What other modules and channels may ask of conversations. Calls with `tx` are part of the caller's transaction. */
export interface Saying {
  readonly conversationId: string
  readonly seq: number
  readonly at: Instant
  /** Masked. */
  readonly text: string
}

export interface Comment {
  readonly contactId: string
  readonly at: Instant
  readonly score: number | null
  /** Masked. */
  readonly comment: string
}

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
      /** Left out: by the customer's traits (vulnerable, then VIP, else ordinary). */
      readonly lane?: Lane
      readonly isCallback?: boolean
      readonly at: Instant
    },
  ): Promise<{ readonly contactId: string; readonly isNew: boolean }>
  /**
   * Durable when it resolves: grouped with others' messages into one commit. Not part of any transaction. Messages of
   * one conversation keep the order in which this node was called. Throws `Problem` 503 when too much is waiting or
   * the database is away: whether it was written is then unknown, and sending it again with its client id is safe.
   */
  post(message: NewMessage): Promise<Outcome<PostedMessage, PostRefusal>>
  /**
   * What `post` would make of this message now, without writing it: `known` when it was accepted before. For channels
   * that must begin a contact before they post.
   */
  foresee(db: Queryable, message: NewMessage): Promise<'new' | 'known' | PostRefusal>
  /** Whether a message that stands in no contact was followed by none either: it waits for nobody until one begins. */
  isUnheard(db: Queryable, conversationId: string, seq: number): Promise<boolean>
  /**
   * Told of what this node wrote; other nodes learn by `message-posted`. `seq` is the order: now and then a line comes
   * before one with a lower number, as for `DoorHub.grew`, which puts that right. Must not throw.
   */
  onPosted(listener: (fresh: readonly FreshMessage[]) => void): void
  /** What the customer may see after number `after`, at most `limit` (1 to 200) lines. */
  customerThread(db: Queryable, conversationId: string, after: number, limit: number): Promise<CustomerThread>
  /** The page of what the customer may see that ends before number `before`. */
  customerThreadBefore(db: Queryable, conversationId: string, before: number, limit: number): Promise<CustomerThread>
  readMarks(db: Queryable, conversationId: string): Promise<readonly ReadMark[]>
  /** The customer has read up to `seq`; marks only grow. Tells the staff door. */
  markReadByCustomer(conversationId: string, seq: number): Promise<void>
  /** The customer is typing: a passing hint. Send it every few seconds at most. */
  customerIsTyping(conversationId: string, customerId: string): void
  /** Takes a file in: streamed, looked into, kept. It is seen by others once a message carries it. */
  receiveFile(file: IncomingFile): Promise<Outcome<FileCard, FileRefusal>>
  /** Has the thread carry files of articles for the bot to post; see files/lend-files.ts. */
  lendFiles(tx: Tx, conversationId: string, files: readonly LentFile[], at: Instant): Promise<readonly string[]>
  /** A file for the customer of this conversation: own uploads, and what a line for everyone carries. */
  fileForCustomer(conversationId: string, customerId: string, fileId: string): Promise<StoredFile | undefined>
  /**
   * Locks the thread, so that nobody writes into it or begins a contact before the caller's transaction ends, and tells
   * where it stands; undefined when there is none. To be taken before any lock of modules below.
   */
  lockThread(tx: Tx, conversationId: string): Promise<ThreadState | undefined>
  /** What the customer wrote after number `after`, oldest first, at most `limit`. */
  customerWords(db: Queryable, conversationId: string, after: number, limit: number): Promise<readonly CustomerWords[]>
  /**
   * Words of a bot in the caller's transaction, after `lockThread`: numbers, messages and facts stand or fall with it. A
   * client id that was written before is passed over.
   */
  postInTurn(tx: Tx, messages: readonly NewMessage[], at: Instant): Promise<readonly { readonly seq: number }[]>
  /** A contact, open or ended; who may see it is asked apart. */
  contactInHand(db: Queryable, contactId: string): Promise<ContactInHand | undefined>
  /** The messages of one contact, notes too, as staff read them; who may read them is asked apart. */
  contactMessages(
    db: Queryable,
    contact: Pick<ContactInHand, 'conversationId' | 'firstSeq' | 'lastSeq'>,
    page: { readonly before?: number | undefined; readonly after?: number | undefined; readonly limit: number },
  ): Promise<MessagePage>
  /** The last `limit` words of everyone in a contact, oldest first; notes and notices left out. */
  talkOf(db: Queryable, contactId: string, limit: number): Promise<readonly TalkLine[]>
  /** Open contacts that this person may see and whose customer said something, the longest open first, at most 500. */
  openContactsSeenBy(db: Queryable, actor: Actor): Promise<readonly OpenContact[]>
  /** What these lines say now: those alone whose contact this person may open. */
  linesSeenBy(
    db: Queryable,
    actor: Actor,
    lines: readonly { readonly conversationId: string; readonly seq: number }[],
  ): Promise<readonly LineOfThread[]>
  /** Of each contact, and of each talk with the bot alone, the longest the customer wrote; drawn evenly beyond `limit`. */
  customerSayings(
    db: Queryable,
    span: { readonly from: Instant; readonly before: Instant; readonly limit: number },
  ): Promise<readonly Saying[]>
  /** What these lines say, those alone whose thread this person may read, and the contact they belong to or led to. */
  sayingsSeenBy(
    db: Queryable,
    actor: Actor,
    lines: readonly { readonly conversationId: string; readonly seq: number }[],
  ): Promise<(Saying & { readonly contactId: string | null })[]>
  /** What customers wrote beside their ratings, newest first. */
  ratingComments(
    db: Queryable,
    span: { readonly from: Instant; readonly before: Instant; readonly limit: number },
  ): Promise<readonly Comment[]>
  /** The comments of these contacts, those alone that this person may read. */
  commentsSeenBy(db: Queryable, actor: Actor, contactIds: readonly string[]): Promise<readonly Comment[]>
  /** What its owner noted of how a contact ended. */
  notedOf(
    db: Queryable,
    contactId: string,
  ): Promise<{ readonly summary: string; readonly reasonCode: string | null } | undefined>
  /** Whether this person may open the contact; what one may not see is not told from what does not exist. */
  maySeeContact(db: Queryable, actor: Actor, contactId: string): Promise<boolean>
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
  /** The open contact of this conversation, or the one that ended last: what its customer is told. */
  latestContactOf(db: Queryable, conversationId: string): Promise<LatestContact | undefined>
  /**
   * The customer of this conversation rates one of its contacts, 1 to 5. The same again at any time changes nothing; another
   * takes its place for ten minutes.
   */
  rate(
    tx: Tx,
    cause: Cause,
    rating: {
      readonly conversationId: string
      readonly contactId: string
      readonly score: number
      readonly comment?: string | undefined
      readonly at: Instant
    },
  ): Promise<Outcome<OwnRating & { readonly isRepeat: boolean }, RatingRefusal>>
  /** How the customer may rate this contact, or has; undefined when not asked, or when the time to do so has passed. */
  ratingOf(db: Queryable, contactId: string, now: Instant): Promise<OwnRating | undefined>
  /** Within how many seconds a person is promised to answer. */
  firstResponseSeconds(db: Queryable): Promise<number>
}
