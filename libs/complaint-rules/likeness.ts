/**
 * How alike two texts are by the runs of three signs they share, whatever the order: 0 nothing, 1 the same. Blanks,
 * punctuation, width, case and digits do not count, so that a form letter with another name and another amount in it
 * stays alike. Texts under 12 signs are never alike: too little to say.
 * Source: Jaccard 1912, on character trigrams.
 */
export function likeness(a: string, b: string): number {
  const [one, other] = [shapeOf(a), shapeOf(b)]
  if (one.size === 0 || other.size === 0) return 0
  const shared = [...one].filter((gram) => other.has(gram)).length
  return shared / (one.size + other.size - shared)
}

/** From here on two complaints are shown as written alike. */
export const ALIKE = 0.5

const SHORTEST = 12
function shapeOf(text: string): ReadonlySet<string> {
  const signs = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}]/gu, ''),
  ]
  if (signs.length < SHORTEST) return new Set()
  return new Set(signs.slice(2).map((sign, at) => `${signs[at]}${signs[at + 1]}${sign}`))
}
