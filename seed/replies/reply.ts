import type { TopicCode } from '../bank/topics.ts'
import { type Words, w } from '../words.ts'

export interface ReplyPlan {
  readonly shortcut: string
  readonly title: Words
  readonly text: Words
  readonly topic: TopicCode | null
}

type Triple = readonly [zhCN: string, zhTW: string, en: string]

/** @param text may hold variables in double braces, such as customer.name: see `libs/reply-template` */
export const reply = (shortcut: string, title: Triple, text: Triple, topic: TopicCode | null = null): ReplyPlan => ({
  shortcut,
  title: w(...title),
  text: w(...text),
  topic,
})
