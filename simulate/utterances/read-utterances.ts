import { z } from 'zod'
import { TOPICS } from '../../seed/bank/topics.ts'
import type { Chain } from './chain.ts'
import { languageOf } from './conversations.ts'
import { readCsv } from './csv.ts'

const MOST_LENGTH = 4_000
const words = z.string().trim().min(1).max(MOST_LENGTH)
const said = words.transform((say) => ({ say, reply: null }))
const turn = z.union([said, z.strictObject({ say: words, reply: words.nullable().default(null) })])
const about = {
  topic: z.enum(TOPICS).nullable().default(null),
  language: z.enum(['zh-CN', 'zh-TW', 'en']).optional(),
  mood: z.enum(['calm', 'worried', 'angry', 'grieving']).default('calm'),
}
/** Fields that are none of ours, such as the label of a set made for training, are passed over. */
const record = z.union([
  said.transform((only) => ({ turns: [only], topic: null, language: undefined, mood: 'calm' as const })),
  z.object({ turns: z.array(turn).min(1).max(50), ...about }),
  z
    .object({ text: words, reply: words.nullable().default(null), ...about })
    .transform(({ text, reply, ...rest }) => ({ turns: [{ say: text, reply }], ...rest })),
])

export type ReadResult =
  | { readonly ok: true; readonly chains: readonly Chain[] }
  | { readonly ok: false; readonly faults: readonly string[] }

type Entry = { readonly where: string; readonly value: unknown }

/**
 * Reads a file of utterances, `simulate/README.md` shows each form: a JSON list, comma-separated values with a line of
 * column names when the name ends in `.csv`, or lines of which each is an utterance as it is or, when it begins with `{`,
 * JSON. Empty lines are left out. What breaks a rule is named, all of it at once.
 */
export function readUtterances(text: string, name: string): ReadResult {
  const clean = text.replace(/^\uFEFF/, '')
  if (clean.includes('\0') || clean.includes('\uFFFD')) return { ok: false, faults: ['it is no text in UTF-8'] }
  const entries = entriesOf(clean, name)
  if (typeof entries === 'string') return { ok: false, faults: [entries] }
  const chains: Chain[] = []
  const faults: string[] = []
  for (const { where, value } of entries) {
    const parsed = record.safeParse(value)
    if (parsed.success) chains.push(chainOf(parsed.data))
    else faults.push(`${where}: ${faultOf(value)}`)
  }
  if (faults.length > 0) return { ok: false, faults }
  return chains.length > 0 ? { ok: true, chains } : { ok: false, faults: ['no utterance in it'] }
}

/** @returns a string: what is wrong with the whole */
function entriesOf(text: string, name: string): readonly Entry[] | string {
  if (/\.csv$/i.test(name)) return rowsOf(text)
  if (!text.trimStart().startsWith('[')) return linesOf(text)
  const list = jsonOf(text)
  return Array.isArray(list)
    ? list.map((value, place) => ({ where: `entry ${place + 1}`, value }))
    : 'it begins like a JSON list and is none'
}

function linesOf(text: string): Entry[] {
  return text.split('\n').flatMap((raw, place) => {
    const line = raw.trim()
    if (line === '') return []
    return [{ where: `line ${place + 1}`, value: line.startsWith('{') ? jsonOf(line) : line }]
  })
}

function rowsOf(text: string): readonly Entry[] | string {
  const read = readCsv(text)
  if (!read.ok) return read.fault
  const [head, ...rows] = read.rows
  const names = head?.cells.map((cell) => cell.toLowerCase()) ?? []
  if (!names.includes('text')) return 'its first line has to name the columns, and one of them has to be text'
  return rows.map(({ line, cells }) => ({
    where: `line ${line}`,
    // An empty cell says nothing about its column.
    value: Object.fromEntries(names.flatMap((key, place) => (cells[place] ? [[key, cells[place]]] : []))),
  }))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function chainOf({ turns, topic, language, mood }: z.infer<typeof record>): Chain {
  return { topic, language: language ?? languageOf(turns[0]?.say ?? ''), mood, turns }
}

/** Says what is wrong by the form that was meant. */
function faultOf(value: unknown): string {
  if (value === undefined) return 'begins like JSON and is none'
  const isText = typeof value === 'string'
  const isObject = typeof value === 'object' && value !== null
  if (!isText && !isObject) return 'is neither words nor a record'
  const [plain, turns, single] = record.options
  const meant = isText ? plain : 'turns' in value ? turns : single
  const issues = meant.safeParse(value).error?.issues ?? []
  return issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' ')).join('; ')
}
