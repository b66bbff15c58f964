import { type FeatureSpace, piecesOf, type TextVector, vectorOfPieces } from '../features/feature-space.ts'
import type { GramSettings } from '../features/grams.ts'

/**
 * The texts of training by their words, to tell how near a new text comes to any of them. Texts are rows, ordered by
 * label; `values` are 255ths of a cosine's summand. The rows of feature f stand at `starts[f] <= at < starts[f + 1]`.
 */
export interface Neighbours {
  readonly starts: Uint32Array
  readonly rows: Uint32Array
  readonly values: Uint8Array
  readonly labelOfRow: Uint16Array
}

/** Mean cosine, 0..1, to the three nearest texts of each label; a label with fewer texts has 0 for those it lacks. */
export type NearByLabel = Float32Array

/** Words, their pairs and pairs of characters: letters within words would make the index ten times as large, not better. */
export const neighbourPieces = (text: string, settings: GramSettings): Uint32Array =>
  piecesOf(text, {
    words: Math.min(settings.words, 2),
    letters: null,
    characters: Math.min(settings.characters, 2),
    edges: false,
    pairs: 0,
  })

/** @param pieces of each text, by `neighbourPieces` */
export function buildNeighbours(
  space: FeatureSpace,
  pieces: readonly Uint32Array[],
  labelOf: readonly number[],
): Neighbours {
  const order = pieces.map((_, row) => row).sort((a, b) => (labelOf[a] ?? 0) - (labelOf[b] ?? 0) || a - b)
  const vectors = order.map((row) => vectorOfPieces(space, pieces[row] ?? new Uint32Array()))
  const starts = new Uint32Array(space.hashes.length + 1)
  for (const { indices } of vectors) for (const feature of indices) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const next = starts.slice()
  const rows = new Uint32Array(starts.at(-1) ?? 0)
  const values = new Uint8Array(rows.length)
  for (const [row, vector] of vectors.entries())
    for (const [piece, feature] of vector.indices.entries()) {
      const at = next[feature] ?? 0
      next[feature] = at + 1
      rows[at] = row
      values[at] = Math.round(255 * (vector.values[piece] ?? 0))
    }
  return { starts, rows, values, labelOfRow: Uint16Array.from(order, (row) => labelOf[row] ?? 0) }
}

/** @param vector of `neighbourPieces` in the space the neighbours were built in */
export function nearByLabel(neighbours: Neighbours, vector: TextVector, labels: number): NearByLabel {
  const { starts, rows, values, labelOfRow } = neighbours
  const sums = new Float32Array(labelOfRow.length)
  for (let piece = 0; piece < vector.indices.length; piece += 1) {
    const feature = vector.indices[piece] ?? 0
    const value = (vector.values[piece] ?? 0) / 255
    const end = starts[feature + 1] ?? 0
    for (let at = starts[feature] ?? 0; at < end; at += 1) {
      const row = rows[at] ?? 0
      sums[row] = (sums[row] ?? 0) + value * (values[at] ?? 0)
    }
  }
  return meanOfNearest(sums, labelOfRow, labels)
}

function meanOfNearest(cosines: Float32Array, labelOfRow: Uint16Array, labels: number): NearByLabel {
  const near = new Float32Array(labels)
  for (let row = 0; row < cosines.length; ) {
    const label = labelOfRow[row] ?? 0
    let [first, second, third] = [0, 0, 0]
    for (; row < cosines.length && labelOfRow[row] === label; row += 1) {
      const cosine = cosines[row] ?? 0
      if (cosine <= third) continue
      if (cosine > first) [first, second, third] = [cosine, first, second]
      else if (cosine > second) [second, third] = [cosine, second]
      else third = cosine
    }
    near[label] = (first + second + third) / 3
  }
  return near
}
