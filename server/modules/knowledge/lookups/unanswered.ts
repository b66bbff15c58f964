import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ArticleBody, ArticleLocale, ArticleVariant } from '#modules/knowledge/article-contract.ts'
import { addArticleIn, WHOLE_HOUSE, type WriteRefusal } from '#modules/knowledge/articles/write.ts'
import { questionSettled } from '#modules/knowledge/events.ts'
import type { UnansweredQuestionView } from '#modules/knowledge/lookup-contract.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type QuestionRefusal = 'question-not-found' | WriteRefusal
const MOST = 500

interface QuestionRow {
  readonly key: string
  readonly question: string
  readonly locale: ArticleLocale
  readonly asked: number
  readonly byAgents: number
  readonly byCustomers: number
  readonly firstAt: number
  readonly lastAt: number
  readonly outcome: UnansweredQuestionView['outcome']
  readonly articleId: string | null
}

/**
 * Questions nobody answered, counted, the most asked first. One that was drafted or dismissed is open again when it is
 * asked afterwards, and then counts from there.
 */
export async function listUnanswered(
  db: Queryable,
  outcome: UnansweredQuestionView['outcome'],
): Promise<UnansweredQuestionView[]> {
  return db.rows<QuestionRow>(sql`with asked as (
      select l.*, case when o.question_key is null or l.at > o.at then 'open' else o.outcome end outcome, o.article_id
      from knowledge.lookup l left join knowledge.question_outcome o on o.question_key = l.question_key
      where l.found = 0)
    select question_key "key", (array_agg(question order by at desc))[1] question,
      (array_agg(locale order by at desc))[1] locale, count(*)::int asked,
      (count(*) filter (where asked_by = 'agent'))::int "byAgents",
      (count(*) filter (where asked_by = 'customer'))::int "byCustomers",
      min(at) "firstAt", max(at) "lastAt", outcome,
      (array_agg(article_id))[1] "articleId"
    from asked where outcome = ${outcome} group by question_key, outcome
    order by asked desc, "lastAt" desc, question_key limit ${MOST}`)
}

/** Says that a question is none of ours: it leaves the list until it is asked again. */
export async function dismissQuestion(
  platform: Platform,
  by: string,
  key: string,
): Promise<Outcome<null, QuestionRefusal>> {
  return platform.db.transaction(async (tx) => {
    const known = await askedCount(tx, key)
    if (known === 0) return refused('question-not-found', 'Load the list again.')
    await settle(platform, tx, by, key, null, known)
    return done(null)
  })
}

/** Begins an article that answers the question; it is asked by these words. */
export async function draftAnswer(
  platform: Platform,
  by: string,
  draft: Pick<ArticleBody, 'code' | 'topic' | 'audience'> &
    Pick<ArticleVariant, 'title' | 'answer'> & { readonly key: string; readonly locale: ArticleLocale },
): Promise<Outcome<{ readonly articleId: string }, QuestionRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<{ readonly articleId: string }, QuestionRefusal>> => {
    const known = await askedCount(tx, draft.key)
    if (known === 0) return refused('question-not-found', 'Load the list again.')
    const { question } = await tx.one<{ question: string }>(
      sql`select question from knowledge.lookup where question_key = ${draft.key} and found = 0 order by at desc limit 1`,
    )
    const { code, topic, audience, locale, title, answer } = draft
    const made = await addArticleIn(platform, tx, by, {
      ...WHOLE_HOUSE,
      code,
      topic,
      audience,
      words: { [locale]: { title, questions: [question], answer } },
    })
    if (!made.ok) return made
    await settle(platform, tx, by, draft.key, made.value.articleId, known)
    return done({ articleId: made.value.articleId })
  })
}

async function askedCount(tx: Tx, key: string): Promise<number> {
  const { asked } = await tx.one<{ asked: number }>(
    sql`select count(*)::int asked from knowledge.lookup where question_key = ${key} and found = 0`,
  )
  return asked
}

async function settle(
  platform: Platform,
  tx: Tx,
  by: string,
  key: string,
  articleId: string | null,
  asked: number,
): Promise<void> {
  const now = platform.clock.now()
  const outcome = articleId === null ? 'dismissed' : 'drafted'
  await tx.run(sql`insert into knowledge.question_outcome (question_key, outcome, article_id, by_id, at)
    values (${key}, ${outcome}, ${articleId}, ${by}, ${at(now)})
    on conflict (question_key) do update set outcome = excluded.outcome, article_id = excluded.article_id,
      by_id = excluded.by_id, at = excluded.at`)
  await platform.log.announce(tx, { kind: 'person', id: by }, [
    questionSettled.of(articleId ?? by, now, { outcome, articleId, asked }),
  ])
}
