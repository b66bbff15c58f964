import { z } from 'zod'
import { LAST_INSTANT, LAST_NUMBER } from '#libs/facts/limits.ts'
import { holdsNoNumber, NO_NUMBER } from '#libs/masking/masked.ts'
import { contactRating, ratingScore } from '#modules/conversations/rating-contract.ts'
import { redLineReason } from '#modules/conversations/red-line-contract.ts'
import { customerView } from '#modules/customers/contract.ts'

/**
 * What conversations say and hear on the wire: HTTP bodies, the topics of the staff door and its commands.
 *
 * Feed `conversation:<conversationId>`: items are Message; signals are Signal (typing, read marks).
 * View `desk:<own person id>`: Desk.
 * Commands: `post-message` (PostMessage → Posted), `typing` (TypingBody), `mark-read` (MarkRead → ReadMark).
 * Instants are UTC milliseconds; a countdown is drawn from the instant, the server sends no ticks.
 */
const instant = z.number().int().describe('UTC milliseconds')
const maybeInstant = instant.nullable()
const durationMs = z.int().min(0)
const id = z.uuid()

// ---- Limits, the same for clients that check first and for the server that refuses

export const MOST_TEXT_LENGTH = 4_000
export const MOST_CAPTION_LENGTH = 500
export const MOST_SUMMARY_LENGTH = 2_000
export const MOST_CHOICES = 10
export const MOST_PAGE = 200

// ---- Messages

export const audience = z.enum(['everyone', 'staff']).describe('`staff`: an internal note; no customer ever gets it')
export const authorKind = z.enum(['customer', 'agent', 'system', 'bot'])
export const fileCard = z
  .object({
    fileId: id,
    name: z.string().describe('Cleaned and masked; its ending fits the type'),
    mediaType: z.string().describe('As found by looking into the file'),
    byteCount: z.int().min(0),
    width: z.int().nullable().describe('Images only'),
    height: z.int().nullable(),
  })
  .meta({ id: 'File' })
export type FileCard = z.infer<typeof fileCard>

export const noticeValues = z.record(z.string().max(40), z.union([z.string().max(200), z.number()]))
export const messageBody = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('text'),
      text: z.string().describe('As stored: card numbers, codes and ID numbers masked'),
      choices: z.array(z.string()).optional().describe('Buttons; pressing one posts its words'),
    }),
    z.object({ kind: z.literal('file'), file: fileCard, caption: z.string().nullable() }),
    z.object({ kind: z.literal('notice'), code: z.string().describe('See NOTICE_CODES'), values: noticeValues }),
  ])
  .meta({ id: 'MessageBody' })
export type MessageBody = z.infer<typeof messageBody>

/** The system lines this house writes; the reader's client puts them into words. Others may follow: show none unknown. */
export const NOTICE_CODES = [
  'agent-joined', // { name, agentNo }
  'agent-left', // { name }: back in the queue
  'expert-joined', // { name }
  'expert-left', // { name }
  'supervisor-joined', // { name }: barge-in only
  'held', // {}
  'unheld', // { heldSeconds }
  'idle-warning', // { endsInSeconds }
  'contact-ended', // { reason }: a contact's end reason
] as const

/** One line of a thread as staff see it. `seq` has no gaps and is the order for every reader. */
export const message = z
  .object({
    seq: z.int().min(1),
    at: instant,
    contactId: id.nullable().describe('The contact it belongs to; null between contacts'),
    author: z
      .object({ kind: authorKind, id: z.string().nullable(), name: z.string().nullable() })
      .describe('name: of an agent, as it was then'),
    audience,
    body: messageBody,
    clientId: z.string().nullable().describe('What its sender called it'),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof message>
/** The same line as the customer sees it: nobody's ids but the own client id, and never an internal note. */
export const customerMessage = z
  .object({
    seq: z.int().min(1),
    at: instant,
    author: z.object({ kind: authorKind, name: z.string().nullable() }),
    body: messageBody,
    clientId: z.string().nullable().describe('Own messages only'),
  })
  .meta({ id: 'CustomerMessage' })
export type CustomerMessage = z.infer<typeof customerMessage>

export const clientId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, '8 to 64 letters, digits, _ or -')
  .describe('Chosen by the sender, once a message: sending it again changes nothing and gets the same answer')
export const outgoingBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().min(1).max(MOST_TEXT_LENGTH),
    choices: z.array(z.string().trim().min(1).max(60)).max(MOST_CHOICES).optional(),
  }),
  z.strictObject({
    kind: z.literal('file'),
    fileId: id.describe('Uploaded before by the same person into the same conversation'),
    caption: z.string().max(MOST_CAPTION_LENGTH).optional(),
  }),
])
export const newMessage = z.strictObject({
  clientId,
  audience: audience.default('everyone'),
  body: outgoingBody,
  redLineReason: redLineReason.optional(),
})
export const postMessage = z.strictObject({ conversationId: id, ...newMessage.shape })
export const posted = z
  .object({
    seq: z.int(),
    at: instant,
    isRepeat: z.boolean().describe('The same message had been accepted before'),
    text: z.string().nullable().describe('As stored, masked; null without text'),
  })
  .meta({ id: 'Posted' })
