import type { CompiledLexicon } from './compile-lexicon.ts'
import { meantBy } from './denial.ts'
import { type Span, spanOf } from './find-cues.ts'
import { findPhrases, longestOnly } from './phrase-book.ts'
import type { FeltToken } from './read-text.ts'

/** A word that colours the text where it stands. */
export interface ColouredWord {
  /** Below 0 unhappy, above 0 happy; after 不, 非常 and 但是 have been heeded. */
  readonly weight: number
  readonly isAngry: boolean
  readonly span: Span
}

/** The coloured words of a message, in its order. */
export function colouredWords(tokens: readonly FeltToken[], lexicon: CompiledLexicon): readonly ColouredWord[] {
  const found = longestOnly(findPhrases(lexicon.polarity, tokens)).filter(({ value }) => value.weight !== 0)
  const degrees = longestOnly(findPhrases(lexicon.degrees, tokens))
  const contrast = findPhrases(lexicon.contrasts, tokens).at(-1)?.to ?? 0
  return found.map(({ value, from, to }) => {
    const degree = degrees.find((match) => match.to === from && tokens[match.from]?.clause === tokens[from]?.clause)
    const isDenied = meantBy(tokens, from, to) === 'denied'
    const own = isDenied ? denied(value.weight) : value.weight
    const weight = own * (degree?.value.weight ?? 1) * (from < contrast ? BEFORE_CONTRAST : 1)
    return { weight, isAngry: value.isAngry === true && !isDenied, span: spanOf(tokens, from, to) }
  })
}

/** Sum of the words squeezed into -1..1: one strong word says nearly all, ten do not say ten times as much. */
export function polarityOf(words: readonly ColouredWord[]): number {
  const sum = words.reduce((total, { weight }) => total + weight, 0)
  return sum / Math.sqrt(sum * sum + SQUEEZE)
}

const denied = (weight: number): number => -weight * (weight > 0 ? DENIED_PRAISE : DENIED_BLAME)

/** "Not good" is nearly as bad as "bad"; "not bad" is far from good. */
const DENIED_PRAISE = 0.8
const DENIED_BLAME = 0.4
const BEFORE_CONTRAST = 0.5
const SQUEEZE = 5
