import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { SearchIndex } from '#modules/knowledge/articles/search-index.ts'
import { writesArticles } from '#modules/knowledge/permissions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { Queryable } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** What everything about articles works with. */
export interface ArticleDeps {
  readonly platform: Platform
  readonly identity: IdentityQuestions
  readonly promises: PromiseQuestions
  readonly index: SearchIndex
  readonly mayWrite: (db: Queryable, personId: string) => Promise<boolean>
}

export const articleDeps = (
  platform: Platform,
  asks: { readonly identity: IdentityQuestions; readonly promises: PromiseQuestions },
  index: SearchIndex,
): ArticleDeps => ({
  platform,
  ...asks,
  index,
  async mayWrite(db, personId) {
    const [person] = await asks.identity.people(db, [personId])
    return person?.active === true && writesArticles(person.roles)
  },
})
