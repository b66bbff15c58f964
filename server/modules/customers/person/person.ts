/** That one customer was found to be the same person as another. A customer joins at most one other at a time. */
export interface Link {
  readonly keptId: string
  readonly joinedId: string
}

/** A person as far as a merge is concerned: under whom they are shown, and whether the bank knows them. */
export interface Side {
  readonly personId: string
  readonly isKnown: boolean
}

export type MergeRefusal = 'one-person-already' | 'two-bank-customers'

/**
 * Who joins whom: a visitor joins the customer the bank knows; of two visitors the second joins the first. Two customer
 * numbers are two customers until the bank itself makes them one.
 */
export function decideMerge(one: Side, other: Side): Link | MergeRefusal {
  if (one.personId === other.personId) return 'one-person-already'
  if (one.isKnown && other.isKnown) return 'two-bank-customers'
  const [kept, joined] = other.isKnown ? [other, one] : [one, other]
  return { keptId: kept.personId, joinedId: joined.personId }
}

/**
 * Under whom each of these customers is shown, by the links that stand.
 * @returns customer → person; who stands alone is their own person
 */
export function personsBy(customerIds: readonly string[], links: readonly Link[]): ReadonlyMap<string, string> {
  const keptOf = new Map(links.map(({ joinedId, keptId }) => [joinedId, keptId]))
  const rootOf = (id: string): string => {
    const kept = keptOf.get(id)
    return kept === undefined ? id : rootOf(kept)
  }
  return new Map(customerIds.map((id) => [id, rootOf(id)]))
}

/** Those of `persons` who are more than one customer, each with all of them. */
export function sharedPersons(
  persons: ReadonlyMap<string, string>,
): readonly { customerId: string; personId: string }[] {
  const sizes = new Map<string, number>()
  for (const personId of persons.values()) sizes.set(personId, (sizes.get(personId) ?? 0) + 1)
  return [...persons].flatMap(([customerId, personId]) =>
    (sizes.get(personId) ?? 0) > 1 ? [{ customerId, personId }] : [],
  )
}
