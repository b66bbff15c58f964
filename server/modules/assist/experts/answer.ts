import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ExpertDeps } from '#modules/assist/experts/deps.ts'
import { readSettings } from '#modules/assist/experts/settings.ts'
import { changing, type KeptQuestion, kept, promiseOf, save } from '#modules/assist/experts/store.ts'
import { skillsOfExpert } from '#modules/assist/experts/who-knows.ts'
import type { ArticleBody } from '#modules/knowledge/article-contract.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

export type ExpertRefusal =
  | 'expert-question-not-found'
  | 'already-taken'
  | 'question-ended'
  | 'not-taken'
  | 'not-answered'
  | 'already-drafted'

type Done = Promise<Outcome<null, ExpertRefusal>>

/** Takes a question: from now on it is this expert's to answer, who may read the contact it is about. The clock runs on. */
export function takeQuestion(deps: ExpertDeps, by: string, questionId: string): Done {
  const { platform, asks } = deps
  return changing(deps, questionId, isAsked(deps, by), async (tx, question) => {
    const over = refuseEnded(question)
    if (over) return over
    if (question.state === 'taken')
      return question.expertId === by ? done(null) : refused('already-taken', 'A colleague answers it already.')
    const columns = sql`state = 'taken', expert_id = ${by}, taken_at = ${at(platform.clock.now())}`
    await save(deps, tx, by, { ...question, expertId: by }, 'taken', columns)
    kept(await asks.promises.handOver(tx, { kind: 'person', id: by }, promiseOf(questionId), by), questionId)
    return done(null)
  })
}

/** Gives it back to the others who know, with the reason; the clock runs on. */
export function sendBack(deps: ExpertDeps, by: string, questionId: string, note: string): Done {
  const { asks } = deps
  return changing(deps, questionId, isAsked(deps, by), async (tx, question) => {
    const over = refuseEnded(question) ?? refuseNotMine(question, by)
    if (over) return over
    const columns = sql`state = 'waiting', expert_id = null, taken_at = null, sent_back_by = ${by}, sent_back_note = ${note}`
    await save(deps, tx, by, question, 'sent-back', columns)
    kept(await asks.promises.handOver(tx, { kind: 'person', id: by }, promiseOf(questionId), null), questionId)
    return done(null)
  })
}

/** Answers; that keeps the promise, or is what keeps it late. */
export function answerQuestion(deps: ExpertDeps, by: string, questionId: string, answer: string): Done {
  const { platform, asks } = deps
  return changing(deps, questionId, isAsked(deps, by), async (tx, question) => {
    const over = refuseEnded(question) ?? refuseNotMine(question, by)
    if (over) return over
    const now = platform.clock.now()
    const columns = sql`state = 'answered', answer = ${answer}, answered_at = ${at(now)}`
    await save(deps, tx, by, question, 'answered', columns)
    const cause = { kind: 'person', id: by } as const
    kept(await asks.promises.keep(tx, cause, promiseOf(questionId), now, 'expert-answered'), questionId)
    return done(null)
  })
}

/**
 * Begins an article of question and answer; whoever asked or answered may. Both wrote of it: a third person reviews it.
 */
export function draftOf(
  deps: ExpertDeps,
  by: string,
  questionId: string,
  { topic, audience }: Pick<ArticleBody, 'topic' | 'audience'>,
): Promise<Outcome<{ readonly articleId: string }, ExpertRefusal>> {
  const isParty = (_tx: Tx, { askedBy, expertId }: KeptQuestion) => by === askedBy || by === expertId
  return changing(deps, questionId, isParty, async (tx, question) => {
    const { answer, askedBy, expertId, locale } = question
    if (answer === null || expertId === null) return refused('not-answered', 'Wait for the answer.')
    if (question.articleId !== null) return refused('already-drafted', 'There is a draft of it already: open that one.')
    const draft = { question: question.question, answer, locale, topic, audience, writers: [askedBy, expertId] }
    const { articleId } = await deps.asks.knowledge.draftFrom(tx, { personId: by }, draft)
    const columns = sql`article_id = ${articleId}, drafted_by = ${by}`
    await save(deps, tx, by, { ...question, articleId }, 'drafted', columns)
    return done({ articleId })
  })
}

/** Taken by this expert, or open in a skill of theirs; never one's own question. */
export const isAsked =
  ({ platform, asks, today }: ExpertDeps, by: string) =>
  async (tx: Tx, { skill, state, askedBy, expertId }: KeptQuestion): Promise<boolean> => {
    if (askedBy === by) return false
    if (expertId === by) return true
    if (state === 'answered' || state === 'withdrawn') return false
    const { leastLevel } = await readSettings(tx)
    const mine = await skillsOfExpert(asks, tx, by, { today: today(platform.clock.now()), leastLevel })
    return mine.includes(skill)
  }

const refuseEnded = ({ state }: KeptQuestion) =>
  state === 'answered' || state === 'withdrawn'
    ? refused('question-ended', 'It was answered or taken back already.')
    : undefined

const refuseNotMine = ({ expertId }: KeptQuestion, by: string) =>
  expertId === by ? undefined : refused('not-taken', 'Take the question first.')
