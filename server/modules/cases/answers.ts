import { solveFor } from '#modules/cases/act.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { openCase } from '#modules/cases/open-case.ts'
import type { CaseQuestions } from '#modules/cases/questions.ts'
import { CASE_COLUMNS, loadCases, type StoredCase, writeLine } from '#modules/cases/store.ts'
import { toCards, UNFINISHED } from '#modules/cases/views.ts'
import { casesVisibleTo } from '#modules/cases/visibility.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

/** What other modules hear when they ask. */
export function caseAnswers(deps: CaseDeps): CaseQuestions {
  const latest = async (db: Queryable, where: Sql, limit: number) =>
    toCards(
      deps,
      db,
      await db.rows<StoredCase>(sql`select ${CASE_COLUMNS} from cases."case" c where ${where}
        order by ${UNFINISHED} desc, c.opened_at desc, c.id desc limit ${limit}`),
    )
  return {
    async openCase(tx, cause, wanted) {
      const opened = await openCase(deps, tx, cause, wanted)
      if (!opened.ok) throw new Error(`a case could not be opened: ${opened.refusal}. ${opened.detail ?? ''}`)
      return opened.value
    },
    casesOf: async (db, customerId, limit) => latest(db, await ofPerson(deps, db, customerId), limit),
    casesSeenBy: async (db, actor, customerId, limit) =>
      latest(db, sql`${await ofPerson(deps, db, customerId)} and ${casesVisibleTo(actor)}`, limit),
    isSeen: async (db, actor, caseId) =>
      (await loadCases(db, sql`c.id = ${caseId} and ${casesVisibleTo(actor)}`)).length > 0,
    cards: async (db, caseIds) => toCards(deps, db, await loadCases(db, sql`c.id = any(${[...caseIds]}::uuid[])`)),
    note: (tx, cause, caseId, text) =>
      writeLine(tx, cause, caseId, deps.platform.clock.now(), { kind: 'comment', text }),
    solve: (tx, cause, caseId, outcome) => solveFor(deps, tx, cause, caseId, outcome),
  }
}

/** Cases `c` of a customer, and of whoever is one person with them. */
async function ofPerson({ asks }: CaseDeps, db: Queryable, customerId: string): Promise<Sql> {
  const { ids } = await asks.customers.samePerson(db, customerId)
  return sql`c.customer_id = any(${[...ids]}::uuid[])`
}
