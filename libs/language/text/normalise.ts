import { SIMPLIFIED, TAIWAN_WORDS, TRADITIONAL } from './traditional.ts'

/** A text made comparable, with the place in the original each of its UTF-16 units came from. */
export interface Normalised {
  readonly text: string
  /** One more than there are units: the last is the length of the original, so that a span has an end. */
  readonly offsets: readonly number[]
}

/**
 * A text made comparable: compatibility forms folded (NFKC: full width becomes half width), lower case, traditional
 * characters simplified, Taiwan's words for a few things of banking by phone replaced by the mainland's, curly
 * apostrophes straight, invisible characters gone, runs of white space one space, none at the ends.
 * What is alike after this is alike for every part of this library.
 */
export function normalise(text: string): string {
  const folded = isPlain(text) ? text.toLowerCase() : withTaiwanWords(foldCharacters(text).text)
  return folded.replace(/\s+/g, ' ').trim()
}

/** As `normalise`, for those who have to show the original: which span of it a span of the result stands for. */
export function normaliseWithOffsets(text: string): Normalised {
  const folded = foldCharacters(text)
  const words = withTaiwanWords(folded.text)
  const offsets: number[] = []
  let result = ''
  for (let at = 0; at < words.length; at += 1) {
    const unit = words.charAt(at)
    const isSpace = /\s/.test(unit)
    if (isSpace && (result === '' || result.endsWith(' '))) continue
    result += isSpace ? ' ' : unit
    offsets.push(folded.offsets[at] ?? text.length)
  }
  if (result.endsWith(' ')) {
    result = result.slice(0, -1)
    offsets.pop()
  }
  return { text: result, offsets: [...offsets, text.length] }
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

function foldCharacters(text: string): Normalised {
  const offsets: number[] = []
  let result = ''
  // A mark that combines stays with the letter before it, or NFKC could not join the two.
  for (const { 0: letter, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const folded = fold(letter)
    result += folded
    for (let unit = 0; unit < folded.length; unit += 1) offsets.push(index)
  }
  return { text: result, offsets }
}

function fold(letter: string): string {
  const folded = letter.normalize('NFKC').toLowerCase()
  if (/^[\p{Cf}\p{Cc}]+$/u.test(folded)) return /\s/.test(folded) ? ' ' : ''
  if (folded === '’' || folded === '‘') return "'"
  let simple = ''
  for (const character of folded) simple += simplified.get(character) ?? character
  return simple
}

const simplified: ReadonlyMap<string, string> = new Map(
  [...TRADITIONAL].map((character, at) => [character, SIMPLIFIED.charAt(at)]),
)

function withTaiwanWords(text: string): string {
  let result = text
  for (const [taiwan, mainland] of TAIWAN_WORDS) result = result.replaceAll(taiwan, mainland)
  return result
}
