import { fitFeatures, piecesOf, rowsOf, type TextVector, vectorOfPieces } from '../features/feature-space.ts'
import type { GramSettings } from '../features/grams.ts'
import type { SparseRows } from '../features/sparse.ts'

/** In texts of fewer words on average, pieces of words help to see what is alike; in longer ones they only blur it. */
const SHORT_TEXT_WORDS = 30
/** A piece in fewer texts tells nothing of a theme; one in a greater share of them neither. */
const LEAST_TEXTS = 3
const MOST_SHARE = 0.5

const WORDS: GramSettings = { words: 1, letters: null, characters: 2, edges: false, pairs: 0 }

/** Texts as rows of weighed pieces, without those that are too rare or too common to tell themes apart. */
export function themeSpace(texts: readonly string[]): SparseRows {
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0)
  const settings: GramSettings = words < SHORT_TEXT_WORDS * texts.length ? { ...WORDS, letters: [4, 5] } : WORDS
  const pieces = texts.map((text) => piecesOf(text, settings))
  const space = fitFeatures(pieces, settings)
  const vectors = pieces.map((each) => vectorOfPieces(space, each))
  const seenIn = new Uint32Array(space.hashes.length)
  for (const { indices } of vectors) for (const index of indices) seenIn[index] = (seenIn[index] ?? 0) + 1
  const tells = (index: number): boolean => {
    const seen = seenIn[index] ?? 0
    return seen >= Math.min(LEAST_TEXTS, texts.length) && seen <= Math.max(LEAST_TEXTS, MOST_SHARE * texts.length)
  }
  return rowsOf(
    vectors.map((vector) => only(vector, tells)),
    space.hashes.length,
  )
}

function only({ indices, values }: TextVector, tells: (index: number) => boolean): TextVector {
  const kept = [...indices.keys()].filter((at) => tells(indices[at] ?? 0))
  const length = Math.sqrt(kept.reduce((sum, at) => sum + (values[at] ?? 0) ** 2, 0)) || 1
  return {
    indices: Uint32Array.from(kept, (at) => indices[at] ?? 0),
    values: Float32Array.from(kept, (at) => (values[at] ?? 0) / length),
  }
}
