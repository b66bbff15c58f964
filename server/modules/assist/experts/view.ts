import type { Instant } from '#libs/facts/event.ts'
import type { ExpertDeps } from '#modules/assist/experts/deps.ts'
import { readSettings } from '#modules/assist/experts/settings.ts'
import { aboutQuestion, EXPERT_PROMISE, type KeptQuestion, loadQuestions } from '#modules/assist/experts/store.ts'
import { expertsBySkill, skillsOfExpert } from '#modules/assist/experts/who-knows.ts'
import type { ExpertQuestion, ExpertSkills, expertShows } from '#modules/assist/experts-contract.ts'
import { at, type Queryable, type Sql, sql } from '#platform/database/database.ts'

type Show = (typeof expertShows)[number]
/** Answered ones stay in the expert's list for so long. */
const ANSWERED_SPAN_MS = 30 * 86_400_000

/** What is asked of this person, the oldest first; the answered ones the other way round. */
export async function questionsFor(
  deps: ExpertDeps,
  db: Queryable,
  personId: string,
  show: Show,
  now: Instant,
): Promise<ExpertQuestion[]> {
  const { leastLevel } = await readSettings(db)
  const skills = await skillsOfExpert(deps.asks, db, personId, { today: deps.today(now), leastLevel })
  const inMySkills = sql`(q.state = 'waiting' and q.skill = any(${[...skills]}::text[]))`
  const taken = sql`(q.state = 'taken' and q.expert_id = ${personId})`
  const wanted: Readonly<Record<Show, Sql>> = {
    skill: inMySkills,
    mine: taken,
    overdue: sql`(${inMySkills} or ${taken})`,
    answered: sql`(q.state = 'answered' and q.expert_id = ${personId}
      and q.answered_at > ${at(now - ANSWERED_SPAN_MS)})`,
  }
  const found = await shown(deps, db, await loadQuestions(db, sql`${wanted[show]} and q.asked_by <> ${personId}`))
  if (show === 'overdue') return found.filter(({ promise }) => promise !== null && promise.dueAt < now)
  return show === 'answered' ? found.toReversed() : found
}

/** One that is asked of this person, or that they asked; undefined for everyone else. */
export async function questionFor(
  deps: ExpertDeps,
  db: Queryable,
  personId: string,
  questionId: string,
  now: Instant,
): Promise<ExpertQuestion | undefined> {
  const { leastLevel } = await readSettings(db)
  const skills = await skillsOfExpert(deps.asks, db, personId, { today: deps.today(now), leastLevel })
  const isTheirs = sql`(q.asked_by = ${personId} or q.expert_id = ${personId}
    or (q.state in ('waiting', 'taken') and q.skill = any(${[...skills]}::text[])))`
  const [found] = await shown(deps, db, await loadQuestions(db, sql`q.id = ${questionId} and ${isTheirs}`))
  return found
}

/** Everything asked about one contact; who may see the contact is asked before. */
export const questionsAbout = async (deps: ExpertDeps, db: Queryable, contactId: string): Promise<ExpertQuestion[]> =>
  shown(deps, db, await loadQuestions(db, sql`q.contact_id = ${contactId} and q.state <> 'withdrawn'`))

/** Whom this person may ask about a contact, the skill of its topic first. */
export async function skillsToAsk(
  { asks, today }: ExpertDeps,
  db: Queryable,
  { contactId, personId, now }: { readonly contactId: string; readonly personId: string; readonly now: Instant },
): Promise<ExpertSkills> {
  const { answerWithinSeconds, leastLevel, skillOfTopic } = await readSettings(db)
  const counts = await expertsBySkill(asks, db, { today: today(now), leastLevel, except: personId })
  const topic = (await asks.conversations.contactInHand(db, contactId))?.topic
  // A skill of the same code needs no setting.
  const fitting = skillOfTopic.find((one) => one.topic === topic)?.skill ?? topic
  const skills = [...counts]
    .map(([skill, experts]) => ({ skill, experts }))
    .toSorted((a, b) => (a.skill < b.skill ? -1 : 1))
  return { answerWithinSeconds, suggested: fitting && counts.has(fitting) ? fitting : null, skills }
}

async function shown({ asks }: ExpertDeps, db: Queryable, kept: readonly KeptQuestion[]): Promise<ExpertQuestion[]> {
  const ids = kept.map(({ questionId }) => questionId)
  const clocks = await asks.promises.clocks(db, EXPERT_PROMISE, aboutQuestion('').kind, ids)
  const named = kept.flatMap(({ askedBy, expertId, sentBackBy }) => [askedBy, expertId, sentBackBy])
  const people = await asks.identity.people(db, [...new Set(named.filter((id) => id !== null))])
  const nameOf = (personId: string | null) => {
    const found = people.find((one) => one.personId === personId)
    return found ? { personId: found.personId, name: found.displayName } : null
  }
  return kept.map((one) => {
    const clock = clocks.find(({ aboutId }) => aboutId === one.questionId)
    const { questionId, contactId, reference, topic, skill, locale, question, askedAt, state, answer, answeredAt } = one
    return {
      questionId,
      contactId,
      reference,
      topic,
      skill,
      locale,
      question,
      askedBy: nameOf(one.askedBy),
      askedAt,
      state,
      expert: nameOf(one.expertId),
      sentBack: one.sentBackNote === null ? null : { by: nameOf(one.sentBackBy), note: one.sentBackNote },
      answer,
      answeredAt,
      isUsed: one.usedAt !== null,
      articleId: one.articleId,
      promise: clock
        ? { state: clock.state, madeAt: clock.madeAt, dueAt: clock.dueAt, warnAt: clock.warnAt, keptAt: clock.keptAt }
        : null,
    }
  })
}
