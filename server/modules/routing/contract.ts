import { z } from 'zod'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'

/**
 * What routing says and hears on the wire: HTTP bodies, the views of the staff door and its commands.
 *
 * Views: `offers:<own person id>` (Desk), `queues` (QueuesLive), `floor` (Floor), `callbacks` (Callbacks of `callback-contract.ts`).
 * Commands: `accept-offer` (OfferRef → Accepted), `decline-offer` (DeclineOffer → Desk), `set-presence`
 * (SetPresence → Desk).
 * Notices in the thread: see NOTICE_CODES.
 * Instants are UTC milliseconds; a countdown is drawn from the instant, the server sends no ticks.
 */

/** System lines that routing writes into a thread, for everyone to read. */
export const NOTICE_CODES = [
  'queue-closed', // { opensAt } or {}: it does not open again
  'callback-booked', // { dueAt, phone }: masked
  'message-taken', // { dueAt }
] as const

const instant = z.number().int().describe('UTC milliseconds')
const id = z.uuid()
/** Words of administrators, shown as they are in the reader's language. */
const word = z.string().trim().min(1).max(60)
export const names = z.strictObject({ 'zh-CN': word, 'zh-TW': word, en: word }).meta({ id: 'RoutingNames' })
export type Names = z.infer<typeof names>
const typedWord = word.overwrite(masked)
const typedNames = z.strictObject({ 'zh-CN': typedWord, 'zh-TW': typedWord, en: typedWord })

export const lane = z.enum(['ordinary', 'vip', 'vulnerable', 'fraud'])
/** What routing hands out. A callback or message is work without a customer waiting at the other end. */
export const workKind = z.enum(['contact', 'transfer', 'consult', 'callback', 'message'])
export type WorkKind = z.infer<typeof workKind>
const code = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens, beginning with a letter')
  .max(40)
  .refine(holdsNoNumber, NO_NUMBER)
const channel = code.describe('`web`, later `phone`, `mail`, ...; `callback` and `message` are channels of their own')

// ---- Presence and the agent's own desk

/** What a person can choose. `busy` and `wrap-up` follow from the work in hand. */
export const chosenPresence = z.enum(['available', 'break', 'meal', 'training', 'meeting', 'cool-down', 'offline'])
export type ChosenPresence = z.infer<typeof chosenPresence>
export const presence = z.enum([...chosenPresence.options, 'busy', 'wrap-up'])

const channelCapacity = z.strictObject({
  cost: z.union([z.int().min(1).max(1000), z.literal('all')]).describe('`all`: only when nothing else is held'),
  most: z.int().min(1).max(50).describe('At the same time'),
})
/** Points shared by all channels, and what one contact of each channel takes of them. */
export const capacity = z
  .strictObject({
    points: z.int().min(1).max(1000),
    channels: z
      .record(code, channelCapacity)
      .refine((channels) => Object.keys(channels).length <= 20, 'at most 20 channels'),
  })
  .meta({ id: 'RoutingCapacity' })
export type CapacityShape = z.infer<typeof capacity>

export const offer = z
  .object({
    offerId: id,
    kind: workKind,
    contactId: id,
    conversationId: id,
    /** Set for `callback` and `message`. */
    callbackId: id.nullable(),
    queueId: id,
    queueName: names,
    channel: z.string(),
    lane,
    topic: z.string().nullable(),
    language: z.string(),
    /** Display-masked, for example `王*萍`. */
    customerName: z.string(),
    vulnerabilityNeeds: z.array(z.string()),
    waitingSinceAt: instant,
    madeAt: instant,
    expiresAt: instant,
    /** This customer was served by you last, or you are their manager. */
    isPreferred: z.boolean(),
    /** Of a transfer or consult: who asks, and what they wrote. */
    fromAgentName: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'Offer' })
export type OfferShape = z.infer<typeof offer>

/** A piece of work in hand, as capacity counts it. */
export const holding = z
  .object({
    kind: workKind,
    contactId: id,
    channel: z.string(),
    phase: z.enum(['ringing', 'talk', 'wrap-up']),
    points: z.int(),
    sinceAt: instant,
    /** The assignment this desk holds; a write under an older one is refused. Null while ringing or consulting. */
    epoch: z.int().nullable(),
  })
  .meta({ id: 'RoutingHolding' })

/** `consultant` speaks with staff only; `expert` joins the conversation with the customer. */
export const consultRole = z.enum(['consultant', 'expert'])
export const consult = z
  .object({
    consultId: id,
    contactId: id,
    byAgentId: id,
    byAgentName: z.string(),
    state: z.enum(['waiting', 'ringing', 'joined']),
    as: consultRole,
    toQueueId: id.nullable(),
    /** At whom it rings, or who has joined. */
    agentId: id.nullable(),
    agentName: z.string().nullable(),
    startedAt: instant,
    note: z.string().nullable(),
  })
  .meta({ id: 'Consult' })
export type ConsultShape = z.infer<typeof consult>