export type Posted = z.infer<typeof posted>

const lineNumber = z.coerce.number().int().max(LAST_NUMBER)
export const messagePageQuery = z
  .object({
    before: lineNumber.min(1).optional().describe('The page that ends before this number'),
    after: lineNumber.min(0).optional().describe('The page that begins after this number'),
    limit: z.coerce.number().int().min(1).max(MOST_PAGE).default(50),
  })
  .refine((query) => query.before === undefined || query.after === undefined, 'Give before or after, not both')
/** Oldest first, in both directions. Without `before` and `after`: the newest page. */
export const messagePage = z.object({
  messages: z.array(message),
  last: z.int().describe('The last number of the whole thread'),
  hasEarlier: z.boolean(),
  hasLater: z.boolean(),
})
export type MessagePage = z.infer<typeof messagePage>

export const typingBody = z.strictObject({ conversationId: id, audience: audience.default('everyone') })
export const markRead = z.strictObject({ conversationId: id, seq: z.int().min(0).max(LAST_NUMBER) })
export const readMark = z
  .object({ reader: z.enum(['customer', 'agent']), readerId: z.string(), seq: z.int(), at: instant })
  .meta({ id: 'ReadMark' })
export type ReadMark = z.infer<typeof readMark>

/** Passing hints on `conversation:<id>`; one that is lost is made good by the next or by loading. */
export const signal = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('typing'),
    by: z.object({ kind: z.enum(['customer', 'agent']), id: z.string(), name: z.string().nullable() }),
    audience,
  }),
  z.object({ kind: z.literal('read'), mark: readMark, audience }),
])
export type Signal = z.infer<typeof signal>

// ---- Contacts

export const lane = z.enum(['ordinary', 'vip', 'vulnerable', 'fraud'])
export const endReason = z.enum([
  'agent-ended',
  'customer-ended',
  'abandoned',
  'idle',
  'moved-to-callback',
  'moved-to-message',
  'closed-by-system',
])
export const contactState = z.enum(['waiting', 'active', 'held', 'wrap-up', 'closed'])
export const participantRole = z.enum(['owner', 'consultant', 'expert', 'monitor', 'whisper', 'barge-in'])
export const participant = z
  .object({
    personId: id,
    name: z.string(),
    role: participantRole.describe(
      'monitor reads; consultant and whisper write notes; the others speak to the customer',
    ),
    joinedAt: instant,
    leftAt: maybeInstant,
  })
  .meta({ id: 'Participant' })

export const customerCard = customerView.omit({ customerNo: true }).meta({ id: 'ContactCustomer' })

/** The clock of the first response, for the promise ring. */
export const promiseClock = z
  .object({
    promiseId: z.string(),
    state: z.enum(['running', 'endangered', 'broken', 'paused', 'kept', 'withdrawn']),
    madeAt: instant,
    dueAt: instant,
    warnAt: maybeInstant,
    keptAt: maybeInstant,
  })
  .meta({ id: 'ContactPromise' })

/** A contact in one line: lists, search, drill-down. */
export const contactSummary = z
  .object({
    contactId: id,
    reference: z.string().describe('What people quote, for example S1121-000123'),
    conversationId: id,
    customer: customerCard.nullable(),
    channel: z.string(),
    language: z.string(),
    topic: z.string().nullable(),
    lane,
    state: contactState,
    queueId: id.nullable(),
    owner: z.object({ personId: id, name: z.string(), agentNo: z.string() }).nullable(),
    askedAt: instant,
    offeredAt: maybeInstant.describe('First offered to an agent'),
    answeredAt: maybeInstant.describe('First accepted by an agent'),
    firstResponseAt: maybeInstant.describe('First meaningful words of a person; greetings and notices never count'),
    endedAt: maybeInstant,
    endReason: endReason.nullable(),
    reasonCode: z.string().nullable(),
    dispositionCode: z.string().nullable(),
  })
  .meta({ id: 'ContactSummary' })
export type ContactSummary = z.infer<typeof contactSummary>

export const wrapUp = z
  .object({
    startedAt: maybeInstant,
    dueAt: maybeInstant.describe('Finishes by itself then'),
    finishedAt: maybeInstant,
    isAutomatic: z.boolean(),
    reasonCode: z.string().nullable(),
    dispositionCode: z.string().nullable(),
    summary: z.string(),
  })
  .meta({ id: 'WrapUp' })

export const scriptTick = z
  .object({ scriptId: id, version: z.int().min(1), stepId: z.string(), tickedAt: instant, tickedBy: id })
  .meta({ id: 'ScriptTick' })

