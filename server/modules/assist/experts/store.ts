import { type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { expertQuestionChanged } from '#modules/assist/events.ts'
import type { ExpertDeps } from '#modules/assist/experts/deps.ts'
import type { ExpertQuestion } from '#modules/assist/experts-contract.ts'
import type { ArticleLocale } from '#modules/knowledge/article-contract.ts'
import type { PromiseRef } from '#modules/promises/questions.ts'
import { type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

export const EXPERT_PROMISE = 'expert-answer'
export const ABOUT = 'expert-question'
export const aboutQuestion = (questionId: string) => ({ kind: ABOUT, id: questionId })
export const promiseOf = (questionId: string): PromiseRef => ({
  kind: EXPERT_PROMISE,
  aboutKind: ABOUT,
  aboutId: questionId,
})

/** A question as it is kept. */
export interface KeptQuestion {
  readonly questionId: string
  readonly contactId: string
  readonly conversationId: string
  readonly reference: string
  readonly topic: string | null
  readonly skill: string
  readonly locale: ArticleLocale
  readonly question: string
  readonly askedBy: string
  readonly askedAt: Instant
  readonly state: ExpertQuestion['state']
  readonly expertId: string | null
  readonly sentBackBy: string | null
  readonly sentBackNote: string | null
  readonly answer: string | null
  readonly answeredAt: Instant | null
  readonly usedAt: Instant | null
  readonly articleId: string | null
}

export const loadQuestions = (db: Queryable, where: Sql): Promise<KeptQuestion[]> =>
  db.rows<KeptQuestion>(sql`${SELECT} where ${where} order by q.asked_at, q.id limit ${MOST}`)

const MOST = 300
const SELECT = sql`select q.id "questionId", q.contact_id "contactId", q.conversation_id "conversationId", q.reference,
    q.topic, q.skill, q.locale, q.question, q.asked_by "askedBy", q.asked_at "askedAt", q.state, q.expert_id "expertId",
    q.sent_back_by "sentBackBy", q.sent_back_note "sentBackNote", q.answer, q.answered_at "answeredAt",
    q.used_at "usedAt", q.article_id "articleId"
  from assist.expert_question q`

export const lockQuestion = (tx: Tx, questionId: string) =>
  tx.maybe<KeptQuestion>(sql`${SELECT} where q.id = ${questionId} for update`)

/** One change of one question: what one may not see is not told from what does not exist. */
export function changing<T, R extends string>(
  { platform }: Pick<ExpertDeps, 'platform'>,
  questionId: string,
  isVisible: (tx: Tx, kept: KeptQuestion) => boolean | Promise<boolean>,
  work: (tx: Tx, kept: KeptQuestion) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | 'expert-question-not-found'>> {
  return platform.db.transaction(async (tx): Promise<Outcome<T, R | 'expert-question-not-found'>> => {
    const kept = await lockQuestion(tx, questionId)
    if (!kept || !(await isVisible(tx, kept)))
      return refused('expert-question-not-found', 'It is not asked any more, or not of you: load the list again.')
    return work(tx, kept)
  })
}

type Change = Parameters<typeof expertQuestionChanged.of>[2]['change']

/** Writes the columns, tells the log. */
export async function save(
  { platform }: Pick<ExpertDeps, 'platform'>,
  tx: Tx,
  by: string,
  kept: Pick<KeptQuestion, 'questionId' | 'contactId' | 'skill' | 'askedBy' | 'expertId' | 'articleId'>,
  change: Change,
  columns: Sql,
): Promise<void> {
  await tx.run(sql`update assist.expert_question set ${columns} where id = ${kept.questionId}`)
  await announce({ platform }, tx, by, kept, change)
}

export function announce(
  { platform }: Pick<ExpertDeps, 'platform'>,
  tx: Tx,
  by: string,
  kept: Pick<KeptQuestion, 'questionId' | 'contactId' | 'skill' | 'askedBy' | 'expertId' | 'articleId'>,
  change: Change,
) {
  const { questionId, contactId, skill, askedBy, expertId, articleId } = kept
  const data = { questionId, contactId, change, skill, askedBy, expertId, articleId }
  // About the contact: what became of it stands in the contact's course.
  return platform.log.announce(tx, { kind: 'person', id: by }, [
    expertQuestionChanged.of(contactId, platform.clock.now(), data),
  ])
}

/** An outcome of the promise that no rule here allows. */
export function kept(outcome: Outcome<null, string>, questionId: string): void {
  if (!outcome.ok) throw new Error(`the promise of expert question ${questionId}: ${outcome.refusal}`)
}
