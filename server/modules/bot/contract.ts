import { z } from 'zod'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'

/** What the bot says of itself on the wire: settings of entrances, and what an agent gets with a customer it gave away. */
const threeLanguages = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() })
export type BotWords = z.infer<typeof threeLanguages>

// ---- Settings

export const entranceKey = z
  .string()
  .regex(/^[a-z]{1,20}:[a-z0-9-]{1,40}$/)
  .refine(holdsNoNumber, NO_NUMBER)
  .describe('Channel and entrance: `web:main`')
/** Said before the bot introduces itself, which it always does. */
const greetingText = z.string().trim().min(1).max(300).overwrite(masked)
const greeting = z.strictObject({ 'zh-CN': greetingText, 'zh-TW': greetingText, en: greetingText })
const certainty = z.number().min(0.3).max(0.99)
const thresholds = z.strictObject({
  answer: certainty.describe('From this probability on it answers; below, it asks which is meant'),
  clarify: certainty.describe(
    'From this sum of the three likeliest on it asks which is meant; below, it does not know',
  ),
})
export type AssistantThresholds = z.infer<typeof thresholds>
export const assistantView = z
  .object({
    entrance: entranceKey,
    isOn: z.boolean().describe('The bot answers first; off, every customer goes to a person'),
    idleSeconds: z.int().describe('Without a word of the customer for so long, the session has ended'),
    greeting: threeLanguages.nullable().describe('Null: the bot introduces itself and says no more'),
    thresholds: z
      .object({ answer: z.number(), clarify: z.number() })
      .nullable()
      .describe('Null: as the release has learned them'),
    version: z.int(),
  })
  .meta({ id: 'BotAssistant' })
export type AssistantView = z.infer<typeof assistantView>
export const assistantList = z.object({ assistants: z.array(assistantView) })
export const assistantBody = z.strictObject({
  isOn: z.boolean(),
  idleSeconds: z.int().min(60).max(86_400).default(900),
  greeting: greeting.nullable().default(null),
  thresholds: thresholds.nullable().default(null),
  version: z.int().min(0).max(LAST_NUMBER).describe('The version that was edited; 0 for an entrance without settings'),
})

// ---- Hand-over

const named = z.object({ code: z.string(), name: threeLanguages })
export const handOverCard = z
  .object({
    contactId: z.uuid(),
    at: z.number(),
    why: z.string().describe('Why a person took over, by its code'),
    urgency: z.enum(['normal', 'priority', 'immediate']),
    firstSeq: z.int().describe('The talk with the bot begins with this message of the thread'),
    intent: named.nullable(),
    flow: named.nullable(),
    scenario: named.nullable(),
    summary: threeLanguages.nullable().describe('Null: the bot failed and could not say what it knew'),
    slots: z.array(z.object({ slot: z.string(), name: threeLanguages, shown: threeLanguages })).describe('Masked'),
    form: z.record(z.string(), threeLanguages).describe('Fields of the scenario’s form, filled'),
    feeling: z.object({
      isUpset: z.boolean(),
      reasons: z.array(z.string()).describe('Never a bare score'),
      cues: z.array(z.object({ code: z.string(), kind: z.string() })),
    }),
    identityLevel: z.int().min(0).max(4),
    tried: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('article'), articleId: z.string(), version: z.int(), title: threeLanguages }),
          z.object({ kind: z.literal('flow'), flow: z.string(), version: z.int(), name: threeLanguages }),
          z.object({ kind: z.literal('buttons'), labels: z.array(threeLanguages) }),
        ]),
      )
      .describe('What the customer was shown already'),
  })
  .meta({ id: 'BotHandOver' })
export type HandOverCard = z.infer<typeof handOverCard>
export const handOverReply = z.object({
  handOver: handOverCard.nullable().describe('Null: the contact did not come from the bot'),
})
