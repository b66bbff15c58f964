import { normalise } from '../text/normalise.ts'
import { eachGram, type GramSettings, isPair } from './grams.ts'
import type { SparseRows } from './sparse.ts'

/** What a model knows of words: the pieces seen in training and how rare each is. Plain data. */
export interface FeatureSpace {
  readonly settings: GramSettings
  /** Hashes of the pieces, ascending; a feature is the place of its hash. */
  readonly hashes: Uint32Array
  /** Inverse document frequency of each feature: ln((1 + texts) / (1 + texts with it)) + 1, times 0.4 for pairs. */
  readonly idf: Float32Array
  /** Open-addressing table from hash to feature + 1; 0 is an empty place. Made from `hashes`. */
  readonly table: Uint32Array
}

/** A text as features: ascending, of Euclidean length 1 (or empty). */
export interface TextVector {
  readonly indices: Uint32Array
  readonly values: Float32Array
}

/** The pieces of a text as hashes, with repeats, whatever model they are for. */
export function piecesOf(text: string, settings: GramSettings): Uint32Array {
  const hashes: number[] = []
  eachGram(normalise(text), settings, (hash) => hashes.push(hash))
  return Uint32Array.from(hashes)
}

/**
 * Learns which pieces there are. Two words apart that occur together in one text only are left out.
 * @param texts the pieces of each text, by `piecesOf`
 */
export function fitFeatures(texts: readonly Uint32Array[], settings: GramSettings): FeatureSpace {
  const counts = new Map<number, number>()
  for (const pieces of texts) for (const hash of new Set(pieces)) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const hashes = Uint32Array.from(
    [...counts].filter(([hash, count]) => count > 1 || !isPair(hash)).map(([hash]) => hash),
  )
  hashes.sort()
  const idf = Float32Array.from(hashes, (hash) => {
    const rarity = Math.log((1 + texts.length) / (1 + (counts.get(hash) ?? 0))) + 1
    return isPair(hash) ? PAIR_WEIGHT * rarity : rarity
  })
  return spaceOf(settings, hashes, idf)
}

/** Chosen by cross-validation on Banking77: 0.4 is best of 0.3 to 1. */
const PAIR_WEIGHT = 0.4

/** A space from its parts, as a model file holds them. */
export function spaceOf(settings: GramSettings, hashes: Uint32Array, idf: Float32Array): FeatureSpace {
  return { settings, hashes, idf, table: tableOf(hashes) }
}

/** A text in a space. */
export const vectorOf = (space: FeatureSpace, text: string): TextVector =>
  vectorOfPieces(space, piecesOf(text, space.settings))

/** Weighs pieces by (1 + ln count) · idf and brings the vector to length 1. */
export function vectorOfPieces(space: FeatureSpace, pieces: Uint32Array): TextVector {
  const found: number[] = []
  for (const hash of pieces) {
    const feature = featureOf(space, hash)
    if (feature >= 0) found.push(feature)
  }
  const sorted = Uint32Array.from(found).sort()
  const indices = new Uint32Array(sorted.length)
  const values = new Float32Array(sorted.length)
  let size = 0
  let squares = 0
  for (let at = 0; at < sorted.length; ) {
    const feature = sorted[at] ?? 0
    const from = at
    while (at < sorted.length && sorted[at] === feature) at += 1
    const value = (1 + Math.log(at - from)) * (space.idf[feature] ?? 0)
    indices[size] = feature
    values[size] = value
    squares += value * value
    size += 1
  }
  const length = Math.sqrt(squares) || 1
  for (let at = 0; at < size; at += 1) values[at] = (values[at] ?? 0) / length
  return { indices: indices.subarray(0, size), values: values.subarray(0, size) }
}

/** Share of pieces that training never showed, 0..1; 1 where there is none. */
export function unknownShareOf(space: FeatureSpace, pieces: Uint32Array): number {
  if (pieces.length === 0) return 1
  return pieces.filter((hash) => featureOf(space, hash) < 0).length / pieces.length
}

/** Vectors of one space as rows of one table; `width` is the number of its features. */
export function rowsOf(vectors: readonly TextVector[], width: number): SparseRows {
  const starts = new Uint32Array(vectors.length + 1)
  for (const [row, { indices }] of vectors.entries()) starts[row + 1] = (starts[row] ?? 0) + indices.length
  const indices = new Uint32Array(starts[vectors.length] ?? 0)
  const values = new Float32Array(indices.length)
  for (const [row, vector] of vectors.entries()) {
    indices.set(vector.indices, starts[row])
    values.set(vector.values, starts[row])
  }
  return { starts, indices, values, width }
}

/** The feature of a hash, or -1 where training never showed it. */
export function featureOf({ table, hashes }: FeatureSpace, hash: number): number {
  const mask = table.length - 1
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const place = table[at] ?? 0
    if (place === 0) return -1
    if (hashes[place - 1] === hash) return place - 1
  }
}

/** At most half full, so that a search always meets an empty place. */
function tableOf(hashes: Uint32Array): Uint32Array {
  let size = 16
  while (size < hashes.length * 2) size *= 2
  const table = new Uint32Array(size)
  for (const [feature, hash] of hashes.entries()) {
    let at = hash & (size - 1)
    while (table[at] !== 0) at = (at + 1) & (size - 1)
    table[at] = feature + 1
  }
  return table
}
