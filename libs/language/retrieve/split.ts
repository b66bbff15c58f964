import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { Entry } from './index.ts'

/** A question and the id of the entry that answers it. */
export interface AskedRow {
  readonly text: string
  readonly id: string
}

/**
 * Keeps a fifth of the questions apart to ask them, spread over the entries, at least one of each entry indexed. A
 * question that stands there twice is taken once, so none is asked that is also indexed.
 */
export function splitRows(rows: readonly AskedRow[], seed: number, share = 0.2) {
  const random = seededRandom(seed)
  const known = new Set<string>()
  const unique = rows.filter(({ text }) => !known.has(text.trim()) && known.add(text.trim()))
  const kept: AskedRow[] = []
  const asked: AskedRow[] = []
  for (const { id, texts } of groupByEntry(unique)) {
    const order = texts.map((text) => ({ text, at: random() })).sort((one, other) => one.at - other.at)
    // Rounded up or down by chance, so that entries with few questions are asked for as often as their share.
    const count = Math.min(Math.floor(order.length * share + random()), order.length - 1)
    order.forEach(({ text }, at) => {
      ;(at < count ? asked : kept).push({ text, id })
    })
  }
  return { kept, asked }
}

/** One entry an id, in the order they first appear. */
export function groupByEntry(rows: readonly AskedRow[]): Entry[] {
  const texts = new Map<string, string[]>()
  for (const { text, id } of rows) {
    const its = texts.get(id)
    if (its) its.push(text)
    else texts.set(id, [text])
  }
  return [...texts].map(([id, its]) => ({ id, texts: its }))
}
