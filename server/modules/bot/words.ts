import { LOCALES, type Locale, type Words } from '#libs/dialogue/flow.ts'
import { languageOf } from '#libs/language/text/language-of.ts'

/** What the bot is called in a thread. */
export const BOT_NAME: Words = { 'zh-CN': '智能助理', 'zh-TW': '智能助理', en: 'Virtual assistant' }

export const localeOf = (language: string): Locale =>
  LOCALES.find((locale) => locale === language) ?? (language.startsWith('zh') ? 'zh-CN' : 'en')

/**
 * In which language to answer these words: English to English and Chinese to Chinese, whatever the page was set to; the
 * session's own where the words do not tell, or where they mix. A short word or two of Latin letters tells nothing.
 */
export function localeOfWords(text: string, own: Locale): Locale {
  const written = languageOf(text)
  if (written === 'en') return own === 'en' || text.trim().split(/\s+/).length >= 3 ? 'en' : own
  if (written === 'zh-Hant') return 'zh-TW'
  if (written === 'zh-Hans') return own === 'en' ? 'zh-CN' : own
  return own
}

const ON_FAILURE: Words = {
  'zh-CN': '抱歉，我是智能助理，这次没能及时回答您。已为您转接人工客服，您不必重复刚才的内容。',
  'zh-TW': '抱歉，我是智能助理，這次沒能及時回答您。已為您轉接真人客服，您不必重複剛才的內容。',
  en: 'Sorry, I am a virtual assistant and could not answer in time. A person takes over now; you need not repeat anything.',
}
export const wordsOnFailure = (language: string): string => ON_FAILURE[localeOf(language)]

/** Under every answer: which article it is from. */
export function citationOf(title: string, version: number, locale: Locale): string {
  if (locale === 'en') return `Source: “${title}”, version ${version}`
  return locale === 'zh-TW' ? `依據：《${title}》第 ${version} 版` : `依据：《${title}》第 ${version} 版`
}

/** An article as it is said by the bot: its own words, and which they are. */
export const articleSaid = (
  own: { readonly title: string; readonly answer: string },
  version: number,
  locale: Locale,
): string => `${own.answer}\n\n${citationOf(own.title, version, locale)}`

const FILE: Words = {
  'zh-CN': '我是智能助理，看不了文件。已为您转接人工客服，同事会查看您发来的文件。',
  'zh-TW': '我是智能助理，看不了檔案。已為您轉接真人客服，同仁會查看您傳來的檔案。',
  en: 'I am a virtual assistant and cannot look at files. A person takes over now and will see the file you sent.',
}
export const wordsOnFile = (language: string): string => FILE[localeOf(language)]
