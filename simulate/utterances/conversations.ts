import type { Language } from '../../seed/bank/customers.ts'
import type { TopicCode } from '../../seed/bank/topics.ts'
import { type Chance, pick } from '../../seed/chance.ts'
import type { Chain } from './chain.ts'
import { COURTESIES } from './courtesies.ts'

/** What an agent makes of a customer's words. */
export interface Understood {
  readonly topic: TopicCode | null
  readonly language: Language
  /** Null: fits no known words, a general answer has to do. */
  readonly reply: string | null
  /** Nothing more is to come after it. */
  readonly isLast: boolean
  readonly isUpset: boolean
}

export interface Conversations {
  /** What a customer of this language would say about the topic; about anything when nothing fits. */
  chainFor(chance: Chance, topic: TopicCode, language: Language): Chain
  /** Reads what was said since the last answer as an agent does, by its words alone. @param texts at least one */
  understand(texts: readonly string[]): Understood
}

/** @param chains at least one */
export function conversationsOf(chains: readonly Chain[]): Conversations {
  const known = new Map<string, Understood>()
  for (const { topic, language, mood, turns } of chains) {
    turns.forEach(({ say, reply }, place) => {
      const isLast = place === turns.length - 1
      known.set(plain(say), { topic, language, reply, isLast, isUpset: mood === 'angry' })
    })
  }
  for (const [language, { thanks }] of Object.entries(COURTESIES) as [Language, (typeof COURTESIES)[Language]][]) {
    for (const text of thanks)
      known.set(plain(text), { topic: null, language, reply: null, isLast: true, isUpset: false })
  }
  return {
    chainFor(chance, topic, language) {
      const fitting = chains.filter((chain) => chain.language === language && chain.topic === topic)
      if (fitting.length > 0) return pick(chance, fitting)
      const sameLanguage = chains.filter((chain) => chain.language === language && chain.topic === null)
      return pick(chance, sameLanguage.length > 0 ? sameLanguage : chains)
    },
    understand(texts) {
      const read = texts.flatMap((text) => known.get(plain(text)) ?? [])
      const unknown = { topic: null, reply: null, isLast: false, isUpset: false }
      return (
        read.findLast(({ reply }) => reply !== null) ??
        read.at(-1) ?? { ...unknown, language: languageOf(texts[0] ?? '') }
      )
    },
  }
}

/** Whether an agent's line only says that an answer is on its way. */
export function isOnlyCourtesy(text: string): boolean {
  return COURTESY_LINES.has(plain(text))
}

/** Whether an agent's line waits for words, as opposed to asking whether there is anything else. */
export function asksBack(text: string): boolean {
  return /[?？]\s*$/.test(text) && !/还有|還有|anything else/i.test(text)
}

const COURTESY_LINES: ReadonlySet<string> = new Set(
  Object.values(COURTESIES)
    .flatMap(({ greetings, holding, transferring }) => [...greetings, ...holding, ...transferring])
    .map(plain),
)

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim()
}

const ONLY_TRADITIONAL = /[這嗎們請轉額關開對時間題說話讓給應該銀錢驗證碼為戶號業務員發現辦書網貸車費實際還沒麼個幫]/

/** By the script it is written in. */
export function languageOf(text: string): Language {
  if (!/\p{Script=Han}/u.test(text)) return 'en'
  return ONLY_TRADITIONAL.test(text) ? 'zh-TW' : 'zh-CN'
}
