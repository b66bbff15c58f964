import { z } from 'zod'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'
import { clientId, customerMessage, fileCard, MOST_TEXT_LENGTH } from '#modules/conversations/contract.ts'
import { ownRating } from '#modules/conversations/rating-contract.ts'

/**
 * The customers' door. A page makes a visit (`POST /chat/visits`); every other call carries its token as bearer. It
 * opens `/chat/socket` with the subprotocols `yinuo.v1` and `token.<visitToken>` and speaks the socket protocol:
 * - feed `conversation:<conversationId>`: CustomerMessage items, resumed after the last number; signals: CustomerSignal
 * - view `contact:<conversationId>`: ContactNow
 * - commands: post-message, ask-for-person, leave, typing, mark-read, choose-callback, leave-message, rate-contact
 *   (`newRating` of conversations)
 */
const word = z.string().trim().min(1).max(300)
export const chatWords = z.strictObject({ 'zh-CN': word, 'zh-TW': word, en: word })
export type ChatWords = z.infer<typeof chatWords>
const typedWord = word.overwrite(masked)
const typedWords = z.strictObject({ 'zh-CN': typedWord, 'zh-TW': typedWord, en: typedWord })
export const chatLanguage = z.enum(['zh-CN', 'zh-TW', 'en'])

export const channelKey = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .refine(holdsNoNumber, NO_NUMBER)
const topicCode = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/)
  .refine(holdsNoNumber, NO_NUMBER)
export const chatTopic = z.strictObject({ topic: topicCode, name: chatWords })

/** What the widget needs before anyone has said a word. */
export const widgetSettings = z
  .object({
    channel: channelKey,
    name: chatWords,
    greeting: chatWords,
    topics: z.array(chatTopic),
    fileMostBytes: z.int(),
    textMostLength: z.int(),
    answerWithinSeconds: z.int(),
  })
  .meta({ id: 'WidgetSettings' })
export type WidgetSettings = z.infer<typeof widgetSettings>

export const visitRequest = z.strictObject({
  channel: channelKey,
  language: chatLanguage,
  deviceToken: z
    .string()
    .max(100)
    .optional()
    .describe('From an earlier visit: brings back the same conversation. One this installation never gave is ignored'),
  identityToken: z
    .string()
    .max(4_000)
    .optional()
    .describe(
      'A JWT (HS256) by which the bank’s page vouches for its customer: sub = customer number, aud = yinuo-chat, jti, exp within 10 minutes. Counts once',
    ),
  attempt: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,64}$/)
    .optional()
    .describe('Random, chosen with the identity token: when the answer was lost, the same attempt may be made again'),
})
export const visitReply = z
  .object({
    visitToken: z.string(),
    deviceToken: z.string(),
    expiresAt: z.number(),
    conversationId: z.uuid(),
    isKnown: z.boolean().describe('The bank’s page vouched for a customer on record'),
    settings: widgetSettings,
  })
  .meta({ id: 'Visit' })
export type VisitReply = z.infer<typeof visitReply>

/** Where the customer stands now. */
export const contactNow = z
  .object({
    phase: z
      .enum(['none', 'bot', 'waiting', 'served', 'ended'])
      .describe('`bot`: the bot answers; ask-for-person leads to a person at once'),
    contactId: z.uuid().nullable(),
    reference: z.string().nullable().describe('What people quote'),
    isOpen: z.boolean().describe('Whether people answer now; false: outside hours'),
    queue: chatWords.nullable().describe('Where it waits'),
    position: z.int().nullable().describe('1 is next'),
    estimatedSeconds: z.number().nullable(),
    promiseDueAt: z.number().nullable().describe('By when a person answers, as promised; stays when it has passed'),
    askedAt: z.number().nullable(),
    endedAt: z.number().nullable(),
    agent: z.object({ name: z.string(), agentNo: z.string() }).nullable(),
    mayChoose: z.array(z.enum(['callback', 'message'])),
    busyUntilAt: z.number().nullable().describe('While waiting: a peak was announced that is likely over then'),
    endReason: z.string().nullable(),
    rating: ownRating.nullable().describe('After the end: the customer is asked how it was, or has said so'),
    agentReadSeq: z.int().describe('The serving side has read up to this number; signals bring later marks'),
    readSeq: z.int().describe('The customer has, on any device'),
  })
  .meta({ id: 'ContactNow' })
export type ContactNow = z.infer<typeof contactNow>

export const customerSignal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('typing') }),
  z.object({ kind: z.literal('read'), seq: z.int() }),
])
export type CustomerSignal = z.infer<typeof customerSignal>

// ---- Commands of the socket

const topicKey = topicCode.nullable().default(null).describe('Of the contact this begins; without use when one is open')
const contactLanguage = chatLanguage.optional().describe('Of the contact this begins; the visit’s when left out')

export const postBody = z.strictObject({
  clientId,
  topic: topicKey,
  language: contactLanguage,
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(MOST_TEXT_LENGTH) }),
    z.strictObject({ kind: z.literal('file'), fileId: z.uuid() }),
  ]),
})
export const postReply = z.object({ seq: z.int(), at: z.number(), isRepeat: z.boolean(), text: z.string().nullable() })
export type PostReply = z.infer<typeof postReply>
export const askBody = z.strictObject({ topic: topicKey, language: contactLanguage })
export const readBody = z.strictObject({ seq: z.int().min(0).max(LAST_NUMBER) })
export const callbackBody = z.strictObject({ phone: z.string().min(5).max(30) })
export const emptyBody = z.strictObject({}).nullish()

export const messagesQuery = z.object({
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(LAST_NUMBER)
    .optional()
    .describe('The page that ends before this number; the newest without'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const messagesReply = z.object({ messages: z.array(customerMessage), last: z.int(), hasEarlier: z.boolean() })
export const emptyReply = z.object({})
export const uploadReply = z.object({ file: fileCard })

// ---- Administration

export const channelView = z
  .object({
    key: channelKey,
    name: chatWords,
    greeting: chatWords,
    topics: z.array(chatTopic),
    allowedOrigins: z.array(z.string()),
    hasIdentitySecret: z.boolean(),
    isActive: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'WebChannel' })
export type ChannelView = z.infer<typeof channelView>
export const channelList = z.object({ channels: z.array(channelView) })
export const channelBody = z.strictObject({
  name: typedWords,
  greeting: typedWords,
  topics: z
    .array(chatTopic.extend({ name: typedWords }))
    .max(20)
    .refine((topics) => new Set(topics.map(({ topic }) => topic)).size === topics.length, 'each topic once'),
  allowedOrigins: z.array(z.url({ protocol: /^https?$/ }).refine(holdsNoNumber, NO_NUMBER)).max(50),
  isActive: z.boolean(),
  version: z.int().min(0).max(LAST_NUMBER).describe('The version that was edited; 0 for a new channel'),
})
export const identitySecretReply = z
  .object({ secret: z.string().describe('Shown only now; the one before stops counting') })
  .meta({ id: 'IdentitySecret' })
