import { number } from '../figures/numbers.ts'
import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'
import { ruleWords } from './words.ts'

/** What is told of a broken rule: `libs/rostering/check/violation.ts`. */
export interface BrokenRule {
  readonly ruleId: string
  readonly kind: string
  readonly found: number
  readonly allowed: number
  readonly unit: string
}

/** `两个班次之间休息不够（CN-REST-11：8 小时，规定 11 小时）`; hours below two are told in minutes. */
export function ruleTold({ ruleId, kind, found, allowed, unit }: BrokenRule, locale: Locale): string {
  const say = sayIn(ruleWords, locale)
  const sentence = say(isKnown(kind) ? kind : 'other')
  const figures = figuresTold({ found, allowed, unit }, locale)
  if (BARE.has(kind)) return locale === 'en' ? `${sentence} (${ruleId})` : `${sentence}（${ruleId}）`
  return locale === 'en' ? `${sentence} (${ruleId}: ${figures})` : `${sentence}（${ruleId}：${figures}）`
}

/** Their figures tell nothing that the sentence does not. */
const BARE: ReadonlySet<string> = new Set([
  'unknown-person',
  'unknown-shift',
  'two-shifts-a-day',
  'shift-start',
  'shift-breaks',
  'past-the-end',
  'leave',
  'lock',
])

const isKnown = (kind: string): kind is keyof typeof ruleWords.byLocale.en => kind in ruleWords.byLocale.en

/** Found and allowed with their unit. */
export function figuresTold(
  { found, allowed, unit }: Pick<BrokenRule, 'found' | 'allowed' | 'unit'>,
  locale: Locale,
): string {
  const say = sayIn(ruleWords, locale)
  if (unit !== 'seconds') return say('counted', { found: number(found, locale), allowed: number(allowed, locale) })
  const isShort = Math.max(found, allowed) < 7200
  const told = (seconds: number) =>
    isShort ? number(Math.round(seconds / 60), locale) : number(seconds / 3600, locale, seconds % 3600 === 0 ? 0 : 1)
  return say(isShort ? 'minutes' : 'hours', { found: told(found), allowed: told(allowed) })
}
