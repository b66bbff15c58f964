import type { RosteredPerson } from '#modules/rosters/terms-contract.ts'
import type { Terms } from './use-contracts.ts'

/** In place of a contract's id: those who work under none. */
export const NO_CONTRACT = 'none'

/** Who is shown: every word of the text in name or number, and the contract chosen; empty asks for nothing. */
export function shownPeople(
  people: readonly RosteredPerson[],
  { text, contract }: { readonly text: string; readonly contract: string },
): readonly RosteredPerson[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return people.filter(({ displayName, agentNo, terms }) => {
    const name = `${displayName} ${agentNo}`.toLowerCase()
    const under = terms?.contractId ?? NO_CONTRACT
    return words.every((word) => name.includes(word)) && (contract === '' || under === contract)
  })
}

/** Terms under another contract; everything else about the person stays as it is. */
export const movedTo = (contractId: string, terms: Terms | null): Terms => ({
  protections: terms?.protections ?? [],
  marks: terms?.marks ?? [],
  annualLeaveDays: terms?.annualLeaveDays ?? null,
  contractId,
})

export interface GiveProgress {
  readonly done: number
  readonly all: number
}

export interface Failure {
  readonly person: RosteredPerson
  readonly problem: unknown
}

/**
 * Gives a contract to one after the other; one that fails keeps nobody else from it.
 * @returns whom it could not be given, in their order
 */
export async function giveToAll(
  people: readonly RosteredPerson[],
  contractId: string,
  put: (personId: string, terms: Terms) => Promise<unknown>,
  onProgress: (progress: GiveProgress) => void,
): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  for (const [done, person] of people.entries()) {
    onProgress({ done, all: people.length })
    try {
      await put(person.personId, movedTo(contractId, person.terms))
    } catch (problem) {
      failures.push({ person, problem })
    }
  }
  return failures
}
