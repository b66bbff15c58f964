import { foldUnit, isLatinLetter } from './characters.ts'
import { type Gap, gapAfter, valueEndBefore } from './code-gap.ts'
import { digitsOf, isDate, readNumber, readNumberBack, type WrittenNumber } from './code-numbers.ts'
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
    const before = number && wholeCode(number, meaning)
    if (before) found.push(before)
  }
  return found
}

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
  const [first, second] = number.groups
  const rest = { ...number, groups: number.groups.slice(1), start: second?.start ?? number.start }
  return first?.digits === '2' && digitsOf(rest).length >= 3 ? rest : number
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

/** The first group that fits, when other numbers follow: CVV 123 12/26. */
function firstCode(number: WrittenNumber, kind: SecretKind): SecretRange | undefined {
  const [least, most] = CODE_DIGITS[kind]
  const group = number.groups.find(({ digits }) => digits.length >= least && digits.length <= most)
  return group && { kind, start: group.start, end: group.end, isWord: false }
}

/** Visible ASCII (or full-width) signs up to a blank or a hanzi, at most 64, without the punctuation that ends them. */
function readWord(text: string, from: number): { text: string; start: number; end: number } | undefined {
  let end = from
  while (end < text.length && end - from < 64) {
    const folded = foldUnit(text.charCodeAt(end))
    if (folded <= 32 || folded > 126 || folded === 44) break
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
    return hasDigit && word.length >= 4 && word.length <= 10 && gap.isPlain && !word.includes('/')
  if (gap.isAnnounced) return word.length >= 3 && (hasDigit || !isOrdinaryWord(word))
  return word.length >= 4 && hasDigit && gap.isPlain && (gap.isTouching || gap.isSpaced)
}

function isOrdinaryWord(word: string): boolean {
  return ORDINARY_WORDS.matchAt(word, 0)?.length === word.length
}

function hasLetter(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const isDigitOrJoint = /[0-9０-９\s.\-–/_·]/.test(word[at] ?? '')
    if (!isDigitOrJoint || isLatinLetter(word.charCodeAt(at))) return true
  }
  return false
}

/** Hotlines (955xx, 400…), mobile numbers and amounts with cents, when nothing ties them to the label. */
function isEverydayNumber(number: WrittenNumber): boolean {
  const digits = digitsOf(number)
  const isDecimal = number.groups.length === 2 && number.groups[1]?.digits.length === 2
  return /^(955\d\d|1[3-9]\d{9}|[48]00\d{7}|1\d{4}|19\d\d|20\d\d)$/.test(digits) || isDecimal
}

function isFollowedByUnit(text: string, end: number): boolean {
  const at = text.charCodeAt(end) === 32 ? end + 1 : end
  return UNIT_WORDS.matchAt(text, at) !== undefined
}
