import type { Queue, Topic } from '../../queries/queues.ts'
import type { Choice } from '../../ui/form/items.tsx'
import { channelName } from '../../ui/words/channel-words.ts'
import type { Locale } from '../../ui/words/locale.ts'

/** In a topic's rows: every channel or language that has no row of its own. */
export const ANY = '*'

const CHANNELS = ['web', 'app', 'wechat', 'phone', 'mail', 'video', 'callback', 'message']
const LANGUAGES = ['zh', 'zh-CN', 'zh-TW', 'zh-HK', 'yue', 'nan', 'en', 'ja', 'ko']

/** The channels that have a word, and those the bank has named itself. */
export const channelChoices = (queues: readonly Queue[], locale: Locale, topics: readonly Topic[] = []): Choice[] =>
  together(CHANNELS, [
    ...queues.map(({ channel }) => channel),
    ...topics.flatMap(({ routes }) => routes.map(({ channel }) => channel)),
  ]).map((channel) => ({ value: channel, label: channelName(channel, locale) }))

export const languageChoices = (queues: readonly Queue[], locale: Locale, topics: readonly Topic[] = []): Choice[] =>
  together(LANGUAGES, [
    ...queues.flatMap(({ language }) => (language === null ? [] : [language])),
    ...topics.flatMap(({ routes }) => routes.map(({ language }) => language)),
  ]).map((language) => ({ value: language, label: languageName(language, locale) }))

const together = (known: readonly string[], used: readonly string[]): readonly string[] =>
  [...new Set([...known, ...used])].filter((one) => one !== ANY)

/** A language by its name in the reader's language; what is no language tag is shown as it is. */
export function languageName(language: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}
