import { exampleFaults } from '#libs/language/feeling/house-red-lines.ts'
import type { RedLineSet, RedLineSetList } from '#modules/conversations/red-line-sets-contract.ts'
import { type Lines, SHIPPED_VERSION } from '#modules/conversations/red-lines/in-force.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

interface Row extends Omit<RedLineSet, 'writers' | 'reviewedBy' | 'isInForce' | 'faults' | 'off' | 'own'> {
  readonly lines: Lines
  readonly writers: readonly string[]
  readonly reviewedBy: string | null
}

/** Every set there was, the open one first. */
export async function listSets(db: Queryable, identity: IdentityQuestions, asOf: number): Promise<RedLineSetList> {
  const rows = await db.rows<Row>(sql`select id "setId", version, state, revision, lines, why, changed_at "changedAt",
      writers, reviewed_by "reviewedBy", review_note "reviewNote", effective_at "effectiveAt", goes_back_to "goesBackTo"
    from conversations.red_line_set order by version desc nulls first`)
  const ids = rows.flatMap(({ writers, reviewedBy }) => [...writers, ...(reviewedBy === null ? [] : [reviewedBy])])
  const people = new Map((await identity.people(db, [...new Set(ids)])).map((one) => [one.personId, one.displayName]))
  const card = (personId: string) => ({ personId, name: people.get(personId) ?? '' })
  const inForce = rows.find(({ version }) => version !== null)?.version ?? SHIPPED_VERSION
  const sets = rows.map(({ lines, ...row }) => ({
    ...row,
    off: lines.off,
    own: [...lines.own],
    isInForce: row.version === inForce,
    writers: row.writers.map(card),
    reviewedBy: row.reviewedBy === null ? null : card(row.reviewedBy),
    faults: row.state === 'approved' ? [] : [...exampleFaults(lines.own)],
  }))
  return { asOf, inForce, sets }
}
