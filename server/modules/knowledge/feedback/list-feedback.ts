import type { z } from 'zod'
import type { Instant } from '#libs/facts/event.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { ArticleLocale, ArticleWords } from '#modules/knowledge/article-contract.ts'
import { toldIn } from '#modules/knowledge/articles/article.ts'
import { FEEDBACK_PROMISE } from '#modules/knowledge/feedback/feedback.ts'
import type { ArticleFeedback, feedbackSearch } from '#modules/knowledge/feedback-contract.ts'
import { namesOf } from '#modules/knowledge/names.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import { type Actor, may } from '#platform/access.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

const MOST = 500

interface FeedbackRow {
  readonly feedbackId: string
  readonly articleId: string
  readonly code: string
  readonly words: ArticleWords
  readonly version: number
  readonly locale: ArticleLocale
  readonly kind: ArticleFeedback['kind']
  readonly note: string
  readonly givenBy: string
  readonly givenAt: Instant
  readonly ownerId: string | null
  readonly outcome: ArticleFeedback['outcome']
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredAt: Instant | null
}

/** Those who write articles see all of it; everyone else what they said themselves. What is due first comes first. */
export async function listFeedback(
  asks: { readonly identity: IdentityQuestions; readonly promises: PromiseQuestions },
  db: Queryable,
  actor: Actor,
  wanted: z.output<typeof feedbackSearch>,
): Promise<ArticleFeedback[]> {
  const rows =
    await db.rows<FeedbackRow>(sql`select f.id "feedbackId", f.article_id "articleId", a.code, v.words, f.version,
      f.locale, f.kind, f.note, f.given_by "givenBy", f.given_at "givenAt", f.owner_id "ownerId", f.outcome, f.answer,
      f.answered_by "answeredBy", f.answered_at "answeredAt"
    from knowledge.article_feedback f join knowledge.article a on a.id = f.article_id
    join knowledge.article_version v on v.article_id = f.article_id and v.version = f.version
    where ${visibleTo(actor)} and ${IN_STATE[wanted.state]}
      and ${wanted.articleId === undefined ? sql`true` : sql`f.article_id = ${wanted.articleId}`}
      and ${wanted.mine === 'true' ? sql`${actor.personId} in (f.given_by, f.owner_id)` : sql`true`}
    order by f.given_at desc limit ${MOST}`)
  const ids = rows.map(({ feedbackId }) => feedbackId)
  const clocks = await asks.promises.clocks(db, FEEDBACK_PROMISE, FEEDBACK_PROMISE, ids)
  const people = rows.flatMap(({ givenBy, ownerId, answeredBy }) => [givenBy, ownerId, answeredBy])
  const nameOf = await namesOf(asks.identity, db, people)
  const shown = rows.map(({ words, ownerId, ...row }) => {
    const clock = clocks.find(({ aboutId }) => aboutId === row.feedbackId)
    return {
      ...row,
      title: words[toldIn(words, row.locale)]?.title ?? row.code,
      givenBy: nameOf(row.givenBy),
      answeredBy: nameOf(row.answeredBy),
      owner: nameOf(ownerId),
      promise: clock
        ? {
            state: clock.state,
            dueAt: clock.dueAt,
            warnAt: clock.warnAt,
            madeAt: clock.madeAt,
            keptAt: clock.keptAt,
          }
        : null,
    }
  })
  return shown.toSorted((a, b) => dueOf(a) - dueOf(b))
}

/** The open ones by what is due first, then the answered ones, the latest first. */
const dueOf = ({ answeredAt, promise }: ArticleFeedback): number =>
  answeredAt === null ? (promise?.dueAt ?? 0) : Number.MAX_SAFE_INTEGER - answeredAt

const visibleTo = (actor: Actor): Sql =>
  may(actor, 'knowledge.write-articles') ? sql`true` : sql`f.given_by = ${actor.personId}`

const IN_STATE: Readonly<Record<z.output<typeof feedbackSearch>['state'], Sql>> = {
  open: sql`f.answered_at is null`,
  answered: sql`f.answered_at is not null`,
  all: sql`true`,
}