/** Everything known of one contact, with every instant: what a figure opens to. */
export const contactDetail = z
  .object({
    contact: contactSummary,
    firstSeq: z.int().describe('Its first possible message'),
    lastSeq: z.int().describe('Its last; grows until it has ended'),
    participants: z.array(participant).describe('Everyone ever in it; an owner once for each ownership'),
    holds: z.array(z.object({ agentId: id, heldAt: instant, unheldAt: maybeInstant })),
    transferCount: z.int(),
    wrapUp,
    scriptTicks: z.array(scriptTick),
    promise: promiseClock.nullable(),
    rating: contactRating.nullable().describe('Null: the customer was not asked'),
    durations: z.object({
      waitedMs: durationMs.nullable().describe('Asked to answered, or to the end when never answered'),
      firstResponseMs: durationMs.nullable(),
      talkMs: durationMs.nullable().describe('Owned time without holds'),
      heldMs: durationMs,
      wrapUpMs: durationMs.nullable(),
      handleMs: durationMs.nullable().describe('talk + hold + wrap-up by the clock on the wall'),
      attentionMs: durationMs
        .nullable()
        .describe('Handle time with each moment shared among the contacts its agent had at once; set when finished'),
    }),
    facts: z.array(
      z.object({
        position: z.int(),
        type: z.string(),
        at: instant,
        cause: z.object({ kind: z.enum(['person', 'customer', 'system']), id: z.string() }),
        data: z.unknown(),
      }),
    ),
  })
  .meta({ id: 'ContactDetail' })
export type ContactDetail = z.infer<typeof contactDetail>

export const contactSearch = z.object({
  q: z.string().trim().max(64).optional().describe('A reference, whole or its beginning'),
  ids: z.string().max(8_000).optional().describe('Contact ids, separated by commas, at most 200'),
  customerId: id.optional(),
  agentId: id.optional().describe('Last owner'),
  queueId: id.optional(),
  state: contactState.optional(),
  reasons: z
    .string()
    .max(600)
    .regex(/^[a-z0-9.-]+(,[a-z0-9.-]+)*$/, 'reason codes, separated by commas')
    .optional()
    .describe('Contact reasons, each with all below it'),
  marks: z
    .string()
    .max(200)
    .regex(/^[a-z-]+(,[a-z-]+)*$/, 'marks, separated by commas')
    .optional()
    .describe('Contacts that carry at least one of these marks'),
  from: z.coerce.number().int().min(0).max(LAST_INSTANT).optional().describe('Asked at or after'),
  to: z.coerce.number().int().min(0).max(LAST_INSTANT).optional().describe('Asked before'),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
/** From here on a first response counts as slow. */
export const SLOW_RESPONSE_MS = 30_000
/**
 * What makes a contact worth reading: rated 1 or 2 by the customer, slow or no words from a person, moved at least twice,
 * ended by the customer, not solved in the agent's own eyes, or wrapped up by the clock without a reason.
 */
export const contactMark = z.enum([
  'rated-low',
  'slow-response',
  'moved-twice',
  'customer-ended',
  'not-resolved',
  'no-reason',
])
export type ContactMark = z.infer<typeof contactMark>
export const listedContact = z
  .object({
    ...contactSummary.shape,
    transferCount: z.int(),
    score: ratingScore.nullable(),
    marks: z.array(contactMark),
  })
  .meta({ id: 'ListedContact' })
export type ListedContact = z.infer<typeof listedContact>
/** Newest first. */
export const contactList = z.object({ contacts: z.array(listedContact), next: z.string().nullable() })

// ---- The agent's own desk

export const deskContact = z
  .object({
    contact: contactSummary,
    role: participantRole.describe('My part in it'),
    unreadCount: z.int().min(0).describe('Customer messages after my read mark'),
    lastSeq: z.int(),
    lastMessage: message.nullable(),
    customerWaitingSince: maybeInstant.describe('The customer spoke last, since then; null when it is their turn'),
    heldSince: maybeInstant,
    promise: promiseClock.nullable(),
    wrapUp,
  })
  .meta({ id: 'DeskContact' })
/** Longest in hand first: a contact stays in place while it is worked. */
export const desk = z.object({ contacts: z.array(deskContact) }).meta({ id: 'ContactsDesk' })
export type Desk = z.infer<typeof desk>
export type DeskContact = z.infer<typeof deskContact>

export const conversationPage = z
  .object({
    conversationId: id,
    customer: customerCard.nullable(),
    last: z.int(),
    openContact: contactSummary.nullable(),
    participants: z.array(participant).describe('Present now'),
    readMarks: z.array(readMark),
    canSpeak: z.boolean().describe('I may write to the customer'),
    canNote: z.boolean().describe('I may write internal notes'),
  })
  .meta({ id: 'Conversation' })

// ---- Requests about contacts

export const wrapUpDraft = z.strictObject({
  reasonCode: z.string().max(80).nullable().optional(),
  dispositionCode: z.string().max(40).nullable().optional(),
  summary: z.string().max(MOST_SUMMARY_LENGTH).optional(),
})
export const wrapUpFinish = z.strictObject({
  reasonCode: z.string().max(80),
  dispositionCode: z.string().max(40),
  summary: z.string().max(MOST_SUMMARY_LENGTH).default(''),
})
export const scriptTickBody = z.strictObject({
  scriptId: id,
  version: z.int().min(1),
  stepId: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .refine(holdsNoNumber, NO_NUMBER),
  ticked: z.boolean(),
})
export const supervisionBody = z.strictObject({ mode: z.enum(['monitor', 'whisper', 'barge-in']) })
