import type { Instant } from '#libs/facts/event.ts'
import type { ContactDetail } from '#modules/conversations/contract.ts'

export type ContactFact = ContactDetail['facts'][number]

/** One moment in the course of a contact. */
export interface Moment {
  readonly at: Instant
  /** Since the moment before; null for the first. */
  readonly afterMs: number | null
  readonly facts: readonly ContactFact[]
}

/** Facts closer together than this happened at once for a reader: an offer and the promise made with it. */
const AT_ONCE_MS = 50

/**
 * The facts of a contact as moments in order. Facts of other modules about the same contact come in the order of the
 * log; the instants they carry decide, because a fact may be written a moment after what it tells of.
 */
export function courseOf(facts: readonly ContactFact[]): readonly Moment[] {
  const ordered = facts.toSorted((a, b) => a.at - b.at || a.position - b.position)
  const moments: { at: Instant; afterMs: number | null; facts: ContactFact[] }[] = []
  for (const fact of ordered) {
    const last = moments.at(-1)
    if (last && fact.at - last.at <= AT_ONCE_MS) last.facts.push(fact)
    else moments.push({ at: fact.at, afterMs: last ? fact.at - last.at : null, facts: [fact] })
  }
  return moments
}
