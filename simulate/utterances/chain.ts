import type { Language } from '../../seed/bank/customers.ts'
import type { TopicCode } from '../../seed/bank/topics.ts'

export type Mood = 'calm' | 'worried' | 'angry' | 'grieving'

export interface Turn {
  readonly say: string
  /** What fits as an answer; null leaves it to the agent. */
  readonly reply: string | null
}

/** What one customer says in one contact, turn by turn. */
export interface Chain {
  readonly topic: TopicCode | null
  readonly language: Language
  readonly mood: Mood
  readonly turns: readonly Turn[]
}

type Pair = readonly [say: string, reply: string]
type Untopical = Omit<Chain, 'topic'>

const chain =
  (language: Language) =>
  (mood: Mood, ...pairs: readonly Pair[]): Untopical => ({
    language,
    mood,
    turns: pairs.map(([say, reply]) => ({ say, reply })),
  })
export const zh = chain('zh-CN')
export const tw = chain('zh-TW')
export const en = chain('en')
export const about = (topic: TopicCode, ...chains: readonly Untopical[]): readonly Chain[] =>
  chains.map((each) => ({ topic, ...each }))
