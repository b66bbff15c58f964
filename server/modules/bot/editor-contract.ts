import { z } from 'zod'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import { holdsNoNumber, masked, NO_NUMBER } from '#libs/masking/masked.ts'

/** What business people write for the bot, and what they are shown before anything is let out. */
const word = z.string().trim().min(1).max(60).overwrite(masked)
const words = z.strictObject({ 'zh-CN': word, 'zh-TW': word, en: word })
export const botCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .refine(holdsNoNumber, NO_NUMBER)
const reasonCode = z
  .string()
  .regex(/^[a-z0-9.-]{1,80}$/)
  .refine(holdsNoNumber, NO_NUMBER)
const utterance = z.string().trim().min(1).max(200).overwrite(masked)
const version = z.int().min(0).max(LAST_NUMBER).describe('The version that was edited; 0 for a new one')

export const intentBody = z.strictObject({
  name: words,
  topic: botCode.nullable().describe('By which a hand-over is queued; null: whoever takes anything'),
  reason: reasonCode.nullable().describe('The contact reason it will likely get'),
  does: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('article'), article: botCode }),
    z.strictObject({ kind: z.literal('flow'), flow: botCode }),
    z.strictObject({ kind: z.literal('hand-over'), why: botCode }),
  ]),
  utterances: z.strictObject({ zh: z.array(utterance).max(500), en: z.array(utterance).max(500) }),
  version,
})
export const intentView = z
  .object({
    code: z.string(),
    name: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
    topic: z.string().nullable(),
    reason: z.string().nullable(),
    does: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('article'), article: z.string() }),
      z.object({ kind: z.literal('flow'), flow: z.string() }),
      z.object({ kind: z.literal('hand-over'), why: z.string() }),
    ]),
    utterances: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
    version: z.int(),
    isRemoved: z.boolean(),
    changedBy: z.string().nullable().describe('Name of who changed it last; null: it came with the product'),
    changedAt: z.number(),
  })
  .meta({ id: 'BotIntent' })
export type IntentView = z.infer<typeof intentView>
export const intentList = z.object({ intents: z.array(intentView) })
export const removeBody = z.strictObject({ version: z.int().min(1).max(LAST_NUMBER) })

/** A flow is checked as a whole: its shape is that of the dialogue library. */
export const flowBody = z.strictObject({
  flow: z
    .string()
    .min(2)
    .max(200_000)
    .describe('JSON of a flow as the dialogue library reads it; every fault is told with what to do'),
  version,
})
export const flowView = z
  .object({
    code: z.string(),
    flow: z.string().describe('JSON'),
    version: z.int(),
    isRemoved: z.boolean(),
    changedBy: z.string().nullable().describe('Name of who changed it last; null: it came with the product'),
    changedAt: z.number(),
  })
  .meta({ id: 'BotFlow' })
export type FlowView = z.infer<typeof flowView>
export const flowList = z.object({ flows: z.array(flowView) })

export const regressionBody = z.strictObject({
  text: utterance,
  intent: botCode.nullable().describe('Null: none of the intents'),
  isMust: z.boolean().default(false),
})
export const regressionRow = z
  .object({
    id: z.uuid(),
    text: z.string(),
    intent: z.string().nullable(),
    isMust: z.boolean(),
    addedBy: z.string().nullable().describe('Who froze it, by name; null: the starter pack'),
    addedAt: z.number(),
  })
  .meta({ id: 'BotRegressionRow' })
export type RegressionView = z.infer<typeof regressionRow>
export const regressionList = z.object({ rows: z.array(regressionRow) })

// ---- Releases

const answered = z.object({
  text: z.string(),
  expected: z.string().nullable(),
  isMust: z.boolean(),
  got: z.string().nullable(),
  isSure: z.boolean(),
  isRight: z.boolean(),
})
export const releaseReport = z.object({
  examples: z.int(),
  labels: z.int(),
  rows: z.int(),
  accuracy: z.number(),
  accuracyBefore: z.number().nullable(),
  mustFailed: z.array(answered),
  wrong: z.array(answered),
  changed: z.array(
    z.object({
      text: z.string(),
      expected: z.string().nullable(),
      before: z.string().nullable(),
      now: z.string().nullable(),
    }),
  ),
  stoppedBy: z.array(z.string()).describe('Why the gate stopped it; empty: it may be let out'),
})
export const releaseView = z
  .object({
    releaseId: z.uuid(),
    number: z.int(),
    state: z.enum(['training', 'failed', 'gated', 'stopped', 'released', 'former']),
    note: z.string(),
    hash: z.string().describe('Of its content: equal content, equal hash'),
    intents: z.int(),
    flows: z.int(),
    modelBytes: z.int().nullable(),
    madeBy: z.uuid().nullable().describe('Null: the starter pack'),
    madeByName: z.string().nullable(),
    madeAt: z.number(),
    releasedBy: z.uuid().nullable(),
    releasedByName: z.string().nullable(),
    releasedAt: z.number().nullable(),
    fault: z.string().nullable(),
    report: releaseReport.nullable(),
  })
  .meta({ id: 'BotRelease' })
