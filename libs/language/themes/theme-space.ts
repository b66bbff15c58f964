import { stemOf } from '../blend/stem.ts'
import { fitFeatures, piecesOf, rowsOf, type TextVector, vectorOfPieces } from '../features/feature-space.ts'
import type { GramSettings } from '../features/grams.ts'
import type { SparseRows } from '../features/sparse.ts'
import { normalise } from '../text/normalise.ts'
import { tokensOf } from '../text/tokens.ts'

/** In texts of fewer words on average, pieces of words help to see what is alike; in longer ones they only blur it. */
const SHORT_TEXT_WORDS = 30
/** A piece in fewer texts tells nothing of a theme; one in a greater share of them neither. */
const LEAST_TEXTS = 3
const MOST_SHARE = 0.5

const WORDS: GramSettings = { words: 1, letters: null, characters: 2, edges: false, pairs: 0 }

/**
 * @property letters shortest and longest piece of a word, in short texts; default 4 to 5
 * @property rarity how much rare pieces count more: power of their inverse document frequency; default 1
 */
export interface ThemeSpaceOptions {
  readonly letters?: readonly [number, number]
  readonly rarity?: number
}

/** Texts as rows of weighed pieces, without those that are too rare or too common to tell themes apart. */
export function themeSpace(
  texts: readonly string[],
  { letters = [4, 5], rarity = 1 }: ThemeSpaceOptions = {},
): SparseRows {
  const isLong = areLong(texts)
  const settings: GramSettings = isLong ? WORDS : { ...WORDS, letters }
  const pieces = texts.map((text) => piecesOf(isLong ? stemmed(text) : text, settings))
  const space = fitFeatures(pieces, settings)
  const vectors = pieces.map((each) => vectorOfPieces(space, each))
  const seenIn = new Uint32Array(space.hashes.length)
  for (const { indices } of vectors) for (const index of indices) seenIn[index] = (seenIn[index] ?? 0) + 1
  const factor = Float64Array.from(space.hashes, (_, index) => {
    const seen = seenIn[index] ?? 0
    const tells =
      seen >= Math.min(LEAST_TEXTS, texts.length) && seen <= Math.max(LEAST_TEXTS, MOST_SHARE * texts.length)
    return tells ? (space.idf[index] ?? 0) ** (rarity - 1) : 0
  })
  return rowsOf(
    vectors.map((vector) => weighed(vector, factor)),
    space.hashes.length,
  )
}

/** Whether texts have so many words that pieces of words are not needed to see what is alike. */
export const areLong = (texts: readonly string[]): boolean =>
  texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0) >= SHORT_TEXT_WORDS * texts.length

const stemmed = (text: string): string =>
  tokensOf(normalise(text))
    .map((token) => stemOf(token.text))
    .join(' ')

/** A vector with its values times a factor each, without those of factor 0, of length 1 again. */
function weighed({ indices, values }: TextVector, factor: Float64Array): TextVector {
  const kept = [...indices.keys()].filter((at) => factor[indices[at] ?? 0] !== 0)
  const next = kept.map((at) => (values[at] ?? 0) * (factor[indices[at] ?? 0] ?? 0))
  const length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0)) || 1
  return {
    indices: Uint32Array.from(kept, (at) => indices[at] ?? 0),
    values: Float32Array.from(next, (value) => value / length),
  }
}
