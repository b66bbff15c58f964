/** One row of the topic table; `*` stands for every channel or language without a row of its own. */
export interface TopicRoute {
  readonly topic: string
  readonly channel: string
  readonly language: string
  readonly queueId: string
}

export interface AskedFor {
  readonly topic: string | null
  readonly channel: string
  /** As browsers name it: `zh-CN`, `en`. */
  readonly language: string
}

/** Topic of the rows for contacts without a topic of their own, or with one that has no fitting row. */
export const ANY = '*'

/**
 * The queue for what a customer asks: the topic weighs most, then the channel, then the language; a language row serves
 * its regions too (`en` serves `en-GB`).
 * @param routes rows whose topic and queue are active
 * @returns undefined when nothing fits, not even a row for everything
 */
export function chooseQueue(routes: readonly TopicRoute[], asked: AskedFor): string | undefined {
  const topics = asked.topic === null ? [ANY] : [asked.topic, ANY]
  const channels = [asked.channel, ANY]
  const languages = [asked.language, asked.language.split('-')[0], ANY]
  for (const topic of topics) {
    for (const channel of channels) {
      for (const language of languages) {
        const found = routes.find(
          (route) => route.topic === topic && route.channel === channel && route.language === language,
        )
        if (found) return found.queueId
      }
    }
  }
  return undefined
}
