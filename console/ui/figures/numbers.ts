import type { Locale } from '../words/locale.ts'

/** What stands where there is no figure: nothing measured is not zero. */
export const NONE = '—'

/** A number with thousands parted and a real minus sign. @param digits after the point, always shown */
export function number(value: number | null | undefined, locale: Locale, digits = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE
  return formatter(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(value)
    .replace('-', '−')
}

/** A share as percent, without the sign. @param share 0..1 */
export function percent(share: number | null | undefined, locale: Locale, digits = 1): string {
  return number(share === null || share === undefined ? null : share * 100, locale, digits)
}

/** Money in minor units (1/100), without the currency. */
export function money(minor: number | null | undefined, locale: Locale): string {
  return number(minor === null || minor === undefined ? null : minor / 100, locale, 2)
}

const BYTES = ['B', 'KB', 'MB', 'GB'] as const

/** `12.4 KB`: in the largest unit that keeps it 1 or more. */
export function bytes(count: number, locale: Locale): string {
  const step = Math.min(BYTES.length - 1, Math.floor(Math.log(Math.max(1, count)) / Math.log(1024)))
  return `${number(count / 1024 ** step, locale, step === 0 ? 0 : 1)} ${BYTES[step]}`
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, options)
  formatters.set(key, known)
  return known
}
