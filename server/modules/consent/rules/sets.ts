import { limitFaults } from '#libs/contact-gate/house-limits.ts'
import { SHIPPED_VERSION, shippedChoices } from '#modules/consent/rules/in-force.ts'
import type { GateChoices, RuleSet, RuleSetList } from '#modules/consent/rules-contract.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

interface Row extends Omit<RuleSet, 'writers' | 'reviewedBy' | 'isInForce' | 'faults' | keyof GateChoices> {
  readonly choices: GateChoices
  readonly writers: readonly string[]
  readonly reviewedBy: string | null
}

/** Every version there was, the open one first, down to what the product comes with. */
export async function listRuleSets(db: Queryable, identity: IdentityQuestions, asOf: number): Promise<RuleSetList> {
  const rows = await db.rows<Row>(sql`select id "setId", version, state, revision, choices, why,
      changed_at "changedAt", writers, reviewed_by "reviewedBy", review_note "reviewNote", effective_at "effectiveAt",
      goes_back_to "goesBackTo"
    from consent.rule_set order by version desc nulls first`)
  const ids = rows.flatMap(({ writers, reviewedBy }) => [...writers, ...(reviewedBy === null ? [] : [reviewedBy])])
  const people = new Map((await identity.people(db, [...new Set(ids)])).map((one) => [one.personId, one.displayName]))
  const card = (personId: string) => ({ personId, name: people.get(personId) ?? '' })
  const inForce = rows.find(({ version }) => version !== null)?.version ?? SHIPPED_VERSION
  const sets = rows.map(
    ({ choices, ...row }): RuleSet => ({
      ...row,
      ...choices,
      isInForce: row.version === inForce,
      writers: row.writers.map(card),
      reviewedBy: row.reviewedBy === null ? null : card(row.reviewedBy),
      faults: [...limitFaults(choices.jurisdiction, choices.limits)],
    }),
  )
  const { version, ...shipped } = await shippedChoices(db)
  const first: RuleSet = {
    ...{ setId: 'shipped', version, state: 'approved', isInForce: inForce === version, revision: 1, ...shipped },
    ...{ why: '', changedAt: null, writers: [], reviewedBy: null, reviewNote: null, effectiveAt: null },
    ...{ goesBackTo: null, faults: [] },
  }
  return { asOf, inForce, sets: [...sets, first] }
}
