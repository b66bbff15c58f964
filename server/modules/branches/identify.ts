import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ShownDocument } from '#modules/branches/contract.ts'
import type { BranchDeps } from '#modules/branches/deps.ts'
import { numberTried } from '#modules/branches/events.ts'
import { acting, nameAs } from '#modules/branches/serve.ts'
import { countWrongNumber, type StoredVisit } from '#modules/branches/store.ts'
import type { VisitRefusal } from '#modules/branches/visit.ts'
import type { Actor } from '#platform/access.ts'

export type IdentifyRefusal = VisitRefusal | 'visit-not-found' | 'number-not-matching'

/**
 * Somebody at the door, of whichever branch, by the whole customer number on what they show. Every try is a fact without the
 * number; wrong ones are counted under the visit's lock and told no more of than that they do not match.
 */
export const identifyVisitor = (
  deps: BranchDeps,
  actor: Actor,
  visitId: string,
  shown: { readonly document: ShownDocument; readonly customerNo: string },
) =>
  deps.platform.db.transaction(async (tx): Promise<Outcome<StoredVisit, IdentifyRefusal>> => {
    const { log } = deps.platform
    const found = await acting(deps, tx, actor, visitId, 'identify')
    if (!found.ok) return found
    const { one, cause, now } = found.value
    const customerId = (await deps.asks.customers.customerOfNumber(tx, shown.customerNo)) ?? null
    const { reference, unitId } = one
    const outcome = customerId === null ? 'wrong' : 'matched'
    const { document } = shown
    await log.announce(tx, cause, [
      numberTried.of(visitId, now, { visitId, reference, unitId, document, outcome, customerId }),
    ])
    if (customerId !== null) return done(await nameAs(deps, found.value, customerId))
    await countWrongNumber(tx, visitId)
    return refused('number-not-matching', 'It does not match: read it again from the document.')
  })
