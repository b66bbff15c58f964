import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { ModelSettings } from '#modules/bot/model/settings.ts'

export interface ChatMessage {
  readonly role: 'system' | 'user'
  readonly content: string
}

/**
 * `busy`: 429 twice; `broken`: 5xx twice; `rejected`: any other status; `too-long`: more bytes than an answer has;
 * `not-understood`: no answer of this protocol.
 */
export type ModelFailure =
  | 'time-out'
  | 'network'
  | 'redirected'
  | 'busy'
  | 'broken'
  | 'rejected'
  | 'too-long'
  | 'not-understood'

export type Completion =
  /** `tokens`: as the server counted them; null where it did not. */
  | { readonly kind: 'said'; readonly content: string; readonly tokens: number | null }
  /** `isFree`: the server refused before it did anything. */
  | { readonly kind: 'failed'; readonly why: ModelFailure; readonly isFree: boolean }

/** Room for an answer of `MOST_TOKENS`, whatever a server puts around it. */
const MOST_BYTES = 64 * 1024
/** Of an answer. */
export const MOST_TOKENS = 500
const PAUSE_MS = 50
const JITTER_MS = 150
/** With less left a repetition could not be answered. */
const LEAST_LEFT_MS = 200

/**
 * Asks once, and once more after 429, 5xx or a broken connection, all within `withinMs`. Never throws. Follows no
 * redirect (the key and the words would go with it) and reads no more than 64 KiB.
 * @param random 0..1, for the pause before the repetition
 */
export async function complete(
  settings: Pick<ModelSettings, 'url' | 'name' | 'key'>,
  messages: readonly ChatMessage[],
  withinMs: number,
  random: () => number = Math.random,
): Promise<Completion> {
  const endsAt = performance.now() + withinMs
  const signal = AbortSignal.timeout(Math.max(1, Math.round(withinMs)))
  const first = await ask(settings, messages, signal)
  if (first.kind === 'said' || !AGAIN.includes(first.why)) return first
  const pauseMs = PAUSE_MS + random() * JITTER_MS
  if (endsAt - performance.now() < pauseMs + LEAST_LEFT_MS) return first
  await sleep(pauseMs)
  const second = await ask(settings, messages, signal)
  return second.kind === 'failed' ? { ...second, isFree: first.isFree && second.isFree } : second
}

const AGAIN: readonly ModelFailure[] = ['busy', 'broken', 'network']

async function ask(
  { url, name, key }: Pick<ModelSettings, 'url' | 'name' | 'key'>,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<Completion> {
  // Whatever is still coming in when the answer is known to be none.
  const rest = new AbortController()
  let hasBegun = false
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([signal, rest.signal]),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model: name,
        messages,
        temperature: 0,
        max_tokens: MOST_TOKENS,
        stream: false,
        response_format: { type: 'json_object' },
      }),
    })
    const refusal = refusalOf(response)
    if (refusal) return { kind: 'failed', why: refusal, isFree: true }
    hasBegun = true
    const body = await readCapped(response)
    return body === undefined ? { kind: 'failed', why: 'too-long', isFree: false } : readCompletion(body)
  } catch {
    return signal.aborted
      ? { kind: 'failed', why: 'time-out', isFree: false }
      : { kind: 'failed', why: 'network', isFree: !hasBegun }
  } finally {
    rest.abort()
  }
}

function refusalOf({ status, type }: Response): ModelFailure | undefined {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) return 'redirected'
  if (status === 429) return 'busy'
  if (status >= 500) return 'broken'
  return status === 200 ? undefined : 'rejected'
}

async function readCapped(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = []
  let bytes = 0
  const reader = response.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    bytes += read.value.byteLength
    if (bytes > MOST_BYTES) return undefined
    parts.push(read.value)
  }
  return Buffer.concat(parts).toString('utf8')
}

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z
    .object({ total_tokens: z.int().min(0).max(1_000_000) })
    .optional()
    .catch(undefined),
})

function readCompletion(body: string): Completion {
  const read = completion.safeParse(parsed(body))
  const content = read.data?.choices[0]?.message.content
  if (content === undefined) return { kind: 'failed', why: 'not-understood', isFree: false }
  return { kind: 'said', content, tokens: read.data?.usage?.total_tokens ?? null }
}

/** Undefined for what is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
