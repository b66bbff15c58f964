import type { Cause, Instant } from '#libs/facts/event.ts'
import type { VisitOutcome, VisitState } from '#modules/branches/contract.ts'
import type { BranchDeps } from '#modules/branches/deps.ts'
import { visitChanged } from '#modules/branches/events.ts'
import type { PaperCode, ServiceCode } from '#modules/branches/services-contract.ts'
import type { PromiseRef } from '#modules/promises/questions.ts'
import { at, maybeAt, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

export const VISIT = 'branch-visit'
export const waitPromise = (visitId: string): PromiseRef => ({
  kind: 'branch-wait',
  aboutKind: VISIT,
  aboutId: visitId,
})

export interface StoredVisit {
  readonly visitId: string
  readonly reference: string
  readonly unitId: string
  readonly customerId: string | null
  readonly service: ServiceCode
  readonly state: VisitState
  readonly onDay: string
  readonly plannedFrom: Instant | null
  readonly plannedTo: Instant | null
  readonly wish: string
  readonly isReferral: boolean
  readonly madeBy: string
  readonly madeByUnitId: string
  readonly madeAt: Instant
  readonly clientId: string
  readonly contactId: string | null
  readonly caseId: string | null
  readonly afterVisitId: string | null
  readonly checkedInAt: Instant | null
  readonly serveBy: Instant | null
  readonly servedBy: string | null
  readonly serviceBeganAt: Instant | null
  readonly endedAt: Instant | null
  readonly endReason: string | null
  readonly outcome: VisitOutcome | null
  readonly outcomeNote: string | null
  readonly missing: readonly PaperCode[]
  readonly outcomeCaseId: string | null
  readonly wrongNumbers: number
}

const COLUMNS = sql`v.id "visitId", v.reference, v.unit_id "unitId", v.customer_id "customerId", v.service, v.state,
  v.on_day "onDay", v.planned_from "plannedFrom", v.planned_to "plannedTo", v.wish, v.is_referral "isReferral",
  v.made_by "madeBy", v.made_by_unit_id "madeByUnitId", v.made_at "madeAt", v.client_id "clientId",
  v.contact_id "contactId", v.case_id "caseId", v.after_visit_id "afterVisitId", v.checked_in_at "checkedInAt",
  v.serve_by "serveBy", v.served_by "servedBy", v.service_began_at "serviceBeganAt", v.ended_at "endedAt",
  v.end_reason "endReason", v.outcome, v.outcome_note "outcomeNote", v.missing, v.outcome_case_id "outcomeCaseId",
  v.wrong_numbers "wrongNumbers"`

export const loadVisits = (
  db: Queryable,
  where: Sql,
  tail: Sql = sql`order by v.made_at, v.id`,
): Promise<StoredVisit[]> => db.rows<StoredVisit>(sql`select ${COLUMNS} from branches.visit v where ${where} ${tail}`)

export const loadVisit = async (db: Queryable, visitId: string): Promise<StoredVisit | undefined> =>
  (await loadVisits(db, sql`v.id = ${visitId}`))[0]

/** Locked: nothing else happens to it before the caller's transaction ends. */
export const lockVisit = (tx: Tx, visitId: string): Promise<StoredVisit | undefined> =>
  tx.maybe<StoredVisit>(sql`select ${COLUMNS} from branches.visit v where v.id = ${visitId} for update`)

export async function nextReferenceNumber(tx: Tx): Promise<number> {
  return (await tx.one<{ number: number }>(sql`select nextval('branches.reference_number')::int number`)).number
}

export async function insertVisit(tx: Tx, one: StoredVisit): Promise<void> {
  await tx.run(sql`insert into branches.visit (id, reference, unit_id, customer_id, service, state, on_day, planned_from,
      planned_to, wish, is_referral, made_by, made_by_unit_id, made_at, client_id, contact_id, case_id, after_visit_id,
      checked_in_at, serve_by)
    values (${one.visitId}, ${one.reference}, ${one.unitId}, ${one.customerId}, ${one.service}, ${one.state},
      ${one.onDay}, ${maybeAt(one.plannedFrom)}, ${maybeAt(one.plannedTo)}, ${one.wish}, ${one.isReferral},
      ${one.madeBy}, ${one.madeByUnitId}, ${at(one.madeAt)}, ${one.clientId}, ${one.contactId}, ${one.caseId},
      ${one.afterVisitId}, ${maybeAt(one.checkedInAt)}, ${maybeAt(one.serveBy)})`)
}

/** Writes what can change in a visit. */
export async function saveVisit(tx: Tx, one: StoredVisit): Promise<void> {
  await tx.run(sql`update branches.visit set state = ${one.state}, customer_id = ${one.customerId}, on_day = ${one.onDay},
    planned_from = ${maybeAt(one.plannedFrom)}, planned_to = ${maybeAt(one.plannedTo)},
    checked_in_at = ${maybeAt(one.checkedInAt)}, serve_by = ${maybeAt(one.serveBy)}, served_by = ${one.servedBy},
    service_began_at = ${maybeAt(one.serviceBeganAt)}, ended_at = ${maybeAt(one.endedAt)},
    end_reason = ${one.endReason}, outcome = ${one.outcome}, outcome_note = ${one.outcomeNote},
    missing = ${[...one.missing]}::text[], outcome_case_id = ${one.outcomeCaseId} where id = ${one.visitId}`)
}

export async function countWrongNumber(tx: Tx, visitId: string): Promise<void> {
  await tx.run(sql`update branches.visit set wrong_numbers = wrong_numbers + 1 where id = ${visitId}`)
}

/** Tells the house that a visit moved on. */
export const announceVisit = (
  { platform }: BranchDeps,
  tx: Tx,
  cause: Cause,
  now: Instant,
  one: StoredVisit,
  change: Parameters<typeof visitChanged.of>[2]['change'],
) => platform.log.announce(tx, cause, [visitChanged.of(one.visitId, now, { ...toldOf(one), change })])

export const toldOf = ({
  visitId,
  reference,
  unitId,
  customerId,
  service,
  state,
  plannedFrom,
  onDay,
}: StoredVisit) => ({
  visitId,
  reference,
  unitId,
  customerId,
  service,
  state,
  plannedFrom,
  onDay,
})
