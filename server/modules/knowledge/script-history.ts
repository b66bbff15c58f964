import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { Script, ScriptHistory } from '#modules/knowledge/contract.ts'
import { scriptPublished, scriptRetired } from '#modules/knowledge/events.ts'
import type { KeptScript } from '#modules/knowledge/scripts.ts'
import type { Queryable } from '#platform/database/database.ts'
import { readLogAbout } from '#platform/log/read.ts'

/** Scripts with the names of those who made them. */
export async function withMakers(
  identity: IdentityQuestions,
  db: Queryable,
  scripts: readonly KeptScript[],
): Promise<Script[]> {
  const nameOf = await namesOf(
    identity,
    db,
    scripts.map(({ madeBy }) => madeBy),
  )
  return scripts.map((script) => ({ ...script, madeBy: nameOf(script.madeBy) }))
}

/** Who published and retired it when, from the log of facts; newest first. Empty for a script that does not exist. */
export async function historyOf(
  identity: IdentityQuestions,
  db: Queryable,
  scriptId: string,
): Promise<ScriptHistory['changes']> {
  const facts = (await readLogAbout(db, scriptId)).filter((fact) => scriptPublished.is(fact) || scriptRetired.is(fact))
  const nameOf = await namesOf(
    identity,
    db,
    facts.map(({ cause }) => cause.id),
  )
  return facts.toReversed().map((fact) => ({
    change: scriptPublished.is(fact) ? 'published' : 'retired',
    version: scriptPublished.is(fact) ? fact.data.version : null,
    at: fact.at,
    by: fact.cause.kind === 'person' ? nameOf(fact.cause.id) : null,
  }))
}

async function namesOf(identity: IdentityQuestions, db: Queryable, personIds: readonly string[]) {
  const people = await identity.people(db, [...new Set(personIds)])
  return (personId: string) => {
    const found = people.find((one) => one.personId === personId)
    return found ? { personId, name: found.displayName } : null
  }
}
