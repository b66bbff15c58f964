import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

/** The lanes of routing's priority: ordinary, or a bounded head start. */
export const laneSchema = z.enum(['ordinary', 'vip', 'vulnerable', 'fraud'])

/** A customer asks for a person: one contact begins. All instants of the contact follow as facts about `contactId`. */
export const contactAsked = factKind(
  'conversations.contact-asked',
  1,
  z.object({
    contactId: z.string(),
    reference: z.string().describe('The number people quote'),
    conversationId: z.string(),
    customerId: z.string(),
    channel: z.string(),
    language: z.string(),
    topic: z.string().nullable().describe('What the customer chose or the bot found; a key of routing’s topic table'),
    lane: laneSchema,
    /** Who served this customer last, within the days set for it. */
    lastAgentId: z.string().nullable(),
    managerId: z.string().nullable(),
    /** Before this the channel's automatic greeting ran; 30-second clocks start at `at`. */
    isCallback: z.boolean().default(false),
  }),
)

/** A person (never a greeting or the bot) answered for the first time in this contact. */
export const firstResponseGiven = factKind(
  'conversations.first-response-given',
  1,
  z.object({ contactId: z.string(), agentId: z.string(), waitedMs: z.number() }),
)

/** One line of the thread. No text: readers who may see it load it by number. */
export const messagePosted = factKind(
  'conversations.message-posted',
  1,
  z.object({
    conversationId: z.string(),
    contactId: z.string().nullable(),
    seq: z.number(),
    author: z.enum(['customer', 'agent', 'system', 'bot']),
    authorId: z.string().nullable(),
    audience: z.enum(['everyone', 'staff']),
  }),
)

/**
 * A person's words went to the customer although they cross a red line: warned of it, they said why. The words stand in the
 * message. About the contact.
 */
export const redLineOverruled = factKind(
  'conversations.red-line-overruled',
  1,
  z.object({
    conversationId: z.string(),
    contactId: z.string().nullable(),
    seq: z.number(),
    agentId: z.string(),
    crossings: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(['fatal', 'serious']),
        span: z.array(z.number()).describe('Where in the words; start <= unit < end'),
      }),
    ),
    reason: z.string().describe('Masked'),
  }),
)

/** Other red lines are looked for from now on: a set let in by a second person, or an earlier one gone back to. */
export const redLinesReleased = factKind('conversations.red-lines-released', 1, z.object({ version: z.number() }))

export const contactHeld = factKind(
  'conversations.contact-held',
  1,
  z.object({ contactId: z.string(), agentId: z.string() }),
)
export const contactUnheld = factKind(
  'conversations.contact-unheld',
  1,
  z.object({ contactId: z.string(), agentId: z.string(), heldMs: z.number() }),
)

/** The talk is over. When a person owned it, wrap-up begins at the same instant. */
export const contactEnded = factKind(
  'conversations.contact-ended',
  1,
  z.object({
    contactId: z.string(),
    conversationId: z.string(),
    ownerId: z.string().nullable(),
    /** `abandoned`: the customer left before anyone answered. */
    reason: z.enum([
      'agent-ended',
      'customer-ended',
      'abandoned',
      'idle',
      'moved-to-callback',
      'moved-to-message',
      'closed-by-system',
    ]),
    wrapUpDueAt: z.number().nullable().describe('When wrap-up ends by itself'),
  }),
)

export const wrapUpFinished = factKind(
  'conversations.wrap-up-finished',
  1,
  z.object({
    contactId: z.string(),
    agentId: z.string(),
    reasonCode: z.string().nullable(),
    dispositionCode: z.string().nullable(),
    wrapUpMs: z.number(),
    automatic: z.boolean(),
    conversationId: z.string().optional(),
    /** Talk + hold + wrap-up by the clock on the wall. */
    handleMs: z.number().optional(),
    heldMs: z.number().optional(),
    /** Handle time, each moment shared among the contacts its agent had in hand at once. */
    attentionMs: z.number().optional(),
  }),
)
/** Codes put right after wrap-up had finished: these are the ones that count. */
export const wrapUpAmended = factKind(
  'conversations.wrap-up-amended',
  1,
  z.object({
    contactId: z.string(),
    agentId: z.string(),
    reasonCode: z.string().nullable(),
    dispositionCode: z.string().nullable(),
  }),
)
/** The system asks the customer of a contact that a person served how it was; in the transaction that ends the contact. */
export const ratingInvited = factKind(
  'conversations.rating-invited',
  1,
  z.object({
    contactId: z.string(),
    conversationId: z.string(),
    /** Whose contact it was at the end; null: it had gone back to its queue. */
    agentId: z.string().nullable(),
    dueAt: z.number(),
  }),
)
/** The customer said how it was, 1 to 5; of several the last counts. Its words are read by those who may, not here. */
export const contactRated = factKind(
  'conversations.contact-rated',
  1,
  z.object({
    contactId: z.string(),
    conversationId: z.string(),
    agentId: z.string().nullable(),
    score: z.number(),
    hasComment: z.boolean(),
    isChange: z.boolean().describe('Takes the place of one given at most ten minutes before'),
  }),
)
/** A step of a script was ticked in a contact, or a tick was taken back. */
export const scriptTicked = factKind(
  'conversations.script-ticked',
  1,
  z.object({
    contactId: z.string(),
    agentId: z.string(),
    scriptId: z.string(),
    version: z.number(),
    stepId: z.string(),
    isTicked: z.boolean(),
    ticksLeft: z.number().describe('Steps of this script ticked in the contact afterwards, of any version'),
  }),
)
/** Contact reasons, dispositions or settings changed. */
export const conversationsChanged = factKind(
  'conversations.changed',
  1,
  z.object({ what: z.enum(['reason', 'disposition', 'settings']), code: z.string() }),
)

/** Someone joined or left beside the owner: consulted expert, conference, or a supervisor. */
export const participantJoined = factKind(
  'conversations.participant-joined',
  1,
  z.object({
    conversationId: z.string(),
    contactId: z.string(),
    personId: z.string(),
    role: z.enum(['owner', 'consultant', 'expert', 'monitor', 'whisper', 'barge-in']),
  }),
)
export const participantLeft = factKind(
  'conversations.participant-left',
  1,
  z.object({
    conversationId: z.string(),
    contactId: z.string(),
    personId: z.string(),
    role: z.enum(['owner', 'consultant', 'expert', 'monitor', 'whisper', 'barge-in']),
  }),
)
