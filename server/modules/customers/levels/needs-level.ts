import { refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { decideLevel, waysUp } from '#modules/customers/levels/level.ts'
import { contactsServedBy, readStanding } from '#modules/customers/levels/store.ts'
import type { IdentityLevel, WayUp } from '#modules/customers/levels-contract.ts'
import type { Queryable } from '#platform/database/database.ts'

export type LevelRefusal = 'identity-level-too-low'

/**
 * Refuses an act on behalf of somebody who has not proved enough of who they are, with the shortest way up. It binds whoever
 * serves the customer now; who serves nobody (a complaint officer at a desk) acts by permission and purpose alone. A visitor
 * has nothing to protect yet, and passes.
 * @param needed 0 to 4; 0 never refuses
 */
export async function needsLevel(
  db: Queryable,
  person: { readonly personId: string },
  customerId: string,
  needed: number,
  now: Instant,
): Promise<{ readonly ok: false; readonly refusal: LevelRefusal; readonly detail?: string } | undefined> {
  if (needed === 0) return undefined
  // Of a person with several identities several contacts may be open: each has to have reached it.
  for (const contactId of await contactsServedBy(db, customerId, person.personId)) {
    const standing = await readStanding(db, contactId)
    if (!standing?.isKnown) continue
    const level = decideLevel(standing, now)
    if (level < needed)
      return refused('identity-level-too-low', wordsOf(level, needed, waysUp(standing.evidence, level)))
  }
  return undefined
}

/**
 * Refuses what is done within a contact whose customer has not proved enough of who they are. Afterwards, while the contact is
 * wrapped up, what had been reached when it ended counts.
 */
export async function contactNeedsLevel(
  db: Queryable,
  contactId: string,
  needed: number,
  now: Instant,
): Promise<{ readonly ok: false; readonly refusal: LevelRefusal; readonly detail?: string } | undefined> {
  if (needed === 0) return undefined
  const standing = await readStanding(db, contactId)
  if (standing && !standing.isKnown) return undefined
  const level = standing ? decideLevel({ ...standing, overAt: null }, Math.min(now, standing.overAt ?? now)) : 0
  return level >= needed
    ? undefined
    : refused('identity-level-too-low', wordsOf(level, needed, waysUp(standing?.evidence ?? [], level)))
}

/** The level of one contact, for those who show it at a hand-over; 0 for one that is not known here. */
export async function levelOfContact(db: Queryable, contactId: string, now: Instant): Promise<IdentityLevel> {
  const standing = await readStanding(db, contactId)
  return standing ? decideLevel(standing, now) : 0
}

function wordsOf(level: number, needed: number, ways: readonly WayUp[]): string {
  const way = ways.find((one) => one.level >= needed)
  const missing = [...(way?.missing ?? []), ...(way && way.facts > 0 ? [`${way.facts} fact(s)`] : [])]
  const todo = missing.length === 0 ? '' : ` Still missing: ${missing.join(', ')}.`
  return `L${needed} is needed, L${level} was reached (identity levels of the house).${todo}`
}
