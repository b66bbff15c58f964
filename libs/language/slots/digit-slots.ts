import {
  hongKongCheck,
  isCalendarDay,
  isProvince,
  isTaiwanNumber,
  mainlandCheck,
} from '#libs/masking/identity-numbers.ts'
import { digitOf } from './chinese-numerals.ts'
import type { Region, SlotKind } from './slot.ts'

export type FoundDigits = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'card-tail' | 'account'; readonly value: string }
  | { readonly kind: 'phone'; readonly value: string; readonly region: Region }
  | { readonly kind: 'identity-number'; readonly value: string; readonly region: 'CN' | 'TW' | 'HK' }
)

/** Identity numbers with a right check character, phones, card tails and accounts in normalised text, in this order of right. */
export function findDigits(text: string, expected: readonly SlotKind[]): FoundDigits[] {
  const found: FoundDigits[] = []
  for (const find of [identityNumbers, phones, cardTails, accounts])
    for (const one of find(text, expected))
      if (!found.some(({ from, to }) => one.from < to && from < one.to)) found.push(one)
  return found
}

function identityNumbers(text: string): FoundDigits[] {
  const found: FoundDigits[] = []
  for (const match of text.matchAll(/(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dx](?![\da-z])/g)) {
    const value = match[0].replace(/[ -]/g, '').toUpperCase()
    if (isMainland(value)) found.push(identity(match, value, 'CN'))
  }
  for (const match of text.matchAll(/(?<![a-z\d])([a-z])[ -]?(\d{9})(?!\d)/g)) {
    const letter = (match[1] ?? '').toUpperCase()
    if (isTaiwanNumber(letter, digitsOf(match[2]))) found.push(identity(match, letter + match[2], 'TW'))
  }
  for (const match of text.matchAll(/(?<![a-z\d])([a-z]{1,2})[ -]?(\d{6}) ?\(?([\da])\)?(?![\da-z])/g)) {
    const letters = (match[1] ?? '').toUpperCase()
    const check = (match[3] ?? '').toUpperCase()
    if (hongKongCheck(letters, digitsOf(match[2])) === check)
      found.push(identity(match, `${letters}${match[2]}${check}`, 'HK'))
  }
  return found
}

function identity(match: RegExpMatchArray, value: string, region: 'CN' | 'TW' | 'HK'): FoundDigits {
  return { kind: 'identity-number', value, region, ...spanOf(match) }
}

function isMainland(value: string): boolean {
  const digits = digitsOf(value.slice(0, 17))
  const born = isCalendarDay(Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14)))
  const check = mainlandCheck(digits, 0)
  return isProvince(Number(value.slice(0, 2))) && born && value[17] === (check === 10 ? 'X' : String(check))
}

interface PhoneShape {
  readonly pattern: RegExp
  readonly code: string
  readonly region: Region
  /** Eight digits alone may be anything: the text or the question must speak of a phone. */
  readonly needsWord?: boolean
}

const PHONES: readonly PhoneShape[] = [
  { pattern: /(?<![\d+])(?:(?:\+|00)?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/g, code: '+86', region: 'CN' },
  {
    pattern: /(?<![\d+])(?:\+|00)886[ -]?\(?0?\)?(9\d{2}[ -]?\d{3}[ -]?\d{3}|[2-8][ -]?\d{3,4}[ -]?\d{4})(?!\d)/g,
    code: '+886',
    region: 'TW',
  },
  { pattern: /(?<![\d+])0(9\d{2}[ -]?\d{3}[ -]?\d{3})(?!\d)/g, code: '+886', region: 'TW' },
  {
    pattern: /(?<![\d+])\(?0(2\)?[ -]?[235678]\d{3}[ -]?\d{4}|[3-8]\)?[ -]?\d{3}[ -]?\d{4})(?!\d)/g,
    code: '+886',
    region: 'TW',
  },
  {
    pattern: /(?<![\d+])\(?0((?:10|2\d)\)?[ -]?\d{4}[ -]?\d{4}|[3-9]\d{2}\)?[ -]?\d{3,4}[ -]?\d{4})(?!\d)/g,
    code: '+86',
    region: 'CN',
  },
  { pattern: /(?<![\d+])(?:\+|00)852[ -]?([2-9]\d{3}[ -]?\d{4})(?!\d)/g, code: '+852', region: 'HK' },
  { pattern: /(?<![\d+])(?:\+|00)853[ -]?([268]\d{3}[ -]?\d{4})(?!\d)/g, code: '+853', region: 'MO' },
  { pattern: /(?<![\d.+-])([235679]\d{3}[ -]?\d{4})(?![\d.])/g, code: '+852', region: 'HK', needsWord: true },
  {
    pattern: /(?<!\d)\+((?!86|886|852|853)[1-9]\d{0,2}[ -]?(?:\(?\d{1,4}\)?[ -]?){2,4}\d{2,4})(?!\d)/g,
    code: '+',
    region: 'other',
  },
]

