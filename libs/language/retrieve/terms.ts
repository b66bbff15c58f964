import { normalise } from '../text/normalise.ts'
import { tokensOf } from '../text/tokens.ts'

/** A text cut for searching; made once, used by every way of comparing. */
export interface Cut {
  /** Characters of Chinese, words without their English ending, numbers; '' where punctuation stood. */
  readonly tokens: readonly string[]
  /** The tokens and their neighbouring pairs, in order, with repeats. */
  readonly terms: readonly string[]
}

/**
 * Cuts a text into what it is searched by: characters and neighbouring pairs of Chinese, words and word pairs of all
 * else. No word list is needed, so a product nobody has named before is found as well as an old one. Pairs do not reach
 * across punctuation.
 * @param text as typed; it is normalised here, so traditional and simplified, full and half width, meet
 */
export function cut(text: string): Cut {
  const plain = normalise(text)
  const tokens: string[] = []
  let end = 0
  for (const token of tokensOf(plain)) {
    if (end < token.start && tokens.length > 0 && HAS_MARK.test(plain.slice(end, token.start))) tokens.push('')
    tokens.push(token.script === 'latin' ? stem(token.text) : token.text)
    end = token.end
  }
  return { tokens, terms: termsOf(tokens) }
}

const HAS_MARK = /[^\s\p{Cf}]/u

/** Three tokens in a row: too rare to search by, good for telling two near entries apart. */
export function triplesOf({ tokens }: Cut): string[] {
  const triples: string[] = []
  for (let at = 0; at + 2 < tokens.length; at++) {
    const [first = '', second = '', third = ''] = [tokens[at], tokens[at + 1], tokens[at + 2]]
    if (first && second && third) triples.push(`${first} ${second} ${third}`)
  }
  return triples
}

function termsOf(tokens: readonly string[]): string[] {
  const terms: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) continue
    terms.push(token)
    const next = tokens[at + 1]
    // Chinese is shown as it is written; one sign outside the basic plane is two units and still one character.
    if (next) terms.push(token.charCodeAt(0) >= HAN && next.charCodeAt(0) >= HAN ? token + next : `${token} ${next}`)
  }
  return terms
}

const HAN = 0x2e80

/** Plural, -ing and -ed fall; enough for "cards", "transferring", "blocked" to meet "card", "transfer", "block". */
function stem(word: string): string {
  const plain = word.replace(/'s$/, '').replaceAll("'", '')
  if (!/^[a-z]{4,}$/.test(plain)) return plain
  return plain
    .replace(/(?<=[a-z]{2})ies$/, 'y')
    .replace(/(?<=sh|ch|x|ss)es$/, '')
    .replace(/(?<=[^su])s$/, '')
    .replace(/(?<=[aeiouy][a-z]*)(?:ing|ed)$/, '')
    .replace(/([^aeiouls])\1$/, '$1')
    .replace(/(?<=[a-z]{3})e$/, '')
}
