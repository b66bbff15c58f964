/** Marks that end a sentence, and line breaks. */
const ENDS = /[。！？!?；;\n]|\.(?=\s|$)/g

export interface Sentence {
  readonly before: string
  readonly phrase: string
  readonly after: string
}

/**
 * The sentence in which a phrase stands, parted at the phrase.
 * @param span of the phrase: start <= unit < end; what reaches past the text is cut
 */
export function sentenceAround(text: string, span: readonly number[]): Sentence {
  const from = Math.min(span[0] ?? 0, text.length)
  const to = Math.min(Math.max(span[1] ?? from, from), text.length)
  const ends = [...text.matchAll(ENDS)].map(({ index }) => index + 1)
  const start = ends.findLast((end) => end <= from) ?? 0
  const end = ends.find((one) => one >= to) ?? text.length
  return { before: text.slice(start, from).trimStart(), phrase: text.slice(from, to), after: text.slice(to, end) }
}
