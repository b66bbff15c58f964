import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import { newVisit } from '#modules/branches/book.ts'
import type { VisitAct } from '#modules/branches/contract.ts'
import { type BranchDeps, causeOf } from '#modules/branches/deps.ts'
import { NO_SHOW_TIMER } from '#modules/branches/no-show.ts'
import type { ServiceCode } from '#modules/branches/services-contract.ts'
import { calendarOf, loadBranch, reaches, type StoredBranch } from '#modules/branches/settings.ts'
import {
  announceVisit,
  insertVisit,
  loadVisits,
  lockVisit,
  nextReferenceNumber,
  type StoredVisit,
  saveVisit,
  VISIT,
  waitPromise,
} from '#modules/branches/store.ts'
import { decideAct, type VisitRefusal } from '#modules/branches/visit.ts'
import type { Actor } from '#platform/access.ts'
import { sql, type Tx } from '#platform/database/database.ts'

export type ServeRefusal =
  | VisitRefusal
  | 'visit-not-found'
  | 'branch-not-found'
  | 'busy-with-another'
  | 'client-id-reused'
export interface Serving {
  readonly tx: Tx
  readonly cause: Cause
  readonly now: Instant
  readonly one: StoredVisit
  readonly branch: StoredBranch
  readonly state: StoredVisit['state']
}

/** Locks a visit to a branch one serves at, in a state in which the act is legal; of other branches nothing is told. */
export async function acting(
  deps: BranchDeps,
  tx: Tx,
  actor: Actor,
  visitId: string,
  act: VisitAct,
): Promise<Outcome<Serving, VisitRefusal | 'visit-not-found'>> {
  const now = deps.platform.clock.now()
  const one = await lockVisit(tx, visitId)
  if (!one || !reaches(actor, 'branches.serve', one.unitId)) return refused('visit-not-found')
  const branch = await loadBranch(tx, one.unitId)
  if (!branch) throw new Error(`visit ${visitId} is at a branch that was never set up`)
  const state = decideAct(one, act, localDateOf((await calendarOf(deps, tx, branch)).zone, now))
  if (!state.ok) return state
  return done({ tx, cause: causeOf(actor), now, one, branch, state: state.value })
}

/** Somebody who was expected is there: from now on they wait, and are promised to be served in time. */
export const checkIn = (deps: BranchDeps, actor: Actor, visitId: string) =>
  deps.platform.db.transaction(async (tx): Promise<Outcome<StoredVisit, ServeRefusal>> => {
    const found = await acting(deps, tx, actor, visitId, 'check-in')
    if (!found.ok) return found
    const { one, branch, cause, now } = found.value
    const visit = { ...one, ...arrived(branch, now), state: found.value.state, endedAt: null }
    await saveVisit(tx, visit)
    await deps.platform.timers.clear(tx, NO_SHOW_TIMER, visitId)
    if (visit.customerId !== null) await nowKnown(deps, tx, visit, visit.customerId, now)
    await promiseService(deps, tx, cause, visit, branch, now)
    await announceVisit(deps, tx, cause, now, visit, 'arrived')
    return done(visit)
  })

export interface WalkIn {
  readonly unitId: string
  readonly customerId: string | null
  readonly service: ServiceCode
  readonly clientId: string
  readonly wish: string
}

