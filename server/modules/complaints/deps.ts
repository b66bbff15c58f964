import type { CaseQuestions } from '#modules/cases/questions.ts'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { Queryable } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** What everything about complaints works with. */
export interface ComplaintDeps {
  readonly platform: Platform
  readonly identity: IdentityQuestions
  readonly promises: PromiseQuestions
  readonly customers: CustomerQuestions
  readonly conversations: ConversationQuestions
  readonly cases: CaseQuestions
}

/** Names of people by id; null for nobody, and for those nobody is known by any more. */
export async function namesOf(identity: IdentityQuestions, db: Queryable, personIds: readonly (string | null)[]) {
  const wanted = [...new Set(personIds.filter((id) => id !== null))]
  const people = wanted.length === 0 ? [] : await identity.people(db, wanted)
  const byId = new Map(people.map((one) => [one.personId, one.displayName]))
  return (personId: string | null): { readonly personId: string; readonly name: string } | null => {
    const name = personId === null ? undefined : byId.get(personId)
    return personId === null || name === undefined ? null : { personId, name }
  }
}
