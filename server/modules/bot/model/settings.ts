import type { Platform } from '#platform/module.ts'

/** A language model that speaks the OpenAI protocol (chat completions), as the house has set it. */
export interface ModelSettings {
  /** Ends in `/chat/completions`. */
  readonly url: string
  readonly name: string
  readonly key: string | undefined
  /** From the question to the last byte of the answer, repetition included. */
  readonly timeoutMs: number
  readonly tokensPerDay: number
  /** Calls under way at once, a node. */
  readonly atOnce: number
  readonly keepDays: number
}

/** Null where no model is set: the bot then answers by itself alone, as it does after every failure of a model. */
export function modelSettings(config: Platform['config']): ModelSettings | null {
  if (config.MODEL_URL === undefined || config.MODEL_NAME === undefined) return null
  return {
    url: `${config.MODEL_URL.replace(/\/+$/, '')}/chat/completions`,
    name: config.MODEL_NAME,
    key: config.MODEL_KEY,
    timeoutMs: config.MODEL_TIMEOUT_MS,
    tokensPerDay: config.MODEL_TOKENS_PER_DAY,
    atOnce: config.MODEL_AT_ONCE,
    keepDays: config.MODEL_KEEP_DAYS,
  }
}
