import { z } from 'zod'
import { TOPICS } from '../../seed/bank/topics.ts'
import type { Chain } from './chain.ts'
import { languageOf } from './conversations.ts'

const turn = z.union([
  z.string().min(1).max(4_000),
  z.strictObject({ say: z.string().min(1).max(4_000), reply: z.string().min(1).max(4_000).nullable().default(null) }),
])
const record = z.object({
  turns: z.array(turn).min(1).max(50),
  topic: z.enum(TOPICS).nullable().default(null),
  language: z.enum(['zh-CN', 'zh-TW', 'en']).optional(),
  mood: z.enum(['calm', 'worried', 'angry', 'grieving']).default('calm'),
})

export type ReadResult =
  | { readonly ok: true; readonly chains: readonly Chain[] }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Reads a file of utterances. A line that begins with `{` is JSON, `{"topic": "payment", "language": "zh-CN", "turns":
 * ["first words", {"say": "next words", "reply": "what the agent answers"}]}`, of which only `turns` is needed; any other
 * line is one utterance as it is. Empty lines are left out.
 */
export function readUtterances(text: string): ReadResult {
  const chains: Chain[] = []
  const faults: string[] = []
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim()
    if (line === '') return
    const read = line.startsWith('{') ? readRecord(line) : plainUtterance(line)
    if (typeof read === 'string') faults.push(`line ${index + 1}: ${read}`)
    else chains.push(read)
  })
  if (faults.length > 0) return { ok: false, faults }
  return chains.length > 0 ? { ok: true, chains } : { ok: false, faults: ['no utterance in it'] }
}

function readRecord(line: string): Chain | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'begins like JSON and is none'
  }
  const parsed = record.safeParse(value)
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')
  const turns = parsed.data.turns.map((each) => (typeof each === 'string' ? { say: each, reply: null } : each))
  const language = parsed.data.language ?? languageOf(turns[0]?.say ?? '')
  return { topic: parsed.data.topic, language, mood: parsed.data.mood, turns }
}

function plainUtterance(line: string): Chain | string {
  if (line.length > 4_000) return 'longer than 4,000 characters'
  return { topic: null, language: languageOf(line), mood: 'calm', turns: [{ say: line, reply: null }] }
}
