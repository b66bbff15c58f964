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
  return quickly(text) ?? withTaiwanWords(foldCharacters(text).text).replace(/\s+/g, ' ').trim()
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

/**
 * The same for texts of which every unit stands for itself alone, which nearly all are: ASCII, the common Chinese
 * characters and their marks. Ten times as fast, because no letter has to be looked at together with its neighbours.
 * @returns undefined where a unit needs more than that
 */
function quickly(text: string): string | undefined {
  let isSame = true
  let mayHaveWords = false
  let before = SPACE
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const folded = foldUnit(unit)
    if (folded === UNKNOWN) return undefined
    if (folded !== unit || (folded === SPACE && before === SPACE)) isSame = false
    if (isEndOfWord(folded) && isStartOfWord(before)) mayHaveWords = true
    before = folded
  }
  if (isSame && before !== SPACE) return mayHaveWords ? withTaiwanWords(text) : text
  const result = foldedOf(text)
  return mayHaveWords ? withTaiwanWords(result) : result
}

/** Every unit folded, runs of spaces one, none at the ends. */
function foldedOf(text: string): string {
  const units: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const folded = foldUnit(text.charCodeAt(at))
    if (folded !== SPACE || (units.length > 0 && units[units.length - 1] !== SPACE)) units.push(folded)
  }
  if (units[units.length - 1] === SPACE) units.pop()
  let result = ''
  for (let from = 0; from < units.length; from += AT_ONCE)
    result += String.fromCharCode(...units.slice(from, from + AT_ONCE))
  return result
}

/** So many arguments any engine takes. */
const AT_ONCE = 4096

const SPACE = 0x20
const UNKNOWN = -1

function foldUnit(unit: number): number {
  if (unit < 0x80) {
    if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20
    if (unit >= SPACE && unit < 0x7f) return unit
    return unit >= 0x09 && unit <= 0x0d ? SPACE : UNKNOWN
  }
  if (unit >= HAN_FROM && unit <= HAN_TO) return simple[unit - HAN_FROM] ?? UNKNOWN
  if (unit >= 0xff01 && unit <= 0xff5e) return foldUnit(unit - FULL_WIDTH)
  if (unit === 0x3000) return SPACE
  if (unit === 0x2018 || unit === 0x2019) return APOSTROPHE
  const isMark = unit === 0x3001 || unit === 0x3002 || (unit >= 0x3008 && unit <= 0x3011)
  return isMark || unit === 0x201c || unit === 0x201d || unit === 0x2014 ? unit : UNKNOWN
}

const HAN_FROM = 0x4e00
const HAN_TO = 0x9fff
const FULL_WIDTH = 0xff01 - 0x21
const APOSTROPHE = 0x27

/** Each of the common Chinese characters simplified, by its place in their block. */
const simple: Uint16Array = Uint16Array.from({ length: HAN_TO - HAN_FROM + 1 }, (_, at) => HAN_FROM + at)
for (let at = 0; at < TRADITIONAL.length; at += 1) {
  const place = TRADITIONAL.charCodeAt(at) - HAN_FROM
  if (place >= 0 && place < simple.length) simple[place] = SIMPLIFIED.charCodeAt(at)
}

const isStartOfWord = (unit: number): boolean => (taiwanPlaces[unit - HAN_FROM] ?? 0) % 2 === 1
const isEndOfWord = (unit: number): boolean => (taiwanPlaces[unit - HAN_FROM] ?? 0) >= 2

/** Characters at the first (1) and second (2) place of Taiwan's words. */
const taiwanPlaces = new Uint8Array(HAN_TO - HAN_FROM + 1)
for (const [word] of TAIWAN_WORDS)
  for (const place of [0, 1]) {
    const at = word.charCodeAt(place) - HAN_FROM
    taiwanPlaces[at] = (taiwanPlaces[at] ?? 0) | (place + 1)
  }

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
