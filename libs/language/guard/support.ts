import { cut } from '../retrieve/terms.ts'

/**
 * Whether enough of what a sentence says stands in its sources: half of its single terms, and a quarter of its pairs.
 * Sentences of up to four terms are too short to tell.
 */
export function isSupported(text: string, sources: readonly string[]): boolean {
  const said = new Set(cut(text).terms.filter((term) => !COMMON.has(term)))
  const held = new Set(sources.flatMap((source) => cut(source).terms))
  const singles = [...said].filter((term) => isSingle(term))
  const pairs = [...said].filter((term) => !isSingle(term))
  if (singles.length <= 4) return true
  return share(singles, held) >= LEAST_SINGLES && share(pairs, held) >= LEAST_PAIRS
}

const LEAST_SINGLES = 0.5
const LEAST_PAIRS = 0.2

function share(terms: readonly string[], held: ReadonlySet<string>): number {
  return terms.length === 0 ? 1 : terms.filter((term) => held.has(term)).length / terms.length
}

function isSingle(term: string): boolean {
  return !term.includes(' ') && (/^[ -~]+$/.test(term) || [...term].length === 1)
}

/** Words of grammar say nothing about where a sentence comes from. */
const COMMON: ReadonlySet<string> = new Set([
  ...'的了是在和与或您你我我们请可以会能也就都并将为有被把对于到从以及'.split(''),
  ...'the a an is are be to of and or in on for with you your we our it this that can will may if as by at from not'.split(
    ' ',
  ),
])
