import { tokensOf } from './tokens.ts'
import { SIMPLIFIED, TRADITIONAL } from './traditional.ts'

export type Language = 'zh-Hans' | 'zh-Hant' | 'en' | 'mixed' | 'unknown'

/**
 * In what a text is written, by its script alone: Chinese, English (or what else uses Latin letters), both, or neither.
 * `mixed` when at least a quarter of its words are Latin and it has Chinese: 我的card被swallow了; one Latin name in a
 * Chinese sentence does not make it mixed. Chinese is traditional when more of its characters are only traditional
 * than only simplified, else simplified. Digits and marks alone are `unknown`.
 */
export function languageOf(text: string): Language {
  const tokens = tokensOf(text.normalize('NFKC').toLowerCase())
  const latin = tokens.filter(({ script }) => script === 'latin').length
  const han = tokens.filter(({ script }) => script === 'han').length
  if (han === 0) return latin === 0 ? 'unknown' : 'en'
  if (latin >= 2 && latin / (latin + han) >= 0.25) return 'mixed'
  let surplus = 0
  for (const character of text)
    surplus += Number(onlyTraditional.has(character)) - Number(onlySimplified.has(character))
  return surplus > 0 ? 'zh-Hant' : 'zh-Hans'
}

const onlyTraditional: ReadonlySet<string> = new Set(TRADITIONAL)
const onlySimplified: ReadonlySet<string> = new Set(
  [...SIMPLIFIED].filter((character) => !onlyTraditional.has(character)),
)
