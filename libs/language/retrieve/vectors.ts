import { type Cut, triplesOf } from './terms.ts'

/** A text as features and how much each weighs; ids ascend, weights have length 1 together. */
export interface SparseText {
  readonly ids: Int32Array
  readonly weights: Float32Array
}

/** Number and rarity of each feature that stands in at least one text it was made from. */
export interface FeatureSpace {
  readonly numbers: ReadonlyMap<string, number>
  /** ln((1 + texts) / (1 + texts with it)) + 1 */
  readonly rarities: Float32Array
}

/** The space of all features of these texts. */
export function featureSpace(texts: readonly Cut[]): FeatureSpace {
  const numbers = new Map<string, number>()
  const holders: number[] = []
  for (const text of texts)
    for (const feature of new Set(featuresOf(text))) {
      const number = numbers.get(feature)
      if (number === undefined) {
        numbers.set(feature, holders.length)
        holders.push(1)
      } else holders[number] = (holders[number] ?? 0) + 1
    }
  return { numbers, rarities: Float32Array.from(holders, (count) => Math.log((1 + texts.length) / (1 + count)) + 1) }
}

/** TF-IDF with tempered counts, length 1; features the space does not know are left out. */
export function vectorOf(space: FeatureSpace, text: Cut): SparseText {
  const counts = new Map<number, number>()
  for (const feature of featuresOf(text)) {
    const number = space.numbers.get(feature)
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  const ids = Int32Array.from(counts.keys()).sort()
  const weights = Float32Array.from(ids, (id) => (1 + Math.log(counts.get(id) ?? 1)) * (space.rarities[id] ?? 0))
  const length = Math.hypot(...weights) || 1
  return { ids, weights: weights.map((weight) => weight / length) }
}

/** Terms, triples, the edges of the text, and pieces of long Latin words, so that an unknown form of a word still counts. */
function featuresOf(text: Cut): string[] {
  const features = [...text.terms, ...triplesOf(text)]
  const { tokens } = text
  features.push(`^${tokens[0] ?? ''}`, `${tokens.at(-1) ?? ''}$`)
  for (const token of tokens)
    if (/^[a-z]{4,}$/.test(token))
      for (let at = 0; at + 4 <= token.length; at++) features.push(`~${token.slice(at, at + 4)}`)
  return features
}
