import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ExpertDeps } from '#modules/assist/experts/deps.ts'
import { readSettings } from '#modules/assist/experts/settings.ts'
import {
  aboutQuestion,
  announce,
  changing,
  EXPERT_PROMISE,
  kept,
  promiseOf,
  save,
} from '#modules/assist/experts/store.ts'
import { expertsBySkill } from '#modules/assist/experts/who-knows.ts'
import type { ArticleLocale } from '#modules/knowledge/article-contract.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type AskRefusal = 'contact-not-found' | 'contact-ended' | 'not-in-hand' | 'nobody-knows' | 'too-many-questions'
export type AskerRefusal = 'expert-question-not-found' | 'question-ended' | 'not-answered'

/** Open questions about one contact at a time. */
const MOST_OPEN = 3
const SHORTEST_WARNING_MS = 10_000

interface Asking {
  readonly contactId: string
  readonly skill: string
  readonly locale: ArticleLocale
  /** Masked. */
  readonly question: string
}

/** Asks those who know, beside the conversation: only who has the contact in hand. The house owes an answer from now on. */
export async function askExperts(
  deps: ExpertDeps,
  actor: Actor,
  { contactId, skill, locale, question }: Asking,
): Promise<Outcome<{ readonly questionId: string }, AskRefusal>> {
  const { platform, asks, today } = deps
  const { personId } = actor
  if (!(await asks.conversations.maySeeContact(platform.db, actor, contactId))) return refused('contact-not-found')
  return platform.db.transaction(async (tx): Promise<Outcome<{ readonly questionId: string }, AskRefusal>> => {
    const contact = await asks.conversations.lockContact(tx, contactId)
    if (!contact) return refused('contact-not-found')
    if (contact.ownerId !== personId) return refused('not-in-hand', 'Only who serves the contact asks about it.')
    if (contact.endedAt !== null) return refused('contact-ended', 'The contact is over: nobody waits for an answer.')
    const { open } = await tx.one<{ open: number }>(sql`select count(*)::int open from assist.expert_question
      where contact_id = ${contactId} and state in ('waiting', 'taken')`)
    if (open >= MOST_OPEN) return refused('too-many-questions', 'Wait for an answer, or take a question back.')
    const now = platform.clock.now()
    const { answerWithinSeconds, leastLevel } = await readSettings(tx)
    const experts = await expertsBySkill(asks, tx, { today: today(now), leastLevel, except: personId })
    if (!experts.has(skill)) return refused('nobody-knows', 'Nobody else is an expert in that: choose another skill.')
    const told = await asks.conversations.contactInHand(tx, contactId)
    if (!told) return refused('contact-not-found')
    const { reference, topic } = told
    const questionId = newId(now)
    await tx.run(sql`insert into assist.expert_question
      (id, contact_id, conversation_id, reference, topic, skill, locale, question, asked_by, asked_at, state)
      values (${questionId}, ${contactId}, ${contact.conversationId}, ${reference}, ${topic}, ${skill}, ${locale},
        ${question}, ${personId}, ${at(now)}, 'waiting')`)
    const ms = answerWithinSeconds * 1_000
    await asks.promises.make(
      tx,
      { kind: 'person', id: personId },
      {
        kind: EXPERT_PROMISE,
        about: aboutQuestion(questionId),
        ownerId: null,
        queueId: null,
        madeAt: now,
        allowance: { kind: 'elapsed', ms },
        warnAtRemainingMs: [Math.max(SHORTEST_WARNING_MS, ms / 5)],
        title: reference,
      },
    )
    const named = { questionId, contactId, skill, askedBy: personId, expertId: null, articleId: null }
    await announce(deps, tx, personId, named, 'asked')
    return done({ questionId })
  })
}

/** Nobody is owed an answer any more. */
export function withdrawQuestion(
  deps: ExpertDeps,
  by: string,
  questionId: string,
): Promise<Outcome<null, AskerRefusal>> {
  const { platform, asks } = deps
  return changing(
    deps,
    questionId,
    (_tx, { askedBy }) => askedBy === by,
    async (tx, question) => {
      if (question.state === 'answered' || question.state === 'withdrawn')
        return refused('question-ended', 'It was answered or taken back already.')
      const now = platform.clock.now()
      const columns = sql`state = 'withdrawn', expert_id = null, withdrawn_at = ${at(now)}`
      await save(deps, tx, by, question, 'withdrawn', columns)
      const cause = { kind: 'person', id: by } as const
      kept(await asks.promises.withdraw(tx, cause, promiseOf(questionId), now, 'question-withdrawn'), questionId)
      return done(null)
    },
  )
}

/** The agent put the answer into a reply: counted once. */
export function noteUse(deps: ExpertDeps, by: string, questionId: string): Promise<Outcome<null, AskerRefusal>> {
  return changing(
    deps,
    questionId,
    (_tx, { askedBy }) => askedBy === by,
    async (tx, question) => {
      if (question.state !== 'answered') return refused('not-answered', 'Wait for the answer.')
      if (question.usedAt !== null) return done(null)
      await save(deps, tx, by, question, 'used', sql`used_at = ${at(deps.platform.clock.now())}`)
      return done(null)
    },
  )
}
