import type { Span } from './find-cues.ts'

/** How something is written, which tells of heat without any word: never enough alone. */
export interface Sign {
  readonly code: 'capitals' | 'exclamation-marks' | 'question-marks' | 'stretched' | 'repeated'
  readonly span: Span
}

/**
 * Signs in a message:
 * - `capitals`: two words or more of at least three letters and nearly all Latin letters in capitals; OTP and ATM alone
 *   are no shouting
 * - `exclamation-marks`, `question-marks`: two or more in a row, ！ and ？ too
 * - `stretched`: a character four times in a row or more (快快快快, nooooo); digits, dots and laughter (哈哈哈哈) are not
 * - `repeated`: the same two to twelve characters three times in a row or more (退钱退钱退钱)
 */
export function findSigns(text: string): readonly Sign[] {
  return [
    ...capitals(text),
    ...found(text, /[!！](?:\s*[!！])+/gu, 'exclamation-marks'),
    ...found(text, /[?？][?？!！]+/gu, 'question-marks'),
    ...found(text, /(?![哈呵嘿嘻])([\p{L}])\1{3,}/giu, 'stretched'),
    ...found(text, /(?![哈呵嘿嘻])([\p{L}]{2,12}?)(?:[\s,，!！。.]*\1){2,}/giu, 'repeated').filter(
      ({ span: [start, end] }) => !/^(.)\1*$/u.test(text.slice(start, end)),
    ),
  ].sort((a, b) => a.span[0] - b.span[0])
}

function capitals(text: string): readonly Sign[] {
  const letters = text.match(/[A-Za-z]/g) ?? []
  const big = letters.filter((letter) => letter < 'a').length
  const words = [...text.matchAll(/\b[A-Z]{3,}\b/g)]
  const first = words[0]
  const last = words.at(-1)
  if (first === undefined || last === undefined || words.length < 2 || big < letters.length * 0.8) return []
  if (words.every(({ 0: word }) => INITIALS.has(word))) return []
  return [{ code: 'capitals', span: [first.index, last.index + last[0].length] }]
}

const INITIALS: ReadonlySet<string> = new Set(
  'ATM OTP PIN CVV CVC USD CNY RMB TWD HKD EUR GBP JPY SMS APP IBAN BIC SWIFT KYC AML VIP FAQ PDF NFC ETC POS LPR'.split(
    ' ',
  ),
)

const found = (text: string, pattern: RegExp, code: Sign['code']): readonly Sign[] =>
  [...text.matchAll(pattern)].map(({ 0: part, index }) => ({ code, span: [index, index + part.length] }))
