import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ShownDocument } from '#modules/branches/contract.ts'
import type { BranchDeps } from '#modules/branches/deps.ts'
import { numberTried } from '#modules/branches/events.ts'
import { acting, nameAs, type Serving } from '#modules/branches/serve.ts'
import { calendarOf } from '#modules/branches/settings.ts'
import { countWrongNumber, type StoredVisit } from '#modules/branches/store.ts'
import type { VisitRefusal } from '#modules/branches/visit.ts'
import type { Actor } from '#platform/access.ts'
import { sql, type Tx } from '#platform/database/database.ts'

export type IdentifyRefusal = VisitRefusal | 'visit-not-found' | 'number-not-matching' | 'no-more-tries-today'
/** Of one clerk in one day of the branch, at whatever visits: more is guessing, not reading. */
const MOST_WRONG_A_DAY = 10

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
    const today = await dayOf(deps, tx, found.value)
    if ((await wrongTriesOf(tx, actor.personId, today)) >= MOST_WRONG_A_DAY)
      return refused('no-more-tries-today', 'Serve them as not known, or have a colleague read the number.')
    const customerId = (await deps.asks.customers.customerOfNumber(tx, shown.customerNo)) ?? null
    const { reference, unitId } = one
    const outcome = customerId === null ? 'wrong' : 'matched'
    const { document } = shown
    await log.announce(tx, cause, [
      numberTried.of(visitId, now, { visitId, reference, unitId, document, outcome, customerId }),
    ])
    if (customerId !== null) return done(await nameAs(deps, found.value, customerId))
    await countWrongNumber(tx, visitId)
    await tx.run(sql`update branches.wrong_numbers set tries = tries + 1 where person_id = ${actor.personId}`)
    return refused('number-not-matching', 'It does not match: read it again from the document.')
  })

/** How many were wrong today so far; whoever tries at the same time, on whichever node, waits here. */
async function wrongTriesOf(tx: Tx, personId: string, today: string): Promise<number> {
  const { tries } = await tx.one<{
    tries: number
  }>(sql`insert into branches.wrong_numbers as w (person_id, on_day, tries)
    values (${personId}, ${today}::date, 0) on conflict (person_id) do update set on_day = excluded.on_day,
      tries = case when w.on_day = excluded.on_day then w.tries else 0 end returning tries`)
  return tries
}

const dayOf = async (deps: BranchDeps, tx: Tx, { branch, now }: Serving): Promise<string> =>
  localDateOf((await calendarOf(deps, tx, branch)).zone, now)
