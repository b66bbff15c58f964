import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { TermsSpan } from '#libs/rostering/terms.ts'
import { toContract } from '#modules/rosters/contract-shapes.ts'
import type { WorkContract } from '#modules/rosters/terms-contract.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** What one person works under from one date to another, both included. @property shifts of the contract, as the wire has them */
export interface WorkedTerms extends TermsSpan {
  readonly contractName: string
  readonly shifts: WorkContract['shifts']
  readonly marks: readonly string[]
}

interface Span {
  readonly from: LocalDate
  readonly until: LocalDate
}
const FOREVER = '9999-12-31'
/** What is known first was so before, too: nobody is judged by nothing. */
const EVER = '0001-01-01'

/**
 * The terms of these people on every date of a span, in order: each with the revision of the contract in force then. A
 * change of today has no say about yesterday.
 */
export async function readTermsSpans(
  db: Queryable,
  personIds: readonly string[],
  within: Span,
): Promise<ReadonlyMap<string, readonly WorkedTerms[]>> {
  const terms = await db.rows<
    Span & { personId: string; contractId: string } & Pick<WorkedTerms, 'protections' | 'marks'>
  >(sql`select person_id "personId", contract_id "contractId", protections, marks, effective_from "from", ${FOREVER}::date until
      from rosters.terms where person_id = any(${[...personIds]}::uuid[])
    union all select person_id, contract_id, protections, marks, effective_from, until
      from rosters.terms_past where person_id = any(${[...personIds]}::uuid[])
    order by "personId", "from"`)
  const contracts = await readRevisions(db, [...new Set(terms.map(({ contractId }) => contractId))])
  const spans = new Map<string, WorkedTerms[]>()
  for (const [personId, own] of grouped(terms, (each) => each.personId)) {
    const found = fromEver(own).flatMap(({ contractId, protections, marks, ...span }) =>
      (contracts.get(contractId) ?? []).flatMap(({ contract, contractName, shifts, ...revision }) => {
        const both = overlap(overlap(span, revision), within)
        return both.from <= both.until ? [{ ...both, contract, contractName, shifts, protections, marks }] : []
      }),
    )
    spans.set(personId, found)
  }
  return spans
}

/** Every revision that was in force or will be, in order, by contract. */
async function readRevisions(db: Queryable, contractIds: readonly string[]) {
  const rows = await db.rows<Span & Pick<WorkContract, 'contractId' | 'revision' | 'name' | 'rules' | 'shifts'>>(sql`
    select id "contractId", revision, name, rules, shifts, effective_from "from", ${FOREVER}::date until
      from rosters.work_contract where id = any(${[...contractIds]}::uuid[])
    union all select contract_id, revision, name, rules, shifts, effective_from, until
      from rosters.work_contract_past where contract_id = any(${[...contractIds]}::uuid[])
    order by "contractId", "from"`)
  return new Map(
    [...grouped(rows, ({ contractId }) => contractId)].map(([contractId, own]) => [
      contractId,
      fromEver(own).map(({ revision, name, rules, shifts, from, until }) => ({
        from,
        until,
        contractName: name,
        shifts,
        contract: toContract(`${contractId} ${revision}`, { rules, shifts }),
      })),
    ]),
  )
}

const fromEver = <T extends Span>(spans: readonly T[]): T[] =>
  spans.map((span, place) => (place === 0 ? { ...span, from: EVER } : span))

const overlap = (a: Span, b: Span): Span => ({
  from: a.from > b.from ? a.from : b.from,
  until: a.until < b.until ? a.until : b.until,
})

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const own = found.get(keyOf(row))
    if (own) own.push(row)
    else found.set(keyOf(row), [row])
  }
  return found
}
