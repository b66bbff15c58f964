import { clockDigits } from '../time/duration.ts'
import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'
import { NONE, number, percent } from './numbers.ts'
import { figureWords } from './words.ts'

export type FigureUnit = 'share' | 'seconds' | 'count'

export interface FigureText {
  readonly value: string
  /** Empty when the value speaks for itself: `04:32`, or none. */
  readonly unit: string
}

/**
 * A figure as it stands on a tile: `94.7 %`, `12.3 秒`, `04:32`, `17 件`.
 * @param value a share 0..1, seconds, or a count; null when nothing was measured
 */
export function figureText(value: number | null | undefined, unit: FigureUnit, locale: Locale): FigureText {
  if (value === null || value === undefined) return { value: NONE, unit: '' }
  const say = sayIn(figureWords, locale)
  if (unit === 'share') return { value: percent(value, locale), unit: '%' }
  if (unit === 'count') return { value: number(value, locale), unit: say('contacts') }
  if (value < 60) return { value: number(value, locale, 1), unit: say('seconds') }
  return { value: clockDigits(value * 1000), unit: '' }
}

/** With its unit, in one text. */
export function figureLine(value: number | null | undefined, unit: FigureUnit, locale: Locale): string {
  const text = figureText(value, unit, locale)
  return text.unit === '' ? text.value : `${text.value} ${text.unit}`
}

/** How far a figure moved: percentage points, seconds or a count, with its direction; null without a comparison. */
export function changeText(
  now: number | null | undefined,
  before: number | null | undefined,
  unit: FigureUnit,
  locale: Locale,
): string | null {
  if (now === null || now === undefined || before === null || before === undefined) return null
  const change = (now - before) * (unit === 'share' ? 100 : 1)
  const text = number(Math.abs(change), locale, unit === 'count' ? 0 : 1)
  const isNone = Number.parseFloat(text) === 0
  return isNone ? '→ 0' : `${change > 0 ? '↑' : '↓'} ${text}`
}

/** `≥ 92 %`: what a figure is meant to be. */
export function targetText(
  goal: { readonly direction: 'at-least' | 'at-most'; readonly target: number },
  unit: FigureUnit,
  locale: Locale,
): string {
  const sign = goal.direction === 'at-least' ? '≥' : '≤'
  if (unit === 'share') return `${sign} ${number(goal.target * 100, locale, digitsOf(goal.target * 100))} %`
  if (unit === 'count') return `${sign} ${number(goal.target, locale)}`
  return `${sign} ${figureLine(goal.target, unit, locale).replace(/\.0(?=\D|$)/, '')}`
}

const digitsOf = (value: number) => (Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1)
