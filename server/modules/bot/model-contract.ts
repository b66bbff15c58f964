import { z } from 'zod'

const modelCall = z.object({
  callId: z.uuid(),
  sessionId: z.uuid().nullable().describe('Null: the try-out panel asked'),
  seq: z.int().nullable(),
  at: z.number(),
  purpose: z.enum(['phrase', 'command']).describe('To say a found answer in other words; to understand'),
  language: z.string(),
  model: z.string(),
  promptVersion: z.string(),
  promptHash: z.string().describe('SHA-256 of what was sent; the words themselves are not kept'),
  articles: z.array(
    z.object({
      articleId: z.string(),
      version: z.int(),
      code: z.string().nullable().describe('Null: no longer in force'),
    }),
  ),
  tokens: z.int(),
  tookMs: z.int().nullable(),
  outcome: z
    .enum(['under-way', 'ready', 'used', 'dropped', 'refused', 'failed', 'lost'])
    .describe('`dropped`: the conversation had moved on; `refused`: by the guard; `lost`: with its node'),
  why: z.array(z.string()).describe('Rules it broke, or what failed: codes'),
})

export const modelView = z
  .object({
    asOf: z.number(),
    setting: z
      .object({ server: z.string(), name: z.string(), timeoutMs: z.int(), tokensPerDay: z.int() })
      .nullable()
      .describe('Null: no model is set, the bot answers by itself alone'),
    today: z.object({
      tokens: z.int(),
      calls: z.int(),
      notAsked: z.int().describe('Turns without the model because the day’s tokens were spent'),
    }),
    calls: z.array(modelCall).describe('The newest two hundred, newest first'),
  })
  .meta({ id: 'BotModel' })
export type ModelView = z.infer<typeof modelView>
