import { normaliseWithOffsets } from '../text/normalise.ts'
import { tokensOf } from '../text/tokens.ts'

/** A word, number or Chinese character of a message, with all that phrases are compared by. */
export interface FeltToken {
  /** Normalised, by `wordOf`: `dont`; `ill` of "I'll" would be a sick customer, so it is `i`. */
  readonly word: string
  /** Place in the original, `start <= unit < end`, UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly isHan: boolean
  /** Counts from 0; a mark or a line break starts the next. */
  readonly clause: number
  readonly isQuoted: boolean
}

/** Reads a message as tokens with clauses and quotation marks. */
export function tokensFelt(text: string): readonly FeltToken[] {
  const { text: normal, offsets } = normaliseWithOffsets(text)
  const felt: FeltToken[] = []
  const quotes = quotedSpans(text)
  let clause = 0
  for (const token of tokensOf(normal)) {
    const start = offsets[token.start] ?? text.length
    const end = offsets[token.end] ?? text.length
    const before = felt.at(-1)
    if (before !== undefined && CLAUSE_MARK.test(text.slice(before.end, start))) clause += 1
    const isQuoted = quotes.some(([from, to]) => from <= start && end <= to)
    felt.push({ word: wordOf(token.text), start, end, isHan: token.script === 'han', clause, isQuoted })
  }
  return felt
}

/** A normalised token as phrases are compared: "i'll" is `i`, "don't" is `dont`. */
export const wordOf = (token: string): string => token.replace(/'(?:ll|re|ve|d|s|m)$/, '').replaceAll("'", '')

/** A lone full stop between digits (3.5) or in a name is no end of a clause; one before a space or the end is. */
const CLAUSE_MARK = /[,，;；:：!！?？。…、\n\r~～]|\.(?:\s|\.)|[—–]|\s-\s|--/

const PAIRS = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
  ['＂', '＂'],
  ['‘', '’'],
] as const

/**
 * What stands between two marks of one pair, marks excluded. A single curly mark that is an apostrophe closes nothing:
 * it has to stand before a letter to open. A mark that never closes opens nothing.
 */
function quotedSpans(text: string): readonly (readonly [number, number])[] {
  const spans: [number, number][] = []
  for (const [open, close] of PAIRS) {
    let from = text.indexOf(open)
    while (from >= 0) {
      const to = text.indexOf(close, from + 1)
      if (to < 0) break
      spans.push([from + 1, to])
      from = text.indexOf(open, to + 1)
    }
  }
  return spans
}
