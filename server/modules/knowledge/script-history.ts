import type { RecordedFact } from '#libs/facts/event.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { Script, ScriptHistory } from '#modules/knowledge/contract.ts'
import { scriptPublished, scriptRetired, scriptReturned, scriptSubmitted } from '#modules/knowledge/events.ts'
import type { KeptScript } from '#modules/knowledge/scripts.ts'
import { type Actor, may } from '#platform/access.ts'
import type { Queryable } from '#platform/database/database.ts'
import { readLogAbout } from '#platform/log/read.ts'

/** Scripts with the names of those who made them. */
export async function withMakers(
  identity: IdentityQuestions,
  db: Queryable,
  scripts: readonly KeptScript[],
  reader: Actor,
): Promise<Script[]> {
  const nameOf = await namesOf(
    identity,
    db,
    scripts.flatMap(({ madeBy, review }) => (review.by === null ? [madeBy] : [madeBy, review.by])),
  )
  return scripts.map(({ writers, ...script }) => ({
    ...script,
    madeBy: nameOf(script.madeBy),
    review: {
      ...script.review,
      by: script.review.by === null ? null : nameOf(script.review.by),
      mayReview:
        script.review.state === 'submitted' &&
        may(reader, 'knowledge.review-scripts') &&
        !writers.includes(reader.personId),
    },
  }))
}

/** Who published and retired it when, from the log of facts; newest first. Empty for a script that does not exist. */
export async function historyOf(
  identity: IdentityQuestions,
  db: Queryable,
  scriptId: string,
): Promise<ScriptHistory['changes']> {
  const facts = (await readLogAbout(db, scriptId)).filter((fact) => changeOf(fact) !== undefined)
  const nameOf = await namesOf(
    identity,
    db,
    facts.map(({ cause }) => cause.id),
  )
  return facts.toReversed().map((fact) => ({
    change: changeOf(fact) ?? 'published',
    version: scriptPublished.is(fact) || scriptSubmitted.is(fact) || scriptReturned.is(fact) ? fact.data.version : null,
    at: fact.at,
    by: fact.cause.kind === 'person' ? nameOf(fact.cause.id) : null,
  }))
}

function changeOf(fact: RecordedFact): ScriptHistory['changes'][number]['change'] | undefined {
  if (scriptPublished.is(fact)) return 'published'
  if (scriptSubmitted.is(fact)) return 'submitted'
  if (scriptReturned.is(fact)) return 'returned'
  return scriptRetired.is(fact) ? 'retired' : undefined
}

async function namesOf(identity: IdentityQuestions, db: Queryable, personIds: readonly string[]) {
  const people = await identity.people(db, [...new Set(personIds)])
  return (personId: string) => {
    const found = people.find((one) => one.personId === personId)
    return found ? { personId, name: found.displayName } : null
  }
}
