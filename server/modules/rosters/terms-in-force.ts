import { toContract } from '#modules/rosters/contract-shapes.ts'
import type { TermsInForce } from '#modules/rosters/questions.ts'
import { readContracts, readTerms } from '#modules/rosters/work-contracts.ts'
import type { Queryable } from '#platform/database/database.ts'

/** What each of these people works under, as `libs/rostering` reads it; who works under no contract is left out. */
export async function termsInForce(db: Queryable, personIds: readonly string[]): Promise<readonly TermsInForce[]> {
  const terms = await readTerms(db, personIds)
  const contracts = new Map(
    (await readContracts(db)).map((each) => [each.contractId, toContract(each.contractId, each)]),
  )
  return terms.flatMap(({ personId, contractId, protections }) => {
    const contract = contracts.get(contractId)
    return contract ? [{ personId, contract, protections }] : []
  })
}
