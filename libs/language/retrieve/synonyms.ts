import { cut } from './terms.ts'

/** Terms that stand for a term, by it. */
export type Synonyms = ReadonlyMap<string, readonly (readonly string[])[]>

/** How much a term counts that the customer did not say but means, next to 1 for what was said. */
const MEANT = 0.5

/** @param groups words that mean the same; each may have several characters or words */
export function synonymsFrom(groups: readonly (readonly string[])[]): Synonyms {
  const found = new Map<string, (readonly string[])[]>()
  for (const group of groups) {
    const cuts = group.map((word) => cut(word).terms)
    for (const terms of cuts) {
      const others = cuts.filter((other) => other !== terms)
      const key = keyOf(terms)
      if (key !== '') found.set(key, [...(found.get(key) ?? []), ...others])
    }
  }
  return found
}

/** The terms of a query with how much each counts: what was said once, what is meant by it half. */
export function weighQuery(terms: readonly string[], synonyms: Synonyms): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const term of terms) weights.set(term, 1)
  if (synonyms.size === 0) return weights
  const said = new Set(terms)
  for (const [key, others] of synonyms) {
    if (!key.split('\n').every((term) => said.has(term))) continue
    for (const other of others) for (const term of other) if (!said.has(term)) weights.set(term, MEANT)
  }
  return weights
}

/** A word of several terms is said when each of them is. */
function keyOf(terms: readonly string[]): string {
  return terms.join('\n')
}
