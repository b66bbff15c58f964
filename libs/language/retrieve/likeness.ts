import type { Cut } from './terms.ts'

/** How alike two texts are, each 0..1, 1 for the same text. */
export interface Likeness {
  /** 1 - edits / tokens of the longer one, insertions, deletions and replacements each one edit. */
  readonly edit: number
  /** Longest row of tokens both have in this order, gaps allowed, over the shorter one. */
  readonly order: number
  /** Terms both have, twice, over the terms of both. */
  readonly overlap: number
  /** Tokens of the shorter over tokens of the longer. */
  readonly length: number
}

/** Compares the query with one text; work grows with the product of their lengths, each cut at 60 tokens. */
export function likeness(query: Cut, text: Cut): Likeness {
  const one = query.tokens.filter(Boolean).slice(0, MOST)
  const other = text.tokens.filter(Boolean).slice(0, MOST)
  const longer = Math.max(one.length, other.length, 1)
  const shorter = Math.max(Math.min(one.length, other.length), 1)
  const { edits, common } = align(one, other)
  const its = new Set(text.terms)
  const asked = new Set(query.terms)
  let shared = 0
  for (const term of asked) if (its.has(term)) shared++
  return {
    edit: 1 - edits / longer,
    order: common / shorter,
    overlap: (2 * shared) / Math.max(its.size + asked.size, 1),
    length: shorter / longer,
  }
}

const MOST = 60

/** Levenshtein distance and longest common subsequence, row by row in one pass. */
function align(one: readonly string[], other: readonly string[]): { readonly edits: number; readonly common: number } {
  const edits = Int32Array.from({ length: other.length + 1 }, (_, at) => at)
  const common = new Int32Array(other.length + 1)
  for (let row = 0; row < one.length; row++) {
    let edgeEdits = edits[0] ?? 0
    let edgeCommon = 0
    edits[0] = row + 1
    for (let at = 0; at < other.length; at++) {
      const aboveEdits = edits[at + 1] ?? 0
      const aboveCommon = common[at + 1] ?? 0
      const same = one[row] === other[at]
      edits[at + 1] = same ? edgeEdits : 1 + Math.min(edgeEdits, aboveEdits, edits[at] ?? 0)
      common[at + 1] = same ? edgeCommon + 1 : Math.max(aboveCommon, common[at] ?? 0)
      edgeEdits = aboveEdits
      edgeCommon = aboveCommon
    }
  }
  return { edits: edits[other.length] ?? 0, common: common[other.length] ?? 0 }
}
