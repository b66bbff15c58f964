import { normalise } from '../text/normalise.ts'
import { tokensOf } from '../text/tokens.ts'

const MOST_TERMS = 8

/**
 * The words that set each group of texts apart: share within the group by how rare the word is over the groups
 * (class TF-IDF). Chinese is told by runs of two characters. The most telling first; ties by the word.
 * @param groups group of each text, 0 <= group < k
 * Source: Grootendorst, "BERTopic", arXiv:2203.05794 (2022), equation 2.
 */
export function themeTerms(texts: readonly string[], groups: Int32Array, k: number): readonly (readonly string[])[] {
  const counts = Array.from({ length: k }, () => new Map<string, number>())
  const overall = new Map<string, number>()
  let all = 0
  for (const [at, text] of texts.entries())
    for (const term of new Set(termsOf(text))) {
      const own = counts[groups[at] ?? 0]
      own?.set(term, (own.get(term) ?? 0) + 1)
      overall.set(term, (overall.get(term) ?? 0) + 1)
      all += 1
    }
  const mean = all / k
  return counts.map((own) => {
    const size = [...own.values()].reduce((sum, count) => sum + count, 0)
    return [...own]
      .map(([term, count]) => ({ term, weight: (count / size) * Math.log(1 + mean / (overall.get(term) ?? 1)) }))
      .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
      .slice(0, MOST_TERMS)
      .map(({ term }) => term)
  })
}

/** Words of three letters or more and pairs of Chinese characters, normalised, as they stand. */
export function termsOf(text: string): string[] {
  const plain = normalise(text)
  const tokens = tokensOf(plain)
  return tokens.flatMap(({ start, end, script }, at) => {
    if (script !== 'han') return end - start >= 3 ? [plain.slice(start, end)] : []
    const next = tokens[at + 1]
    return next?.script === 'han' && next.start === end ? [plain.slice(start, next.end)] : []
  })
}