/** Somebody came without a booking, known or not yet. */
export const walkIn = (deps: BranchDeps, actor: Actor, wanted: WalkIn) =>
  deps.platform.db.transaction(async (tx): Promise<Outcome<StoredVisit, ServeRefusal>> => {
    const { platform, asks } = deps
    const now = platform.clock.now()
    const branch = await loadBranch(tx, wanted.unitId)
    if (!branch || !reaches(actor, 'branches.serve', wanted.unitId)) return refused('branch-not-found')
    // The same arrival sent twice waits here for the first.
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`branches:client:${wanted.clientId}`}, 0))`)
    const [known] = await loadVisits(tx, sql`v.made_by = ${actor.personId} and v.client_id = ${wanted.clientId}`)
    if (known)
      return known.unitId === wanted.unitId && known.plannedFrom === null
        ? done(known)
        : refused('client-id-reused', 'Another visit was sent under this id.')
    const { zone } = await calendarOf(deps, tx, branch)
    const [me] = await asks.identity.people(tx, [actor.personId])
    const visit: StoredVisit = {
      ...newVisit(await nextReferenceNumber(tx), localDateOf(zone, now), now),
      ...arrived(branch, now),
      unitId: branch.unitId,
      customerId: wanted.customerId,
      service: wanted.service,
      state: 'checked-in',
      plannedFrom: null,
      plannedTo: null,
      wish: masked(wanted.wish),
      isReferral: false,
      madeBy: actor.personId,
      madeByUnitId: me?.unitId ?? branch.unitId,
      clientId: wanted.clientId,
      contactId: null,
      caseId: null,
      afterVisitId: null,
    }
    await insertVisit(tx, visit)
    const cause = causeOf(actor)
    if (wanted.customerId !== null) await nowKnown(deps, tx, visit, wanted.customerId, now)
    await promiseService(deps, tx, cause, visit, branch, now)
    await announceVisit(deps, tx, cause, now, visit, 'walked-in')
    return done(visit)
  })

/** Somebody who was not known at the door has said who they are. */
export const nameVisitor = (deps: BranchDeps, actor: Actor, visitId: string, customerId: string) =>
  deps.platform.db.transaction(async (tx): Promise<Outcome<StoredVisit, ServeRefusal>> => {
    const found = await acting(deps, tx, actor, visitId, 'name')
    if (!found.ok) return found
    return done(await nameAs(deps, found.value, customerId))
  })

/** From here on the branch sees this customer, until the visit is over. */
export async function nameAs(deps: BranchDeps, { tx, one, cause, now }: Serving, customerId: string) {
  const visit = { ...one, customerId }
  await saveVisit(tx, visit)
  await nowKnown(deps, tx, visit, customerId, now)
  if (one.servedBy !== null) await deps.asks.customers.branchVisits.serve(tx, one.visitId, one.servedBy)
  await announceVisit(deps, tx, cause, now, visit, 'named')
  return visit
}

/** A clerk takes a waiting customer: the promise of the wait is kept. One at a time. */
export const beginService = (deps: BranchDeps, actor: Actor, visitId: string) =>
  deps.platform.db.transaction(async (tx): Promise<Outcome<StoredVisit, ServeRefusal>> => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`branches:clerk:${actor.personId}`}, 0))`)
    const found = await acting(deps, tx, actor, visitId, 'serve')
    if (!found.ok) return found
    const [other] = await loadVisits(tx, sql`v.served_by = ${actor.personId} and v.state = 'in-service'`)
    if (other) return refused('busy-with-another', `Finish ${other.reference} first.`)
    const { one, cause, now, state } = found.value
    const visit = { ...one, state, servedBy: actor.personId, serviceBeganAt: now }
    await saveVisit(tx, visit)
    await deps.asks.promises.keep(tx, cause, waitPromise(visitId), now, visit.reference)
    await deps.asks.customers.branchVisits.serve(tx, visitId, actor.personId)
    await announceVisit(deps, tx, cause, now, visit, 'served')
    return done(visit)
  })

/** The customer went away before anybody served them. */
export const leaveUnserved = (deps: BranchDeps, actor: Actor, visitId: string, reason: string) =>
  deps.platform.db.transaction(async (tx): Promise<Outcome<StoredVisit, ServeRefusal>> => {
    const found = await acting(deps, tx, actor, visitId, 'leave')
    if (!found.ok) return found
    const { one, cause, now, state } = found.value
    const visit = { ...one, state, endedAt: now, endReason: masked(reason) }
    await saveVisit(tx, visit)
    await deps.asks.promises.withdraw(tx, cause, waitPromise(visitId), now, 'customer-left')
    await deps.asks.customers.branchVisits.end(tx, visitId, now)
    await announceVisit(deps, tx, cause, now, visit, 'left')
    return done(visit)
  })

const arrived = ({ serveWithinMinutes }: StoredBranch, now: Instant) => ({
  checkedInAt: now,
  serveBy: now + serveWithinMinutes * 60_000,
})

/** The branch sees the customer, and what proves who they are is kept under this visit. */
async function nowKnown({ asks }: BranchDeps, tx: Tx, one: StoredVisit, customerId: string, now: Instant) {
  await asks.customers.branchVisits.expect(tx, { ...one, customerId })
  await asks.customers.branchVisits.begin(tx, { ...one, customerId }, now)
}

async function promiseService(
  { asks }: BranchDeps,
  tx: Tx,
  cause: Cause,
  one: StoredVisit,
  { unitId, serveWithinMinutes }: StoredBranch,
  now: Instant,
) {
  const ms = serveWithinMinutes * 60_000
  await asks.promises.make(tx, cause, {
    kind: 'branch-wait',
    about: { kind: VISIT, id: one.visitId },
    ownerId: null,
    unitId,
    queueId: null,
    madeAt: now,
    allowance: { kind: 'elapsed', ms },
    warnAtRemainingMs: [Math.round(ms / 3)],
    title: one.reference,
  })
}
