import type { ConsentText } from '#modules/consent/texts-contract.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

interface Row extends Omit<ConsentText, 'writers' | 'reviewedBy' | 'isInForce'> {
  readonly writers: readonly string[]
  readonly reviewedBy: string | null
}

/** Every version of every text, newest first within its purpose. */
export async function listTexts(db: Queryable, identity: IdentityQuestions, now: number): Promise<ConsentText[]> {
  const rows = await db.rows<Row>(sql`select t.id "textId", t.purpose, t.receiver, t.version, t.state, t.revision,
      t.words, t.changed_at "changedAt", t.writers, t.reviewed_by "reviewedBy", t.review_note "reviewNote",
      t.effective_at "effectiveAt",
      (select count(*)::int from consent.standing s join consent.decision d on d.id = s.decision_id
        where d.text_id = t.id and s.state = 'given') "givenCount"
    from consent.text_version t order by t.purpose, t.receiver, t.version desc`)
  const ids = rows.flatMap(({ writers, reviewedBy }) => [...writers, ...(reviewedBy === null ? [] : [reviewedBy])])
  const people = new Map((await identity.people(db, [...new Set(ids)])).map((one) => [one.personId, one.displayName]))
  const card = (personId: string) => ({ personId, name: people.get(personId) ?? '' })
  const inForce = new Map<string, string>()
  for (const { purpose, receiver, textId, state, effectiveAt } of rows) {
    const key = `${purpose}/${receiver}`
    const holds = state === 'approved' && effectiveAt !== null && effectiveAt <= now
    if (holds && !inForce.has(key)) inForce.set(key, textId)
  }
  return rows.map((row) => ({
    ...row,
    isInForce: inForce.get(`${row.purpose}/${row.receiver}`) === row.textId,
    writers: row.writers.map(card),
    reviewedBy: row.reviewedBy === null ? null : card(row.reviewedBy),
  }))
}
