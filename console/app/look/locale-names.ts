import type { Locale } from '../../ui/words/locale.ts'

/** Each language by its own name, so that everyone finds theirs. */
export const LOCALE_NAMES: readonly (readonly [Locale, string])[] = [
  ['zh-CN', '简体中文'],
  ['zh-TW', '繁體中文（臺灣）'],
  ['en', 'English'],
]
