import type { KnownArticle, Turn } from '#libs/dialogue/dialogue.ts'
import { did, type Heard, put, reply, say, tried } from '#libs/dialogue/draft.ts'
import { handOver } from '#libs/dialogue/hand-over-turn.ts'
import { askIfHelped } from '#libs/dialogue/helped.ts'

/** Whether the bot may answer from it at this instant: approved, begun, not ended. */
export const inForce = (article: KnownArticle | undefined, now: number): article is KnownArticle =>
  article?.isApproved === true && article.effectiveAt <= now && (article.expiresAt === null || now < article.expiresAt)

/**
 * Answers a question from one article. Not in force: a person, never an old answer. The same answer twice in a row says
 * so; a third time a person takes over.
 */
export function answerQuestion(turn: Turn, heard: Heard, article: string): Turn {
  if (!inForce(heard.knowledge.articles[article], heard.now)) return handOver(turn, heard, { why: 'no-current-answer' })
  const { lastAnswer, active } = turn.state
  const times = lastAnswer?.article === article ? lastAnswer.times + 1 : 1
  if (times > 2) return handOver(turn, heard, { why: 'going-in-circles' })
  const warned = times === 2 ? say(turn, 'said-already') : turn
  const answered = put(answerFrom(warned, heard, article), {
    lastAnswer: { article, times },
    unsureTurns: 0,
    lastClarified: null,
  })
  return active ? answered : askIfHelped(answered)
}

/** Shows an article that is in force, with its citation; the only place where an article is answered from. */
export function answerFrom(turn: Turn, heard: Heard, code: string): Turn {
  const article = heard.knowledge.articles[code]
  if (!inForce(article, heard.now)) return turn
  const { articleId, version, title } = article
  const shown = reply(turn, { kind: 'article', article: code, articleId, version, title, buttons: [] })
  const { turn: number, intent } = turn.state
  return did(tried(shown, { kind: 'article', articleId, version, title, turn: number }), {
    act: 'answer',
    article: code,
    articleId,
    version,
    intent,
  })
}
