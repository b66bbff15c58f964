import { done, refused } from '#libs/facts/decision.ts'
import type { ExpertDeps } from '#modules/assist/experts/deps.ts'
import { EXPERT_ROLES } from '#modules/assist/experts/permissions.ts'
import { readSettings } from '#modules/assist/experts/settings.ts'
import { kept, lockQuestion, promiseOf, save } from '#modules/assist/experts/store.ts'
import { skillsOfExpert } from '#modules/assist/experts/who-knows.ts'
import type { MoveOwed } from '#modules/promises/questions.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

/**
 * With all that somebody owes: to another who knows the skill, or (nobody named) back to all of them. Never to whoever asked:
 * they wait for the answer.
 */
export const moveQuestion =
  (deps: ExpertDeps): MoveOwed =>
  async (tx, cause, questionId, { ownerId }) => {
    const question = await lockQuestion(tx, questionId)
    if (question?.state !== 'taken') return refused('not-taken')
    if (ownerId === question.askedBy || (ownerId !== null && !(await knows(deps, tx, ownerId, question.skill))))
      return refused('nobody-knows')
    const columns =
      ownerId === null
        ? sql`state = 'waiting', expert_id = null, taken_at = null`
        : sql`expert_id = ${ownerId}, taken_at = ${at(deps.platform.clock.now())}`
    const change = ownerId === null ? 'sent-back' : 'taken'
    await save(deps, tx, cause.id, { ...question, expertId: ownerId }, change, columns)
    kept(await deps.asks.promises.handOver(tx, cause, promiseOf(questionId), ownerId), questionId)
    return done(null)
  }

async function knows({ asks, today, platform }: ExpertDeps, tx: Tx, personId: string, skill: string): Promise<boolean> {
  const [person] = await asks.identity.people(tx, [personId])
  if (person?.active !== true || !EXPERT_ROLES.some((role) => person.roles.includes(role))) return false
  const { leastLevel } = await readSettings(tx)
  const given = { today: today(platform.clock.now()), leastLevel }
  return (await skillsOfExpert(asks, tx, personId, given)).includes(skill)
}
