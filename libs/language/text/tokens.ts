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
  return quickly(text) ?? thoroughly(text)
}

/** For texts of ASCII, the common Chinese characters and their marks, which nearly all are; else undefined. */
function quickly(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const start = at
    const kind = kindOf(text.charCodeAt(at))
    if (kind === 'else') return undefined
    at += 1
    if (kind === 'mark') continue
    if (kind !== 'han') at = endOf(text, at, kind)
    tokens.push({ text: text.slice(start, at), start, end: at, script: kind })
  }
  return tokens
}

function endOf(text: string, from: number, kind: Token['script']): number {
  let at = from
  while (kindOf(text.charCodeAt(at)) === kind) at += 1
  const isJoined = kind === 'latin' && text.charCodeAt(at) === APOSTROPHE && kindOf(text.charCodeAt(at + 1)) === 'latin'
  return isJoined ? endOf(text, at + 1, kind) : at
}

const APOSTROPHE = 0x27

/** @param unit NaN, past the end of a text, is a mark */
function kindOf(unit: number): Token['script'] | 'mark' | 'else' {
  if (unit >= 0x4e00 && unit <= 0x9fff) return 'han'
  if (unit < 0x80) {
    const letter = unit | 0x20
    if (letter >= 0x61 && letter <= 0x7a) return 'latin'
    return unit >= 0x30 && unit <= 0x39 ? 'digit' : 'mark'
  }
  const isMark = (unit >= 0x2010 && unit <= 0x2027) || (unit >= 0x3000 && unit <= 0x3002)
  return isMark || (unit >= 0x3008 && unit <= 0x3011) || Number.isNaN(unit) ? 'mark' : 'else'
}

function thoroughly(text: string): readonly Token[] {
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
