import type { Me } from '#modules/identity/contract.ts'

/** The languages every screen text is written in. */
export type Locale = Me['locale']
export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const satisfies readonly Locale[]

/** A name kept as data (queue, reason, script) in each language. */
export type Names = Readonly<Record<Locale, string>>

/** The best of our languages for a browser's wishes, first wish first; Chinese when none fits. */
export function bestLocale(wishes: readonly string[]): Locale {
  for (const wish of wishes) {
    const lower = wish.toLowerCase()
    if (/^zh\b.*(tw|hk|mo|hant)/.test(lower)) return 'zh-TW'
    if (/^zh\b/.test(lower)) return 'zh-CN'
    if (/^en\b/.test(lower)) return 'en'
  }
  return 'zh-CN'
}
