import type { SparseRows } from '../features/sparse.ts'

/** The pieces seen in training and how rare each is. Plain data but for the map, which is made from `hashes`. */
export interface PieceSpace {
  /** Ascending; a feature is the place of its hash. */
  readonly hashes: Uint32Array
  /** ln((1 + texts) / (1 + texts with it)) + 1 */
  readonly idf: Float32Array
  readonly featureOf: ReadonlyMap<number, number>
}

/** A text as features: ascending, of Euclidean length 1 (or empty). */
export interface PieceVector {
  readonly indices: Uint32Array
  readonly values: Float32Array
}

/** @param leastTexts pieces that occur in fewer texts are left out; 1 or more */
export function fitPieces(texts: readonly Uint32Array[], leastTexts: number): PieceSpace {
  const counts = new Map<number, number>()
  for (const pieces of texts) for (const hash of new Set(pieces)) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const hashes = Uint32Array.from([...counts].filter(([, count]) => count >= leastTexts).map(([hash]) => hash)).sort()
  return spaceOfPieces(
    hashes,
    Float32Array.from(hashes, (hash) => Math.log((1 + texts.length) / (1 + (counts.get(hash) ?? 0))) + 1),
  )
}

/** A space from its parts, as a model file holds them. */
export const spaceOfPieces = (hashes: Uint32Array, idf: Float32Array): PieceSpace => ({
  hashes,
  idf,
  featureOf: new Map([...hashes].map((hash, feature) => [hash, feature])),
})

/** Weighs pieces by (1 + ln count) · idf and brings the vector to length 1. */
export function vectorIn({ featureOf, idf }: PieceSpace, pieces: Uint32Array): PieceVector {
  const counts = new Map<number, number>()
  for (const hash of pieces) {
    const feature = featureOf.get(hash)
    if (feature !== undefined) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  const indices = Uint32Array.from(counts.keys()).sort()
  const values = Float32Array.from(indices, (feature) => (1 + Math.log(counts.get(feature) ?? 1)) * (idf[feature] ?? 0))
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1
  return { indices, values: values.map((value) => value / length) }
}

/** Vectors as rows of one table of `width` columns. */
export function tableOf(vectors: readonly PieceVector[], width: number): SparseRows {
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
