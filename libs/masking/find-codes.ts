import {
  astralDigit,
  characterClasses,
  digitAt,
  foldUnit,
  HANZI_DIGIT,
  PLAIN_DIGIT,
  TRANSPARENT,
} from './characters.ts'
import { type Gap, gapAfter, valueEndBefore } from './code-gap.ts'
import { digitsOf, isDate, readNumber, readNumberBack, type WrittenNumber, withoutFirstGroup } from './code-numbers.ts'
import { ORDINARY_WORDS, UNIT_WORDS } from './code-words.ts'
import type { Label } from './labels.ts'

/** A secret that may not be kept in any form (class C3 of JR/T 0171-2020; PCI DSS 3.3.1). */
export type SecretKind = 'security-code' | 'one-time-code' | 'password'

/** Offsets of a secret; `isWord` when it holds letters, so that no card number inside it is looked at. */
export type SecretRange = {
  readonly kind: SecretKind
  readonly start: number
  readonly end: number
  readonly isWord: boolean
}

/**
 * Secrets announced by a label: the value after it and the value tied to it from the front.
 * A code without a label is only a short number and cannot be known as a secret.
 */
export function findCodes(text: string, labels: readonly Label[]): readonly SecretRange[] {
  const found: SecretRange[] = []
  for (const [index, label] of labels.entries()) {
    const { meaning } = label
    if (meaning !== 'security-code' && meaning !== 'one-time-code' && meaning !== 'password') continue
    const after = valueAfter(text, label.end, labels[index + 1]?.start ?? text.length, meaning)
    if (after) found.push(after)
    const end = valueEndBefore(text, label)
    const number = end === undefined ? undefined : readNumberBack(text, end)
    const before = number && (wholeCode(number, meaning) ?? lastCode(number, meaning))
    if (before) found.push(before)
  }
  return found
}

/**
 * A code sent alone in answer to a message that asked for it: at most a few signs beside the number.
 * @param asked labels of the question; the last one says what was asked
 */
export function findAnswer(text: string, asked: readonly Label[]): SecretRange | undefined {
  const meaning = asked[asked.length - 1]?.meaning
  if (meaning !== 'security-code' && meaning !== 'one-time-code' && meaning !== 'password') return undefined
  if (text.length > LONGEST_ANSWER) return undefined
  let at = 0
  while (at < text.length && digitAt(text, at) < 0) at++
  const number = at < text.length ? readNumber(text, at) : undefined
  if (!number || isDate(number) || isFollowedByUnit(text, number.end)) return undefined
  const beside = (text.slice(0, at) + text.slice(number.end)).replace(/\s/g, '')
  return beside.length <= 4 ? wholeCode(number, meaning) : undefined
}

const LONGEST_ANSWER = 40

/** Digits a code of each kind may have; inclusive. An e-mail or app password may be longer, a card PIN is 4 to 6. */
const CODE_DIGITS: Record<SecretKind, readonly [number, number]> = {
  'security-code': [3, 4],
  'one-time-code': [4, 8],
  password: [4, 16],
}

function valueAfter(text: string, from: number, end: number, kind: SecretKind): SecretRange | undefined {
  const gap = gapAfter(text, from, end)
  if (!gap) return undefined
  const small = readNumber(text, gap.at)
  if (small && small.groups.length > 0 && digitsOf(small).length < SMALL_NUMBER) {
    const later = gapAfter(text, small.end, end)
    return later && valueAt(text, { ...later, isPlain: false, isTouching: false, isSpaced: false }, kind)
  }
  return valueAt(text, gap, kind)
}

/** A number this short on the way is a count (验证码第2条是482913), and what follows it may be the value. */
const SMALL_NUMBER = 3

function valueAt(text: string, gap: Gap, kind: SecretKind): SecretRange | undefined {
  const word = readWord(text, gap.at)
  if (word && hasLetter(word.text))
    return isSecretWord(word.text, gap, kind) ? { kind, ...word, isWord: true } : undefined
  const number = readNumber(text, gap.at)
  if (!number || isDate(number) || isFollowedByUnit(text, number.end)) return undefined
  if (!gap.isPlain && !gap.isAnnounced && isEverydayNumber(number)) return undefined
  const named = kind === 'security-code' && gap.isTouching ? withoutTwo(number) : number
  return wholeCode(named, kind) ?? firstCode(named, kind)
}

/** The 2 of CVV2 123 belongs to the name, that of cvv 2 5 6 to the code. */
function withoutTwo(number: WrittenNumber): WrittenNumber {
  const rest = number.groups[0]?.digits === '2' ? withoutFirstGroup(number) : undefined
  return rest && digitsOf(rest).length >= 3 ? rest : number
}

