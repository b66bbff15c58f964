import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { measureUndone } from '#modules/intraday/events.ts'
import { isWithin, peopleVisibleTo } from '#modules/intraday/people.ts'
import { causeOf, type DeedRefusal, reliefIn } from '#modules/intraday/take-measure.ts'
import type { Deeds } from '#modules/intraday/weigh.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

export type UndoRefusal = DeedRefusal | 'measure-not-found' | 'measure-undone' | 'measure-begun'

export interface StoredMeasure {
  readonly measureId: string
  readonly kind: string
  readonly deeds: Deeds
  readonly personIds: readonly string[]
  readonly firstAt: number
  readonly untilAt: number
  readonly undoneAt: number | null
}

/**
 * Shifts go back until the first change has begun, and so long an offer is withdrawn; people go back to their queues, and
 * a queue is eased no more, as long as it lasts.
 */
export function mayUndo(
  { deeds, firstAt, untilAt, undoneAt }: Pick<StoredMeasure, 'deeds' | 'firstAt' | 'untilAt' | 'undoneAt'>,
  now: number,
): boolean {
  if (undoneAt !== null) return false
  if (deeds.kind === 'relief') return now < deeds.untilAt
  return now < (deeds.kind === 'membership' ? untilAt : firstAt)
}

/** Takes a measure back, whoever took it: the shifts are again what they were; what people agreed to stays. */
export async function undoMeasure(
  deps: IntradayDeps,
  by: Actor,
  measureId: string,
): Promise<Outcome<null, UndoRefusal>> {
  const { db, clock } = deps.platform
  return db.transaction(async (tx) => {
    const now = clock.now()
    const found = await lockMeasure(tx, measureId)
    const personIds = found?.personIds ?? []
    const scope = scopeOf(by, 'intraday.act')
    const visible = await peopleVisibleTo(deps.asks.identity, tx, scope, personIds)
    if (!found || !isWithin(scope, personIds, (id) => visible.has(id))) return refused('measure-not-found')
    if (found.undoneAt !== null) return refused('measure-undone')
    if (!mayUndo(found, now)) return refused('measure-begun', 'It has begun already: change the shifts themselves.')
    return takeBack(tx, deps, found, by.personId, now)
  })
}

const lockMeasure = (tx: Tx, measureId: string) =>
  tx.maybe<StoredMeasure>(sql`select id "measureId", kind, deeds, person_ids "personIds", first_at "firstAt",
      until_at "untilAt", undone_at "undoneAt"
    from intraday.measure where id = ${measureId} for update`)

/** @param by null: the house itself, when the time for which people were lent has passed */
export async function takeBack(
  tx: Tx,
  deps: IntradayDeps,
  { measureId, kind, deeds, personIds }: StoredMeasure,
  by: string | null,
  now: number,
): Promise<Outcome<null, DeedRefusal>> {
  const { asks, platform } = deps
  const reason = `intraday: ${kind} taken back`
  if (deeds.kind === 'membership') {
    const put = await asks.routing.setMembers(tx, causeOf(by), { ...deeds, isMember: false, reason })
    if (!put.ok) return refused('cannot-serve')
  } else if (deeds.kind === 'relief') {
    await asks.routing.endRelief(tx, causeOf(by), reliefIn(deeds))
  } else if (deeds.kind === 'offer') {
    const ended = deeds.offerId === null ? done(null) : await asks.rosters.withdrawOffer(tx, by, deeds.offerId)
    // One that somebody withdrew already is withdrawn.
    if (!ended.ok && ended.refusal !== 'offer-ended') return refused('offer-not-possible')
  } else {
    const wanted = deeds.shifts.map(({ personId, date, revision, before }) => ({
      personId,
      date,
      revision,
      after: before,
    }))
    const changed = await asks.rosters.change(tx, { wanted, cause: 'undo', reason, by })
    if (!changed.ok) return changed
  }
  await tx.run(sql`update intraday.measure set undone_at = ${at(now)}, undone_by = ${by}::uuid where id = ${measureId}`)
  await platform.log.announce(tx, causeOf(by), [
    measureUndone.of(measureId, now, { measureId, kind, personIds: [...personIds] }),
  ])
  return done(null)
}
