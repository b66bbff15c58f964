export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'EN' }

/** The best of our languages for a wish such as `zh-Hant-HK`; undefined when none fits. */
export function languageFor(wish: string | null | undefined): Language | undefined {
  const lower = (wish ?? '').toLowerCase()
  if (/^zh\b.*(tw|hk|mo|hant)/.test(lower)) return 'zh-TW'
  if (/^zh\b/.test(lower)) return 'zh-CN'
  return /^en\b/.test(lower) ? 'en' : undefined
}