/**
 * The whole number as one code. Five to eight digits in equal groups called a "security code" were sent by message, not
 * printed on a card.
 */
function wholeCode(number: WrittenNumber, kind: SecretKind): SecretRange | undefined {
  const length = digitsOf(number).length
  const fits = (as: SecretKind) => length >= CODE_DIGITS[as][0] && length <= CODE_DIGITS[as][1]
  const isEven = number.groups.every(({ digits }) => digits.length === number.groups[0]?.digits.length)
  const known = fits(kind)
    ? kind
    : kind === 'security-code' && isEven && fits('one-time-code')
      ? 'one-time-code'
      : undefined
  return known && { kind: known, start: number.start, end: number.end, isWord: false }
}

/**
 * The first groups that fit, when other numbers follow: 123 of "CVV 123 12/26". A code written digit by digit goes
 * together: 307634 of "3 0 7 6 3 4. 268841".
 */
function firstCode(number: WrittenNumber, kind: SecretKind): SecretRange | undefined {
  const [least, most] = CODE_DIGITS[kind]
  const [first] = number.groups
  const singles = number.groups.findIndex(({ digits }) => digits.length > 1)
  const last = number.groups[singles - 1]
  if (first && last && singles >= least && singles <= most)
    return { kind, start: first.start, end: last.end, isWord: false }
  const group = number.groups.find(({ digits }) => digits.length >= least && digits.length <= most)
  return group && { kind, start: group.start, end: group.end, isWord: false }
}

/** The group next to the label, when other numbers stand before it: 1024 482913 is my code. */
function lastCode(number: WrittenNumber, kind: SecretKind): SecretRange | undefined {
  const last = number.groups[number.groups.length - 1]
  return last && wholeCode({ groups: [last], start: last.start, end: last.end }, kind)
}

const COMMA = 44

/**
 * Visible ASCII (or full-width) signs up to a blank, a comma or a hanzi, with invisible ones between them; at most 64,
 * without the punctuation that ends them.
 */
function readWord(text: string, from: number): { text: string; start: number; end: number } | undefined {
  let end = from
  while (end < text.length && end - from < 64) {
    const unit = text.charCodeAt(end)
    const folded = foldUnit(unit)
    const isVisible = folded > 32 && folded <= 126 && folded !== COMMA
    const kind = characterClasses[unit] ?? 0
    if (!isVisible && kind !== TRANSPARENT && (kind < PLAIN_DIGIT || kind >= HANZI_DIGIT)) break
    end++
  }
  while (end > from && '.,;:!?)]}\'">。，；：！？）】'.includes(text[end - 1] ?? '')) end--
  if (end === from) return undefined
  return { text: text.slice(from, end), start: from, end }
}

function isSecretWord(word: string, gap: Gap, kind: SecretKind): boolean {
  if (word.includes('***') || /^(https?:|www\.)/i.test(word)) return false
  const hasDigit = /[0-9０-９]/.test(word)
  if (kind !== 'password')
    return (
      hasDigit &&
      /[a-zＡ-Ｚａ-ｚ]/i.test(word) &&
      word.length >= 4 &&
      word.length <= 10 &&
      gap.isPlain &&
      !word.includes('/')
    )
  if (gap.isAnnounced) return word.length >= 3 && (hasDigit || !isOrdinaryWord(word))
  return word.length >= 4 && hasDigit && gap.isPlain && (gap.isTouching || gap.isSpaced)
}

function isOrdinaryWord(word: string): boolean {
  return ORDINARY_WORDS.matchAt(word, 0)?.length === word.length
}

/** True when a word is more than a number: something in it is neither digit nor separator nor invisible. */
function hasLetter(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if ((characterClasses[unit] ?? 0) === 0 && astralDigit(unit, word, at) < 0 && (unit & 0xfc00) !== 0xdc00)
      return true
  }
  return false
}

/** Hotlines (955xx, 400…), mobile numbers, years, days (20261121) and amounts with cents, when nothing ties them to the label. */
function isEverydayNumber(number: WrittenNumber): boolean {
  const digits = digitsOf(number)
  const isDecimal = number.groups.length === 2 && number.groups[1]?.digits.length === 2
  return /^(955\d\d|1[3-9]\d{9}|[48]00\d{7}|1\d{4}|19\d\d|20\d\d|20\d\d[01]\d[0-3]\d)$/.test(digits) || isDecimal
}

function isFollowedByUnit(text: string, end: number): boolean {
  const at = text.charCodeAt(end) === 32 ? end + 1 : end
  return UNIT_WORDS.matchAt(text, at) !== undefined
}
