import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import type { BranchDeps } from '#modules/branches/deps.ts'
import { visitBooked } from '#modules/branches/events.ts'
import { NO_SHOW_TIMER } from '#modules/branches/no-show.ts'
import { referenceFor } from '#modules/branches/reference.ts'
import type { ServiceCode } from '#modules/branches/services-contract.ts'
import { calendarOf, loadBranch, lockBranch, type StoredBranch } from '#modules/branches/settings.ts'
import { freeSlots, type Slot, type Span } from '#modules/branches/slots.ts'
import { insertVisit, loadVisits, nextReferenceNumber, type StoredVisit, toldOf } from '#modules/branches/store.ts'
import { holdThread, papersFor, type Telling, tell } from '#modules/branches/tell.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type BookRefusal =
  | 'branch-not-found'
  | 'slot-not-free'
  | 'service-not-offered'
  | 'client-id-reused'
  | 'visit-moved-on'

export interface Booking {
  readonly unitId: string
  readonly customerId: string
  readonly from: Instant
  readonly service: ServiceCode
  readonly clientId: string
  readonly contactId: string | null
  readonly caseId: string | null
  readonly afterVisitId: string | null
  readonly wish: string
  readonly by: { readonly personId: string; readonly unitId: string }
}
/** How far ahead a place is booked. */
const AHEAD_DAYS = 62
const EARLIER = sql`v.state in ('booked', 'checked-in', 'in-service', 'done')`

/** Free places of a branch from a local day on; undefined for a branch that takes no bookings. */
export async function slotsOf(
  deps: BranchDeps,
  db: Queryable,
  unitId: string,
  { from, days }: { readonly from: string; readonly days: number },
): Promise<Slot[] | undefined> {
  const branch = await loadBranch(db, unitId)
  return branch && freeIn(deps, db, branch, from, days, null)
}

/** @param but a visit whose own place counts as free: it is moved */
async function freeIn(
  deps: BranchDeps,
  db: Queryable,
  branch: StoredBranch,
  fromDay: string,
  days: number,
  but: string | null,
): Promise<Slot[]> {
  const now = deps.platform.clock.now()
  const calendar = await calendarOf(deps, db, branch)
  const today = localDateOf(calendar.zone, now)
  const last = addDaysToDate(today, AHEAD_DAYS)
  if (addDaysToDate(fromDay, days - 1) < today || fromDay > last) return []
  const spanTo = startOfLocalDay(calendar.zone, addDaysToDate(fromDay, days))
  const taken = await db.rows<Span>(sql`select v.planned_from "from", v.planned_to "to" from branches.visit v
    where v.unit_id = ${branch.unitId} and ${EARLIER} and v.planned_to > ${at(startOfLocalDay(calendar.zone, fromDay))}
      and v.planned_from < ${at(spanTo)} and v.id is distinct from ${but}::uuid`)
  const { slotMinutes, desks } = branch
  const slots = freeSlots({ calendar, slotMinutes, desks, taken, fromDay, days, now })
  const end = startOfLocalDay(calendar.zone, addDaysToDate(last, 1))
  return slots.filter(({ from }) => from < end)
}

/** The slot that begins there, under the branch's lock: of two who want the last place one gets it. */
export async function placeAt(
  deps: BranchDeps,
  tx: Tx,
  branch: StoredBranch,
  from: Instant,
  but: string | null = null,
): Promise<{ readonly slot: Slot; readonly day: string; readonly zone: string } | undefined> {
  const { zone } = await calendarOf(deps, tx, branch)
  const day = localDateOf(zone, from)
  const slot = (await freeIn(deps, tx, branch, day, 1, but)).find((one) => one.from === from)
  return slot && { slot, day, zone: zone.name }
}

/** Books a place and tells the customer; the same booking sent again answers with the first. */
export async function book(
  deps: BranchDeps,
  tx: Tx,
  cause: Cause,
  wanted: Booking,
): Promise<Outcome<StoredVisit, BookRefusal>> {
  const { platform, asks } = deps
  const now = platform.clock.now()
  const conversationId = await holdThread(deps, tx, wanted.customerId)
  const branch = await lockBranch(tx, wanted.unitId)
  if (!branch) return refused('branch-not-found')
  const [known] = await loadVisits(tx, sql`v.made_by = ${wanted.by.personId} and v.client_id = ${wanted.clientId}`)
  if (known) {
    const isSame = known.customerId === wanted.customerId && known.service === wanted.service
    if (isSame && known.unitId === wanted.unitId) return done(known)
    return refused('client-id-reused', 'Another booking was sent under this id.')
  }
  if (wanted.afterVisitId !== null && (await isBookedAgain(tx, wanted.afterVisitId)))
    return refused('visit-moved-on', 'It was booked again already.')
  if (!branch.services.includes(wanted.service)) return refused('service-not-offered', 'Choose another branch.')
  const place = await placeAt(deps, tx, branch, wanted.from)
  if (!place) return refused('slot-not-free', 'Somebody was faster, or it has passed: choose another time.')
  const isOfBranch = (await asks.identity.unitsBelow(tx, branch.unitId)).includes(wanted.by.unitId)
  const visit: StoredVisit = {
    ...newVisit(await nextReferenceNumber(tx), place.day, now),
    unitId: branch.unitId,
    customerId: wanted.customerId,
    service: wanted.service,
    state: 'booked',
    plannedFrom: place.slot.from,
    plannedTo: place.slot.to,
    wish: masked(wanted.wish),
    isReferral: wanted.contactId !== null && !isOfBranch,
    madeBy: wanted.by.personId,
    madeByUnitId: wanted.by.unitId,
    clientId: wanted.clientId,
    contactId: wanted.contactId,
    caseId: wanted.caseId,
    afterVisitId: wanted.afterVisitId,
  }
  await insertVisit(tx, visit)
  await platform.timers.set(tx, NO_SHOW_TIMER, visit.visitId, place.slot.to + branch.graceMinutes * 60_000)
  await asks.customers.branchVisits.expect(tx, { ...visit, customerId: wanted.customerId })
  await tell(deps, tx, conversationId, await told(deps, tx, 'booked', visit, branch, place.zone), now)
  const { contactId, isReferral } = visit
  await platform.log.announce(tx, cause, [
    visitBooked.of(visit.visitId, now, { ...toldOf(visit), contactId, isReferral }),
  ])
  return done(visit)
}

/** A visit leads to one next visit; after one that was cancelled another may be booked. */
const isBookedAgain = async (tx: Tx, visitId: string): Promise<boolean> =>
  (await loadVisits(tx, sql`v.after_visit_id = ${visitId} and v.state <> 'cancelled'`)).length > 0

export async function told(
  { asks }: BranchDeps,
  db: Queryable,
  kind: Telling['kind'],
  visit: StoredVisit,
  branch: StoredBranch,
  zone: string,
): Promise<Telling> {
  const name = (await asks.identity.units(db)).find(({ unitId }) => unitId === branch.unitId)?.name ?? ''
  const papers = kind === 'missing' ? visit.missing : papersFor(visit)
  return { kind, visit, branch: { name, address: branch.address, zone }, papers }
}

/** @param day at the branch */
export function newVisit(number: number, day: string, now: Instant) {
  return {
    visitId: newId(now),
    reference: referenceFor(day, number),
    onDay: day,
    madeAt: now,
    checkedInAt: null,
    serveBy: null,
    servedBy: null,
    serviceBeganAt: null,
    endedAt: null,
    endReason: null,
    outcome: null,
    outcomeNote: null,
    missing: [],
    outcomeCaseId: null,
    wrongNumbers: 0,
  }
}
