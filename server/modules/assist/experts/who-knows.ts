import type { AssistAsks } from '#modules/assist/deps.ts'
import { EXPERT_ROLES } from '#modules/assist/experts/permissions.ts'
import type { Queryable } from '#platform/database/database.ts'

/** How many others than `personId` can be asked, by skill: active, in a role that answers, with the level, valid `today`. */
export async function expertsBySkill(
  { identity }: Pick<AssistAsks, 'identity'>,
  db: Queryable,
  { today, leastLevel, except }: { readonly today: string; readonly leastLevel: number; readonly except: string },
): Promise<ReadonlyMap<string, number>> {
  const people = await identity.peopleWithRole(db, EXPERT_ROLES, [])
  const others = people.map(({ personId }) => personId).filter((personId) => personId !== except)
  const held = await identity.skillsOf(db, others, today)
  const counts = new Map<string, number>()
  for (const skills of held.values()) {
    for (const { skill, level } of skills) if (level >= leastLevel) counts.set(skill, (counts.get(skill) ?? 0) + 1)
  }
  return counts
}

/** The skills in which this person is asked today. */
export async function skillsOfExpert(
  { identity }: Pick<AssistAsks, 'identity'>,
  db: Queryable,
  personId: string,
  { today, leastLevel }: { readonly today: string; readonly leastLevel: number },
): Promise<readonly string[]> {
  const held = (await identity.skillsOf(db, [personId], today)).get(personId) ?? []
  return held.filter(({ level }) => level >= leastLevel).map(({ skill }) => skill)
}