export const desk = z
  .object({
    agentId: id,
    presence,
    presenceSinceAt: instant,
    /** "Break after this contact": what begins when the last contact in hand is finished. */
    nextPresence: chosenPresence.nullable(),
    /** Set when presence was changed for you; cleared by your next choice. */
    presenceReason: z.enum(['chosen', 'signed-out', 'vanished', 'by-supervisor', 'missed-offers', 'automatic']),
    capacity,
    usedPoints: z.int(),
    queueIds: z.array(id),
    offers: z.array(offer),
    holdings: z.array(holding),
    /** Consults this person asked for or takes part in, and that are still open. */
    consults: z.array(consult),
  })
  .meta({ id: 'Desk' })
export type DeskShape = z.infer<typeof desk>

export const setPresence = z.strictObject({ presence: chosenPresence }).meta({ id: 'SetPresence' })
export const offerRef = z.strictObject({ offerId: id })
export const declineReason = z.enum(['wrong-skill', 'unwell', 'conflict-of-interest', 'technical', 'other'])
export const declineBody = z.strictObject({ reason: declineReason.optional() })
export const declineOffer = declineBody.extend({ offerId: id })
export const accepted = z
  .object({
    kind: workKind,
    /** The contact to open: of a callback or message, the one that has just begun. */
    contactId: id,
    conversationId: id,
    callbackId: id.nullable(),
    epoch: z.int().nullable().describe('Null for a consult: the owner stays'),
  })
  .meta({ id: 'Accepted' })
export type AcceptedShape = z.infer<typeof accepted>

// ---- Transfer, consult, take-over

export const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('queue'), queueId: id }),
  z.strictObject({ kind: z.literal('agent'), agentId: id }),
])
export const note = z.string().trim().max(500).overwrite(masked)
export const reason = z.string().trim().min(1).max(200).overwrite(masked)
export const transferBody = z.strictObject({ to: target, reason, note: note.optional() })
const as = consultRole.default('consultant')
export const consultBody = z.strictObject({ to: target, as, note: note.optional() })
export const takeOverBody = z.strictObject({ reason })
export const moveContactBody = z.strictObject({ queueId: id, reason })

const queueInShort = z.object({
  queueId: id,
  name: names,
  channel: z.string(),
  isExpert: z.boolean(),
  isOpen: z.boolean(),
  waiting: z.int(),
  /** Members who would be offered work now. */
  free: z.int(),
  estimatedSeconds: z.int().nullable(),
})
export const liveQueue = queueInShort
  .extend({
    code: z.string(),
    nextChangeAt: instant.nullable().describe('When it opens or closes next'),
    thresholdSeconds: z.int(),
    targetShare: z.number(),
    ringing: z.int(),
    inService: z.int(),
    longestWaitSinceAt: instant.nullable(),
    /** Members present (any state but offline), and those of them accepting work. */
    staffed: z.int(),
    accepting: z.int(),
  })
  .meta({ id: 'LiveQueue' })

/** Where a contact stands in routing. */
export const contactPlace = z
  .object({
    contactId: id,
    state: z.enum(['scheduled', 'waiting', 'ringing', 'assigned', 'wrap-up', 'ended']),
    queueId: id,
    queueName: names,
    lane,
    waitingSinceAt: instant,
    ownerId: id.nullable(),
    epoch: z.int(),
    consult: consult.nullable(),
  })
  .meta({ id: 'ContactPlace' })

export const colleague = z.object({
  agentId: id,
  name: z.string(),
  agentNo: z.string(),
  unitName: z.string(),
  presence,
  presenceSinceAt: instant,
})
/** Free: has room for this contact's channel and accepts work. */
const transferTarget = colleague.extend({ isFree: z.boolean(), queueIds: z.array(id) })
export const transferTargets = z
  .object({ queues: z.array(queueInShort), agents: z.array(transferTarget) })
  .meta({ id: 'TransferTargets' })

// ---- Live queues and floor

export const queuesLive = z.object({ queues: z.array(liveQueue) }).meta({ id: 'QueuesLive' })
export type QueuesLiveShape = z.infer<typeof queuesLive>

export const waitingRow = z
  .object({
    contactId: id,
    conversationId: id,
    kind: workKind,
    queueId: id,
    channel: z.string(),
    lane,
    topic: z.string().nullable(),
    customerName: z.string(),
    tier: z.string().nullable(),
    vulnerabilityNeeds: z.array(z.string()),
    waitingSinceAt: instant,
    ringingAtAgentId: id.nullable(),
    ringsUntilAt: instant.nullable(),
    relaxationsApplied: z.int(),
  })
  .meta({ id: 'WaitingRow' })
const heldContact = holding.omit({ points: true, epoch: true })
export const agentRow = colleague
  .extend({
    unitId: id,
    presenceReason: z.string(),
    nextPresence: chosenPresence.nullable(),
    isConnected: z.boolean(),
    queueIds: z.array(id),
    usedPoints: z.int(),
    points: z.int(),
    contacts: z.array(heldContact),
  })
  .meta({ id: 'AgentRow' })
