import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { versionInForce } from '#modules/knowledge/articles/article.ts'
import { versionsOf } from '#modules/knowledge/articles/store.ts'
import { articleFeedbackChanged } from '#modules/knowledge/events.ts'
import { allowanceOf } from '#modules/knowledge/feedback/settings.ts'
import type { feedbackAnswer, feedbackBody } from '#modules/knowledge/feedback-contract.ts'
import type { MoveOwed, PromiseQuestions, PromiseRef } from '#modules/promises/questions.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export const FEEDBACK_PROMISE = 'article-feedback'
const WARN_BEFORE_MS = 86_400_000

export type FeedbackRefusal =
  | 'article-not-found'
  | 'version-not-found'
  | 'feedback-not-found'
  | 'already-answered'
  | 'owner-cannot-write'

interface Deps {
  readonly platform: Platform
  readonly promises: PromiseQuestions
  /** Whether this person is active and may write articles. */
  readonly mayWrite: (tx: Tx, personId: string) => Promise<boolean>
}

interface Kept {
  readonly articleId: string
  readonly kind: 'wrong' | 'missing' | 'unclear'
  readonly ownerId: string | null
  readonly isAnswered: boolean
}

/** What an agent says is wrong; its owner owes an answer in so many working days. */
export function giveFeedback(
  { platform, promises, mayWrite }: Deps,
  by: string,
  articleId: string,
  body: z.output<typeof feedbackBody>,
): Promise<Outcome<{ readonly feedbackId: string }, FeedbackRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<{ readonly feedbackId: string }, FeedbackRefusal>> => {
    const versions = await versionsOf(tx, articleId)
    const [newest] = versions
    if (!newest) return refused('article-not-found')
    const said = versions.find(({ version }) => version === body.version)
    if (said?.state !== 'approved')
      return refused('version-not-found', 'Name the version that answers: load the article again.')
    const now = platform.clock.now()
    const feedbackId = newId(now)
    const cause = { kind: 'person', id: by } as const
    const answering = versionInForce(versions, now) ?? newest
    const ownerId = await firstWhoMay(mayWrite, tx, [newest.ownerId, answering.changedBy])
    const { version, locale, kind, note } = body
    await tx.run(sql`insert into knowledge.article_feedback
      (id, article_id, version, locale, kind, note, given_by, given_at, owner_id)
      values (${feedbackId}, ${articleId}, ${version}, ${locale}, ${kind}, ${note}, ${by}, ${at(now)}, ${ownerId})`)
    await promises.make(tx, cause, {
      kind: FEEDBACK_PROMISE,
      about: { kind: FEEDBACK_PROMISE, id: feedbackId },
      ownerId,
      queueId: null,
      madeAt: now,
      allowance: await allowanceOf(tx, promises),
      warnAtRemainingMs: [WARN_BEFORE_MS],
      title: newest.code,
    })
    await announce(platform, tx, cause, now, { feedbackId, articleId, kind, change: 'given', ownerId, outcome: null })
    return done({ feedbackId })
  })
}

async function firstWhoMay(mayWrite: Deps['mayWrite'], tx: Tx, people: readonly (string | null)[]) {
  for (const personId of people) if (personId !== null && (await mayWrite(tx, personId))) return personId
  return null
}

/** Says what was done about it; that keeps the promise. */
export function answerFeedback(
  { platform, promises }: Deps,
  by: string,
  feedbackId: string,
  body: z.output<typeof feedbackAnswer>,
): Promise<Outcome<null, FeedbackRefusal>> {
  return changing(platform, feedbackId, async (tx, kept) => {
    const now = platform.clock.now()
    const { outcome, answer } = body
    await tx.run(sql`update knowledge.article_feedback set outcome = ${outcome}, answer = ${answer}, answered_by = ${by},
      answered_at = ${at(now)} where id = ${feedbackId}`)
    const cause = { kind: 'person', id: by } as const
    const keeping = await promises.keep(tx, cause, refOf(feedbackId), now, `article-feedback:${outcome}`)
    if (!keeping.ok) throw new Error(`the promise of feedback ${feedbackId}: ${keeping.refusal}`)
    const { articleId, kind, ownerId } = kept
    await announce(platform, tx, cause, now, { feedbackId, articleId, kind, change: 'answered', ownerId, outcome })
    return done(null)
  })
}

/** Hands the answer over to somebody who may write; the clock runs on. */
export const handOverFeedback = (
  deps: Deps,
  by: string,
  feedbackId: string,
  ownerId: string,
): Promise<Outcome<null, FeedbackRefusal>> =>
  deps.platform.db.transaction((tx) => handOverIn(deps, tx, { kind: 'person', id: by }, feedbackId, ownerId))

/** With all that somebody owes: to a person who may write; no unit answers for an article. */
export const moveFeedback =
  (deps: Deps): MoveOwed =>
  async (tx, cause, feedbackId, { ownerId }) =>
    ownerId === null ? refused('owner-cannot-write') : handOverIn(deps, tx, cause, feedbackId, ownerId)

const handOverIn = (
  { platform, promises, mayWrite }: Deps,
  tx: Tx,
  cause: Cause,
  feedbackId: string,
  ownerId: string,
): Promise<Outcome<null, FeedbackRefusal>> =>
  changingIn(tx, feedbackId, async (_tx, { articleId, kind }) => {
    if (!(await mayWrite(tx, ownerId)))
      return refused('owner-cannot-write', 'Choose somebody who is active and writes articles.')
    await tx.run(sql`update knowledge.article_feedback set owner_id = ${ownerId} where id = ${feedbackId}`)
    const handed = await promises.handOver(tx, cause, refOf(feedbackId), ownerId)
    if (!handed.ok) throw new Error(`the promise of feedback ${feedbackId}: ${handed.refusal}`)
    const change = { feedbackId, articleId, kind, change: 'handed-over', ownerId, outcome: null } as const
    await announce(platform, tx, cause, platform.clock.now(), change)
    return done(null)
  })

const refOf = (feedbackId: string): PromiseRef => ({
  kind: FEEDBACK_PROMISE,
  aboutKind: FEEDBACK_PROMISE,
  aboutId: feedbackId,
})

type Change = (tx: Tx, kept: Kept) => Promise<Outcome<null, FeedbackRefusal>>

const changing = (platform: Platform, feedbackId: string, work: Change) =>
  platform.db.transaction((tx) => changingIn(tx, feedbackId, work))

async function changingIn(tx: Tx, feedbackId: string, work: Change): Promise<Outcome<null, FeedbackRefusal>> {
  const kept = await tx.maybe<Kept>(sql`select article_id "articleId", kind, owner_id "ownerId",
    answered_at is not null "isAnswered" from knowledge.article_feedback where id = ${feedbackId} for update`)
  if (!kept) return refused('feedback-not-found')
  if (kept.isAnswered) return refused('already-answered', 'Somebody answered it already.')
  return work(tx, kept)
}

const announce = (
  platform: Platform,
  tx: Tx,
  cause: Cause,
  now: Instant,
  data: Parameters<typeof articleFeedbackChanged.of>[2],
) => platform.log.announce(tx, cause, [articleFeedbackChanged.of(data.articleId, now, data)])
