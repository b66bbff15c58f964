import type { Locale } from '../../ui/words/locale.ts'
import { articleWords } from './words.ts'

/** Topics the product names; the bank's own are told by their code. */
export function topicName(locale: Locale, topic: string): string {
  const words: Readonly<Record<string, unknown>> = articleWords.byLocale[locale]
  const found = words[`topic-${topic}`]
  return typeof found === 'string' ? found : topic
}
