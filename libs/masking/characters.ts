import { HANZI, ONES, SINGLES, STRONG_SIGNS, TRANSPARENT_RANGES, WEAK_SIGNS, ZEROS } from './character-data.ts'

/** What one UTF-16 code unit means to somebody looking for a number. Digits carry their value on top of their script. */
export const OTHER = 0
/** Invisible or decorating: zero-width, bidi control, variation selector, combining mark. Never ends a number. */
export const TRANSPARENT = 1
/** Commonly written inside one number: space, dash, dot, underscore. */
export const STRONG_SEPARATOR = 2
/** More often between two numbers: comma, slash, colon, bracket, line break. */
export const WEAK_SEPARATOR = 3
export const STAR = 4
/** PLAIN_DIGIT + value: ASCII, full-width, Arabic-Indic, circled and every other decimal script. */
export const PLAIN_DIGIT = 16
/** HANZI_DIGIT + value: 〇一二, 零壹贰, 幺. Kept apart because 一 is also an everyday word. */
export const HANZI_DIGIT = 32

/** Class of every code unit of the basic plane; one table look-up a character is what keeps masking cheap. */
export const characterClasses: Uint8Array = buildClasses()

/** Value 0..9 of the digit that starts at `at`, or -1. Reads mathematical and segmented digits beyond the basic plane. */
export function digitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const kind = characterClasses[unit] ?? OTHER
  if (kind >= PLAIN_DIGIT) return kind & 15
  return astralDigit(unit, text, at)
}

/** Value 0..9 of a digit written as a surrogate pair whose first unit is given, or -1. */
export function astralDigit(unit: number, text: string, at: number): number {
  if (unit !== 0xd835 && unit !== 0xd83e) return -1
  const low = text.charCodeAt(at + 1)
  if (unit === 0xd835 && low >= 0xdfce && low <= 0xdfff) return (low - 0xdfce) % 10
  if (unit === 0xd83e && low >= 0xdff0 && low <= 0xdff9) return low - 0xdff0
  return -1
}

/** Lower-case ASCII form of a Latin letter or sign, full-width included; every other unit comes back unchanged. */
export function foldUnit(unit: number): number {
  const narrow = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit
  return narrow >= 65 && narrow <= 90 ? narrow + 32 : narrow
}

/** True for a-z, A-Z and their full-width forms. */
export function isLatinLetter(unit: number): boolean {
  if (unit < 128) return (unit | 32) >= 97 && (unit | 32) <= 122
  return unit >= 0xff21 && unit <= 0xff5a && (unit <= 0xff3a || unit >= 0xff41)
}

/** The text with digits of every script as ASCII, Latin letters upper-case, and everything else dropped: for comparing. */
export function foldToDigitsAndLetters(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const digit = digitAt(text, at)
    if (digit >= 0) folded += digit
    else if (isLatinLetter(text.charCodeAt(at))) folded += String.fromCharCode(foldUnit(text.charCodeAt(at)) - 32)
  }
  return folded
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000)
  for (const [from, to] of TRANSPARENT_RANGES) classes.fill(TRANSPARENT, from, to + 1)
  for (const sign of STRONG_SIGNS) classes[sign.charCodeAt(0)] = STRONG_SEPARATOR
  for (const sign of WEAK_SIGNS) classes[sign.charCodeAt(0)] = WEAK_SEPARATOR
  for (const sign of '*＊') classes[sign.charCodeAt(0)] = STAR
  for (const zero of ZEROS) for (let value = 0; value < 10; value++) classes[zero + value] = PLAIN_DIGIT + value
  for (const one of ONES) for (let value = 1; value < 10; value++) classes[one + value - 1] = PLAIN_DIGIT + value
  for (const [value, signs] of SINGLES.entries())
    for (const sign of signs) classes[sign.charCodeAt(0)] = PLAIN_DIGIT + value
  for (const [value, signs] of HANZI.entries())
    for (const sign of signs) classes[sign.charCodeAt(0)] = HANZI_DIGIT + value
  return classes
}
