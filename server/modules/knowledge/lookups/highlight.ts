import { normaliseWithOffsets } from '#libs/language/text/normalise.ts'

export type Span = [start: number, end: number]

/**
 * Where the matched words of a search stand in a text as it is written: the words are normalised, the text is not.
 * @param terms as `search` gives them: a character or a pair of Chinese, a word or a pair of words of all else
 * @returns spans of UTF-16 offsets, in order, none touching another
 */
export function marksIn(text: string, terms: readonly string[]): Span[] {
  const plain = normaliseWithOffsets(text)
  const spans: Span[] = []
  for (const term of terms) {
    if (term === '') continue
    for (let at = plain.text.indexOf(term); at !== -1; at = plain.text.indexOf(term, at + term.length)) {
      if (!isWhole(plain.text, at, term)) continue
      spans.push([plain.offsets[at] ?? 0, plain.offsets[at + term.length] ?? text.length])
    }
  }
  return joined(spans)
}

/** A short word must begin a word of the text: `card` marks `cards`, `art` does not mark `cards`. */
const isWhole = (text: string, at: number, term: string): boolean =>
  !/^[a-z0-9]/.test(term) || at === 0 || !/[a-z0-9]/.test(text.charAt(at - 1))

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}

const EXCERPT = 120

/** The part of an answer that holds the most of the words, cut at sentences. */
export function excerptOf(answer: string, terms: readonly string[]): string {
  const sentences = answer.split(/(?<=[。！？!?\n]|\.\s)/u).filter((part) => part.trim() !== '')
  const held = sentences.map((sentence) => marksIn(sentence, terms).reduce((sum, [start, end]) => sum + end - start, 0))
  const best = held.indexOf(Math.max(...held, 0))
  const told = sentences.slice(Math.max(best, 0)).join('').replace(/\s+/g, ' ').trim()
  return told.length <= EXCERPT ? told : `${told.slice(0, EXCERPT).trimEnd()}…`
}
