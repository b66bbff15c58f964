import { feelingFigures } from '../blend/feeling-scores.ts'
import type { CompiledLexicon } from '../feeling/compile-lexicon.ts'
import { type Span, spanOf } from '../feeling/find-cues.ts'
import { findPhrases, longestOnly } from '../feeling/phrase-book.ts'
import { tokensFelt } from '../feeling/read-text.ts'
import { CALLS_AT_START, WISH_WAYS, WISHES, type WishWay } from './wish-phrases.ts'

/** A wish as it is put, with its place in the text. */
export interface Wish {
  readonly way: WishWay
  readonly span: Span
}

/** Where a text puts a wish, in its order. */
export function wishesIn(text: string): readonly Wish[] {
  const tokens = tokensFelt(text)
  const calls = findPhrases(CALLS_AT_START, tokens).filter(
    ({ from }) => tokens[from - 1]?.clause !== tokens[from]?.clause,
  )
  return longestOnly([...findPhrases(WISHES, tokens), ...calls]).map(({ value, from, to }) => ({
    way: value,
    span: spanOf(tokens, from, to),
  }))
}

/**
 * What reviewed words tell of a text, whatever words the examples had: each way of wishing there or not, wished at its
 * beginning, and what `feeling` reads. Each 0..1 or -1..1.
 */
export function voiceFigures(text: string, lexicon: CompiledLexicon): readonly number[] {
  const wishes = wishesIn(text)
  const ways = WISH_WAYS.map((way) => (wishes.some((wish) => wish.way === way) ? 1 : 0))
  const isFirst = wishes.some(({ span: [start] }) => start <= 1) ? 1 : 0
  return [...ways, isFirst, ...feelingFigures(text, lexicon)]
}