export type ReleaseView = z.infer<typeof releaseView>
export const releaseList = z.object({ releases: z.array(releaseView) })
export const releaseBody = z.strictObject({ note: z.string().trim().max(300).overwrite(masked).default('') })
export const releaseMade = z.object({ releaseId: z.uuid(), number: z.int() })
export const letOutReply = z.object({ number: z.int() })

/** What intents and flows are called, for whoever reads releases and figures. */
export const nameList = z.object({
  names: z.array(
    z.object({
      kind: z.enum(['intent', 'flow']),
      code: z.string(),
      name: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
    }),
  ),
})

const changedKind = z.enum(['added', 'removed', 'changed'])
const threeNames = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() })
/** What a release, or the working copy, has that the release before it has not. */
export const releaseChanges = z
  .object({
    against: z.int().nullable().describe('Number of the release it is compared with; null: there was none'),
    intents: z.array(
      z.object({
        code: z.string(),
        name: threeNames,
        kind: changedKind,
        parts: z.array(z.enum(['name', 'topic', 'reason', 'does'])).describe('What else than utterances changed'),
        added: z.array(z.string()).describe('Utterances it has now'),
        removed: z.array(z.string()).describe('Utterances it had'),
      }),
    ),
    flows: z.array(z.object({ code: z.string(), name: threeNames, kind: changedKind })),
  })
  .meta({ id: 'BotChanges' })
export type ReleaseChanges = z.infer<typeof releaseChanges>

// ---- Try-out and replay

export const tryBody = z.strictObject({
  text: z.string().trim().min(1).max(1_000).overwrite(masked),
  language: z.enum(['zh-CN', 'zh-TW', 'en']).default('zh-CN'),
  releaseId: z.uuid().optional().describe('One that was learned; the one that is out when left out'),
  state: z
    .string()
    .max(200_000)
    .optional()
    .describe('As the last answer gave it: the talk goes on. Left out: it begins'),
})
export const triedModel = z.object({
  purpose: z.enum(['phrase', 'command']).describe('To say a found answer in other words; to understand'),
  promptVersion: z.string(),
  articles: z.array(z.object({ articleId: z.string(), version: z.int() })).describe('All it was told'),
  wrote: z.string().nullable().describe('Word for word, numbers of the house still hidden; null: nothing came'),
  sentences: z
    .array(z.object({ text: z.string(), cites: z.array(z.string()) }))
    .describe('What it wrote with its citations: "1" is the first of the articles'),
  isUsed: z.boolean().describe('The guard let it pass'),
  why: z.array(z.string()).describe('Codes of why it was not taken'),
  ownAnswer: z
    .array(z.string())
    .describe('What the bot says without it, where that differs; empty when its own answer stands'),
})
export const tryReply = z
  .object({
    says: z.array(z.object({ text: z.string(), choices: z.array(z.string()) })),
    act: z.string(),
    intent: z.string().nullable(),
    ranked: z.array(z.object({ label: z.string(), probability: z.number() })),
    inScope: z.number(),
    decision: z.string(),
    features: z
      .array(
        z.object({
          feature: z.string(),
          weight: z.number(),
          span: z.array(z.int()).nullable().describe('Where it stands in the text, from and to in UTF-16 units'),
        }),
      )
      .describe('Which words spoke for the likeliest intent, and which against it'),
    cited: z.array(z.object({ articleId: z.string(), version: z.int() })),
    found: z.array(z.object({ article: z.string(), isSure: z.boolean() })),
    slots: z.array(z.string()),
    cues: z.array(z.object({ code: z.string(), kind: z.string() })),
    isUpset: z.boolean(),
    moodReasons: z.array(z.string()),
    model: triedModel
      .nullish()
      .describe('What became of the language model; null: none is set, or the bot needed none'),
    state: z.string().describe('To be sent with the next words of the same talk'),
  })
  .meta({ id: 'BotTryOut' })
export type TryOut = z.infer<typeof tryReply>

export const replayBody = z.strictObject({
  releaseId: z.uuid(),
  sessions: z.int().min(1).max(500).default(200).describe('The newest so many that have ended'),
  days: z.int().min(1).max(366).optional().describe('Only those that ended in the last so many days'),
})
export const replayReply = z
  .object({
    sessions: z.int(),
    turns: z.int(),
    same: z.int(),
    changed: z.int(),
    byChange: z.array(z.object({ from: z.string(), to: z.string(), count: z.int() })).describe('Acts, before and now'),
    list: z
      .array(
        z.object({
          sessionId: z.uuid(),
          seq: z.int(),
          text: z.string().nullable().describe('Null for those who may not read every conversation'),
          before: z.object({ act: z.string(), intent: z.string().nullable() }),
          now: z.object({ act: z.string(), intent: z.string().nullable() }),
        }),
      )
      .describe('The first two hundred that would be answered otherwise'),
  })
  .meta({ id: 'BotReplay' })
export type Replayed = z.infer<typeof replayReply>
