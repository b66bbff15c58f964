import type { Cause, Instant } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import type { CaseState, WaitingFor } from '#modules/cases/contract.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { caseChanged } from '#modules/cases/events.ts'
import type { PromiseRef } from '#modules/promises/questions.ts'
import type { Actor } from '#platform/access.ts'
import { at, json, maybeAt, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export const CASE = 'case'
export const WORK_ORDER = 'work-order'
export const casePromise = (caseId: string): PromiseRef => ({ kind: CASE, aboutKind: CASE, aboutId: caseId })
export const workOrderPromise = (workOrderId: string): PromiseRef => ({
  kind: WORK_ORDER,
  aboutKind: WORK_ORDER,
  aboutId: workOrderId,
})

export interface StoredCase {
  readonly caseId: string
  readonly reference: string
  readonly template: string
  readonly title: string
  readonly fields: Readonly<Record<string, string>>
  readonly customerId: string | null
  readonly contactId: string | null
  readonly conversationId: string | null
  readonly topic: string | null
  readonly state: CaseState
  readonly unitId: string
  readonly ownerId: string | null
  readonly openedBy: string | null
  readonly openedByUnitId: string | null
  readonly openedAt: Instant
  readonly isBranchReferral: boolean
  readonly waitingFor: WaitingFor | null
  readonly waitingNote: string | null
  readonly waitingSince: Instant | null
  readonly endedAt: Instant | null
  readonly outcome: string | null
  readonly mergedInto: string | null
  readonly reopenedCount: number
}

export const CASE_COLUMNS = sql`c.id "caseId", c.reference, c.template, c.title, c.fields, c.customer_id "customerId",
  c.contact_id "contactId", c.conversation_id "conversationId", c.topic, c.state, c.unit_id "unitId", c.owner_id "ownerId",
  c.opened_by "openedBy", c.opened_by_unit_id "openedByUnitId", c.opened_at "openedAt",
  c.is_branch_referral "isBranchReferral", c.waiting_for "waitingFor", c.waiting_note "waitingNote",
  c.waiting_since "waitingSince", c.ended_at "endedAt", c.outcome, c.merged_into "mergedInto",
  c.reopened_count "reopenedCount"`

export const loadCases = (db: Queryable, where: Sql): Promise<StoredCase[]> =>
  db.rows<StoredCase>(sql`select ${CASE_COLUMNS} from cases."case" c where ${where}`)

/** Locked: nothing else happens to it before the caller's transaction ends. */
export const lockCase = (tx: Tx, caseId: string, visible: Sql = sql`true`): Promise<StoredCase | undefined> =>
  tx.maybe<StoredCase>(sql`select ${CASE_COLUMNS} from cases."case" c where c.id = ${caseId} and ${visible} for update`)

/** Writes what can change in a case. */
export async function saveCase(tx: Tx, one: StoredCase): Promise<void> {
  await tx.run(sql`update cases."case" set state = ${one.state}, unit_id = ${one.unitId}, owner_id = ${one.ownerId},
    waiting_for = ${one.waitingFor}, waiting_note = ${one.waitingNote}, waiting_since = ${maybeAt(one.waitingSince)},
    ended_at = ${maybeAt(one.endedAt)}, outcome = ${one.outcome}, merged_into = ${one.mergedInto},
    reopened_count = ${one.reopenedCount}, customer_id = ${one.customerId} where id = ${one.caseId}`)
}

export interface NewLine {
  readonly kind: string
  readonly audience?: 'staff' | 'customer'
  readonly text?: string | null
  readonly values?: Readonly<Record<string, string>>
}

export async function writeLine(tx: Tx, cause: Cause, caseId: string, now: Instant, line: NewLine): Promise<void> {
  await tx.run(sql`insert into cases.line (id, case_id, kind, audience, by_id, at, text, "values")
    values (${newId(now)}, ${caseId}, ${line.kind}, ${line.audience ?? 'staff'},
      ${cause.kind === 'person' ? cause.id : null}, ${at(now)}, ${line.text == null ? null : masked(line.text)},
      ${json(line.values ?? {})})`)
}

/** Tells the house that a case moved on. */
export const announceChange = (
  { platform }: CaseDeps,
  tx: Tx,
  cause: Cause,
  now: Instant,
  one: StoredCase,
  change: Parameters<typeof caseChanged.of>[2]['change'],
) =>
  platform.log.announce(tx, cause, [
    caseChanged.of(one.caseId, now, {
      caseId: one.caseId,
      reference: one.reference,
      change,
      state: one.state,
      customerId: one.customerId,
      unitId: one.unitId,
      ownerId: one.ownerId,
      mergedInto: one.mergedInto,
    }),
  ])

export const causeOf = (actor: Actor): Cause => ({ kind: 'person', id: actor.personId })
