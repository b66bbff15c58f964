import { normalise } from '#libs/language/text/normalise.ts'
import { tokensOf } from '#libs/language/text/tokens.ts'

const MOST = 400

/**
 * What an index holds of a text, and what a search asks of it: words and numbers as they are, runs of Chinese characters as
 * every pair of neighbours and every single one, so that 投诉 finds 投诉 and one character finds itself. Traditional and simplified
 * characters, letters of either case and full-width ones are the same. At most 400 terms; what comes later is not found.
 */
export function termsOf(text: string): readonly string[] {
  const terms = new Set<string>()
  let before: { readonly text: string; readonly end: number } | undefined
  for (const token of tokensOf(normalise(text))) {
    terms.add(token.text)
    if (token.script === 'han') {
      if (before?.end === token.start) terms.add(before.text + token.text)
      before = token
    } else before = undefined
    if (terms.size >= MOST) break
  }
  return [...terms]
}

/** The fewest terms that a text must have to hold these words: pairs where there are pairs. */
export function askedTerms(words: string): readonly string[] {
  const all = termsOf(words)
  const inPairs = new Set(all.filter(isPair).flatMap((pair) => [...pair]))
  return all.filter((term) => !inPairs.has(term))
}

const isPair = (term: string) => /^\p{Script=Han}{2}$/u.test(term)
