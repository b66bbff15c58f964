/** A word, a Chinese character or a number, by its place in the text: `start <= unit < end`, UTF-16 units. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly script: 'latin' | 'han' | 'digit'
}

/**
 * Words, Chinese characters one by one, and runs of digits, in the order they stand; marks and spaces are left out. An
 * apostrophe within a word belongs to it. Give it normalised text if tokens are to be compared.
 */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    text: token,
    start: index,
    end: index + token.length,
    script: scriptOf(token),
  }))
}

const TOKEN = /\p{Script=Han}|\p{Nd}+|(?:(?!\p{Script=Han})\p{L}\p{M}*)+(?:'(?:(?!\p{Script=Han})\p{L})+)*/gu

function scriptOf(token: string): Token['script'] {
  if (/^\p{Nd}/u.test(token)) return 'digit'
  return /^\p{Script=Han}/u.test(token) ? 'han' : 'latin'
}