const SPEAKS_OF_PHONE = /(?:电话|手机|号码|联系方式|打给|phone|mobile|tel|call|reach|contact)[^\d]{0,14}$/

function phones(text: string, expected: readonly SlotKind[]): FoundDigits[] {
  const found: FoundDigits[] = []
  for (const { pattern, code, region, needsWord } of PHONES)
    for (const match of text.matchAll(pattern)) {
      if (needsWord && !expected.includes('phone') && !SPEAKS_OF_PHONE.test(text.slice(0, match.index))) continue
      const digits = (match[1] ?? '').replace(/\D/g, '')
      const length = code.length - 1 + digits.length
      const one: FoundDigits = { kind: 'phone', value: code + digits, region, ...spanOf(match) }
      if (length >= 8 && length <= 15 && !found.some(({ from, to }) => one.from < to && from < one.to)) found.push(one)
    }
  return found
}

const SIGN = '[\\d零〇一二三四五六七八九幺]'
const TAIL = new RegExp(
  '(?:(?:卡号?|账号|账户)?的?(?:尾号|尾数|末尾|(?:后|末|最后|尾)(?:四|4|面四|面4)(?:位数?字?|码|个数字?)?)(?:号码?)?(?:是|为|:)?' +
    '|(?:card |account )?(?:ending|ends|ended)(?: (?:in|with))?|last (?:four|4)(?: digits?| numbers?)?(?: of (?:my|the) (?:card|account))?(?: (?:is|are|:))?|tail(?: number)?(?: is)?' +
    `|\\*{2,}|x{4,}|•{2,})[ :-]*(${SIGN}[ -]?${SIGN}[ -]?${SIGN}[ -]?${SIGN})(?!${SIGN})`,
  'gu',
)
const BEFORE_TAIL = new RegExp(`(?<!${SIGN})(${SIGN}{4})(?: ?(?:尾号|结尾|那张|这张|的那张|的卡))`, 'gu')

function cardTails(text: string, expected: readonly SlotKind[]): FoundDigits[] {
  const found = [...text.matchAll(TAIL), ...text.matchAll(BEFORE_TAIL)]
  if (expected.includes('card-tail'))
    found.push(...text.matchAll(new RegExp(`(?<!${SIGN})(${SIGN}{4}|\\d \\d \\d \\d)(?!${SIGN}|元|块|年)`, 'gu')))
  return found.map((match) => ({ kind: 'card-tail', value: plainDigits(match[1] ?? ''), ...spanOf(match) }))
}

const ACCOUNT =
  /(?:账号|账户号码?|账户|户口号码?|户号|收款账号|卡号|account(?: number| no\.?)?|a\/c(?: no\.?)?|iban)(?:是|为)?(?: is)?[ :#]*(\d(?:[ -]?\d){7,18})(?![ -]?\d)/g
const BARE_ACCOUNT = /(?<!\d)(\d(?:[ -]?\d){7,18})(?!\d)/g

function accounts(text: string, expected: readonly SlotKind[]): FoundDigits[] {
  const found = [...text.matchAll(expected.includes('account') ? BARE_ACCOUNT : ACCOUNT)]
  return found.map((match) => ({ kind: 'account', value: (match[1] ?? '').replace(/\D/g, ''), ...spanOf(match) }))
}

function plainDigits(text: string): string {
  return [...text].map((sign) => digitOf(sign) ?? '').join('')
}

function digitsOf(text: string | undefined): number[] {
  return [...(text ?? '')].map(Number)
}

function spanOf(match: RegExpMatchArray): { readonly from: number; readonly to: number } {
  const from = match.index ?? 0
  return { from, to: from + match[0].length }
}
