import { number } from '../../ui/figures/numbers.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { sayIn } from '../../ui/words/words.ts'
import { packSource } from './pack-sources.ts'
import { type Difference, LIMITS, type Limit, valueAt, type WorkRule } from './rule-limits.ts'
import { type ContractWord, contractWords } from './words.ts'

/** `8 小时`, `45 分钟`, `4.25 小时`: below two hours in minutes, unless they are whole. */
export function spanText(seconds: number, locale: Locale): string {
  const say = sayIn(contractWords, locale)
  if (Math.abs(seconds) >= 7200 || (seconds !== 0 && seconds % 3600 === 0)) {
    return say('hoursOf', { count: shortNumber(seconds / 3600, locale) })
  }
  return say('minutesOf', { count: shortNumber(seconds / 60, locale) })
}

/** With up to two digits after the point, and none that say nothing. */
function shortNumber(value: number, locale: Locale): string {
  const digits = [0, 1].find((count) => Math.abs(value * 10 ** count - Math.round(value * 10 ** count)) < 1e-9) ?? 2
  return number(value, locale, digits)
}

/** A limit's value as people write it; null where nothing is limited. */
export function limitText({ unit, word }: Limit, value: unknown, locale: Locale): string | null {
  const say = sayIn(contractWords, locale)
  if (Array.isArray(value)) return protectionsText(value, locale)
  if (unit === 'time') return typeof value === 'string' && value !== '' ? value : null
  if (typeof value !== 'number') return null
  if (unit === 'hours' || unit === 'minutes') {
    return word === 'nightLeast' && value < 60 ? say('anyOfIt') : spanText(value, locale)
  }
  return unit === 'protections' ? null : say(`${unit}Of`, { count: value })
}

/** People under protection, in words; nobody is said too. */
export function protectionsText(protections: readonly unknown[], locale: Locale): string {
  const say = sayIn(contractWords, locale)
  if (protections.length === 0) return say('nobody')
  return listed(
    protections.map((one) => (isProtection(one) ? say(one) : String(one))),
    locale,
  )
}

const PROTECTION_WORDS = ['pregnant', 'pregnant-7-months', 'nursing', 'child-worker'] as const satisfies ContractWord[]
const isProtection = (one: unknown): one is (typeof PROTECTION_WORDS)[number] =>
  PROTECTION_WORDS.some((known) => known === one)

/** What the pack says at a place where a rule differs from it. */
export function differenceText(difference: Difference, pack: WorkRule, locale: Locale): string {
  const say = sayIn(contractWords, locale)
  if (difference.kind === 'limit') {
    const { limit } = difference
    const value = limitText(limit, valueAt(pack, limit.at), locale) ?? say('noLimit')
    return say('packLimit', { what: say(limit.word), value })
  }
  if (difference.kind === 'severity') return say(pack.severity)
  return difference.kind === 'since' ? say('since', { date: pack.effectiveFrom }) : packSource(pack, locale)
}

/** What a rule limits, in one line. */
export function ruleText(rule: WorkRule, locale: Locale): string {
  const say = sayIn(contractWords, locale)
  const parts = LIMITS[rule.kind].flatMap((limit) => {
    const value = limitText(limit, valueAt(rule, limit.at), locale)
    return value === null ? [] : [say('packLimit', { what: say(limit.word), value })]
  })
  return parts.join(locale === 'en' ? ', ' : '，')
}

/** 1 Monday to 7 Sunday, in order. */
export const WEEKDAY_WORDS = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const satisfies ContractWord[]

export const listed = (parts: readonly string[], locale: Locale): string => parts.join(locale === 'en' ? ', ' : '、')
