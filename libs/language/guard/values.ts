import { CHINESE_NUMERAL, readChineseNumeral } from '../slots/chinese-numerals.ts'
import { ENGLISH_NUMERAL, readEnglishNumeral } from '../slots/english-numerals.ts'
import { unitAfter, unitBefore } from './units.ts'

/** A number in a text and what it counts; `unit` is '' when the text does not say. */
export interface Value {
  readonly value: number
  readonly unit: string
  readonly text: string
}

/** Every number of a text, and every long run of digits as phone numbers and accounts are written. */
export interface Values {
  readonly values: readonly Value[]
  /** Digits without what stands between them, 7 or more. */
  readonly runs: readonly string[]
}

/**
 * The numbers of a tightened text however they are written: 3,000, 3 0 0 0, 三千, 3千, three thousand, 百分之三点五, 3.5%,
 * ½. List marks at the start, first / 第一 and the 一 of 一个 are no facts and left out.
 */
export function valuesOf(text: string): Values {
  const undated = text.replace(DATE, ' $1年$2月$3日 ')
  const runs = [...undated.matchAll(RUN)].map(([whole]) => whole.replace(/\D/g, '')).filter((run) => run.length >= 7)
  const values: Value[] = []
  const timeless = undated.replace(
    CLOCK,
    (whole, hours: string, minutes: string, half: string | undefined, at: number) => {
      values.push(clock(Number(hours), Number(minutes), whole, half ?? text.slice(Math.max(0, at - 4), at)))
      return ' '
    },
  )
  const plain = joinDigits(withoutRuns(timeless)).replace(/^(?:\(?\d{1,2}[.)、](?!\d)|[a-d][.)] )\s*/, '')
  for (const match of plain.matchAll(NUMBER)) {
    const read = readMatch(plain, match)
    if (read) values.push(read)
  }
  for (const [pattern, text, value] of MONTHS)
    if (pattern.test(plain)) values.push({ value, unit: 'month-of-year', text })
  return { values, runs }
}

/** Whether the same number of the same thing stands there. A unit one side does not give is taken to be the other's. */
export function holdsValue(values: readonly Value[], wanted: Value): boolean {
  return values.some(
    ({ value, unit }) =>
      Math.abs(value - wanted.value) < 1e-9 * Math.max(1, Math.abs(value)) && agree(unit, wanted.unit),
  )
}

function agree(given: string, wanted: string): boolean {
  if (given === wanted || given === '' || wanted === '') return true
  return given === 'money' ? MONEY.test(wanted) && wanted !== 'USD' : wanted === 'money' && MONEY.test(given)
}

const MONEY = /^(?:money|[A-Z]{3})$/

/** Groups of digits with a space, dash, dot or bracket between them, as phone numbers have. */
const RUN = /(?<![\d.,])\+?\(?\d(?:[ ()\-·]{0,2}\d){6,}(?![\d]|[.,]\d)/g

function withoutRuns(text: string): string {
  return text.replace(RUN, (run) => (/^\d{1,4}(?: \d{3})+$/.test(run) ? run.replaceAll(' ', '') : ' '))
}

const CLOCK = /(?<!\d)(\d{1,2}):(\d{2})(?!\d)(?: ?(am|pm|a\.m|p\.m))?/g

/** 下午 stands before, pm behind. */
function halfOf(before: string, after: string): string {
  return before + (/^ ?[ap]\.?m/.exec(after)?.[0] ?? '')
}

/** A time of day in minutes; 下午5点 and 5 pm are 17:00. */
function clock(hours: number, minutes: number, text: string, half: string): Value {
  const isLate = /下午|晚|pm|p\.m/.test(half) && hours < 12
  return { value: hours * 60 + minutes + (isLate ? 720 : 0), unit: 'clock', text }
}

const DATE = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g

/** 1 2 0 0 and 1,2 0 0 and 1_200 are 1200 to a reader. */
function joinDigits(text: string): string {
  return text
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/(?<=(?:^|\D)\d) (?=\d(?:\D|$))/g, '')
    .replace(/(?<=\d)[_'’·*]+(?=\d)/g, '')
}

/** Not the verb. */
const MAY = '\\b(?:(?:in|of|on|by|until|\\d) may|may (?=\\d))'
const MONTHS = 'january february march april may june july august september october november december'
  .split(' ')
  .map((name, at) => [new RegExp(name === 'may' ? MAY : `\\b${name}\\b`), name, at + 1] as const)

const NUMBER = new RegExp(
  `(?<ratio>[百千万]分之)(?<part>[\\d.零一二两三四五六七八九十百点]+)|(?<![a-z\\d])(?<english>${ENGLISH_NUMERAL})(?![a-z])|` +
    `(?<decimal>[零一二三四五六七八九十百]+点[零一二三四五六七八九]+)(?<scale>[万亿])?|(?<chinese>\\d+(?:\\.\\d+)?[十百千万亿]*|${CHINESE_NUMERAL})(?<size> ?(?:k|m|thousand|million|billion)(?![a-z]))?`,
  'gu',
)
const RATIOS: Readonly<Record<string, number>> = { 百分之: 1, 千分之: 0.1, 万分之: 0.01 }
const SIZES: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  万: 1e4,
  亿: 1e8,
}

function readMatch(text: string, match: RegExpMatchArray): Value | undefined {
  const { ratio, part, english, decimal, scale, chinese, size } = match.groups ?? {}
  const from = match.index ?? 0
  const after = text.slice(from + match[0].length)
  if (ratio !== undefined) {
    const share = readDecimal(part ?? '')
    return share === undefined ? undefined : { value: share * (RATIOS[ratio] ?? 1), unit: 'percent', text: match[0] }
  }
  const words = english ?? decimal ?? chinese ?? ''
  const number = english !== undefined ? readEnglishNumeral(english) : readDecimal(words)
  if (number === undefined) return undefined
  const unit = unitAfter(after) || unitBefore(text.slice(0, from))
  if (isNoFact(words, number, unit, text.slice(0, from), after)) return undefined
  if (unit === 'clock') return clock(number, 0, match[0], halfOf(text.slice(Math.max(0, from - 4), from), after))
  const value = number * (SIZES[size?.trim() ?? scale ?? ''] ?? 1)
  return { ...scaled(value, unit), text: match[0] }
}

/** 5‰ is 0.5 %; 八五折 is left as it is. */
function scaled(value: number, unit: string): { readonly value: number; readonly unit: string } {
  if (unit === 'permille') return { value: value / 10, unit: 'percent' }
  return unit === 'basis-point' ? { value: value / 100, unit: 'percent' } : { value, unit }
}

function readDecimal(text: string): number | undefined {
  const [whole = '', part] = text.split('点')
  const number = readChineseNumeral(whole)
  if (part === undefined || number === undefined) return number
  const digits = [...part].map((sign) => readChineseNumeral(sign))
  return Number(`${number}.${digits.join('')}`)
}

/** Words that hold a numeral without stating a number: 一个, 统一, 万一, 第一, "one of them". */
function isNoFact(words: string, number: number, unit: string, before: string, after: string): boolean {
  if (/^\d/.test(words)) return false
  if (/第$/.test(before) && number <= 10) return true
  if (words === 'one' || words === '一') return unit === '' || unit === 'count'
  if (/^[零〇一二两三四五六七八九万千百半]$/.test(words)) return unit === '' || /[万千百半零]/.test(words)
  return /^[千万百]+$/.test(words) || (words === '十' && /^分|^足/.test(after))
}