export const floor = z
  .object({
    waiting: z.array(waitingRow),
    /** All that wait, also when `waiting` shows only the first 200. */
    waitingCount: z.int(),
    agents: z.array(agentRow),
  })
  .meta({ id: 'Floor' })
export type FloorShape = z.infer<typeof floor>

export const supervisePresence = z.strictObject({ presence: chosenPresence, reason }).meta({ id: 'SupervisePresence' })
const agentIds = z.array(id).min(1).max(100)
/** Puts agents into a queue, and out of another when `fromQueueId` is given. All or nothing. */
export const moveAgents = z
  .strictObject({ agentIds, toQueueId: id, fromQueueId: id.optional(), reason })
  .meta({ id: 'MoveAgents' })

// ---- Administration

export const skillNeed = z.strictObject({
  skill: z.string().min(1).max(60).refine(holdsNoNumber, NO_NUMBER),
  minLevel: z.int().min(2).max(5),
})
export const requirements = z.strictObject({
  skills: z.array(skillNeed).max(8),
  /** Queues whose members may help, beside the queue's own. */
  furtherQueueIds: z.array(id).max(8).default([]),
})
export const relaxation = z.strictObject({ afterSeconds: z.int().min(1).max(7200), requirements })
export const queueSettings = z
  .strictObject({
    code,
    name: names,
    channel,
    language: z
      .string()
      .max(20)
      .overwrite(masked)
      .nullable()
      .describe('For people; what it takes is in `requirements`'),
    requirements,
    relaxations: z.array(relaxation).max(5).default([]),
    calendarKey: z
      .string()
      .max(60)
      .refine(holdsNoNumber, NO_NUMBER)
      .nullable()
      .describe('Opening hours kept by promises; null: always open'),
    thresholdSeconds: z.int().min(1).max(3600).default(25),
    targetShare: z.number().min(0.01).max(1).default(0.8),
    ringSeconds: z.int().min(5).max(120).default(20),
    autoAccept: z.boolean().default(false),
    isExpert: z.boolean().default(false),
    /** How long a customer waits for their last agent or manager before everyone may take them. */
    preferSeconds: z.int().min(0).max(600).default(20),
    overflow: z
      .strictObject({ afterSeconds: z.int().min(1).max(7200), toQueueId: id })
      .nullable()
      .default(null),
    /** From this estimated wait on the customer is offered a callback or message; null: only when closed. */
    offerInsteadAfterSeconds: z.int().min(1).max(7200).nullable().default(180),
    offersCallback: z.boolean().default(true),
    offersMessage: z.boolean().default(true),
    active: z.boolean().default(true),
  })
  .meta({ id: 'QueueSettings' })
export type QueueSettings = z.infer<typeof queueSettings>
export const newQueue = queueSettings.extend({ name: typedNames }).meta({ id: 'NewQueue' })
export const queue = queueSettings.extend({ queueId: id, revision: z.int() }).meta({ id: 'Queue' })
export type QueueShape = z.infer<typeof queue>
export const queueList = z.object({ queues: z.array(queue) })
/** `revision` is the one that was read: a change made meanwhile by someone else is not overwritten. */
export const putQueue = newQueue.extend({ revision: z.int() })

/** `*` stands for every channel or language that has no row of its own. Topic `*` is for contacts without a topic. */
export const topicRoute = z.strictObject({
  channel: z.union([code, z.literal('*')]),
  language: z.string().min(1).max(20).overwrite(masked),
  queueId: id,
})
export const topicCode = z.union([code, z.literal('*')])
export const topic = z
  .strictObject({ name: typedNames, active: z.boolean().default(true), routes: z.array(topicRoute).min(1).max(50) })
  .meta({ id: 'TopicSettings' })
export const topicList = z.object({ topics: z.array(topic.extend({ code: topicCode, name: names })) })

export const putMemberships = z.strictObject({ queueIds: z.array(id).max(50), reason: reason.optional() })
export const putCapacity = z.strictObject({ capacity: capacity.nullable().describe('Null: the default of the house') })
const headStart = z.int().min(0).max(3600)
export const routingSettings = z
  .strictObject({
    defaultCapacity: capacity,
    headStartSeconds: z
      .strictObject({ vip: headStart, vulnerable: headStart, fraud: headStart })
      .describe('How much longer than it did each lane counts as having waited; fraud ≥ vulnerable ≥ vip'),
    vanishGraceSeconds: z.int().min(5).max(300),
    /** Declining or letting it ring out keeps the same work away this long. */
    declinedForSeconds: z.int().min(5).max(3600),
    missedOffersInARow: z.int().min(1).max(10),
    callbackWithinMinutes: z.int().min(5).max(2880).describe('Within the opening hours of the queue'),
    messageWithinMinutes: z.int().min(5).max(10080),
  })
  .meta({ id: 'RoutingSettings' })
export type RoutingSettings = z.infer<typeof routingSettings>
