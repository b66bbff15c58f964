import { percent } from '../../ui/figures/numbers.ts'
import type { Locale } from '../../ui/words/locale.ts'

/** A change in percent, with its sign, without the percent sign: `+12.5`, `−3.0`. @param share 0.125 is +12.5 */
export function signed(share: number, locale: Locale): string {
  const text = percent(share, locale)
  return share > 0 && !/^0([.,]0)?$/.test(text) ? `+${text}` : text
}
