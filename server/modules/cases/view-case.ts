import { actsOf } from '#modules/cases/case.ts'
import type { CaseLine, CaseView, WorkOrder } from '#modules/cases/contract.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { loadCases, WORK_ORDER } from '#modules/cases/store.ts'
import { shownClock, toCards } from '#modules/cases/views.ts'
import { casesVisibleTo } from '#modules/cases/visibility.ts'
import { type Actor, may } from '#platform/access.ts'
import { sql } from '#platform/database/database.ts'

interface WorkOrderRow {
  readonly workOrderId: string
  readonly title: string
  readonly unitId: string
  readonly ownerId: string | null
  readonly madeAt: number
  readonly doneAt: number | null
  readonly doneBy: string | null
  readonly result: string | null
}
type LineRow = Omit<CaseLine, 'by'> & { readonly byId: string | null }
interface FileRow {
  readonly fileId: string
  readonly name: string
  readonly mediaType: string
  readonly byteCount: number
  readonly uploadedBy: string
  readonly uploadedAt: number
}
/** The latest lines; nobody writes so many by hand. */
const MOST_LINES = 500

/** A case with all that hangs on it; undefined when this person may not see it, or there is none. */
export async function viewCase(deps: CaseDeps, actor: Actor, caseId: string): Promise<CaseView | undefined> {
  const { asks } = deps
  const { db } = deps.platform
  const [one] = await loadCases(db, sql`c.id = ${caseId} and ${casesVisibleTo(actor)}`)
  if (!one) return undefined
  const [card] = await toCards(deps, db, [one])
  if (!card) return undefined
  const [workOrders, lines, files, duplicates, into, units] = [
    await db.rows<WorkOrderRow>(sql`select id "workOrderId", title, unit_id "unitId", owner_id "ownerId", made_at "madeAt",
      done_at "doneAt", done_by "doneBy", result from cases.work_order where case_id = ${caseId} order by id`),
    await db.rows<LineRow>(sql`select id "lineId", kind, audience, by_id "byId", at, text, "values" from cases.line
      where case_id = ${caseId} order by seq desc limit ${MOST_LINES}`),
    await db.rows<FileRow>(sql`select id "fileId", name, media_type "mediaType", byte_count "byteCount",
      uploaded_by "uploadedBy", uploaded_at "uploadedAt" from cases.file where case_id = ${caseId} order by id`),
    await db.rows<{ caseId: string; reference: string }>(sql`select c.id "caseId", c.reference from cases."case" c
      where c.merged_into = ${caseId} order by c.id`),
    await db.maybe<{ caseId: string; reference: string }>(sql`select c.id "caseId", c.reference from cases."case" c
      where c.id = ${one.mergedInto}::uuid`),
    await asks.identity.units(db),
  ]
  const clocks = await asks.promises.clocks(
    db,
    WORK_ORDER,
    WORK_ORDER,
    workOrders.map(({ workOrderId }) => workOrderId),
  )
  const named = [
    one.openedBy,
    ...workOrders.flatMap(({ ownerId, doneBy }) => [ownerId, doneBy]),
    ...lines.map(({ byId }) => byId),
    ...files.map(({ uploadedBy }) => uploadedBy),
  ].filter((id) => id !== null)
  const people = await asks.identity.people(db, [...new Set(named)])
  const personOf = (personId: string | null) =>
    personId === null
      ? null
      : { personId, name: people.find((person) => person.personId === personId)?.displayName ?? '—' }
  const { waitingFor, waitingNote, waitingSince } = one
  return {
    ...card,
    fields: one.fields,
    topic: one.topic,
    contactId: one.contactId,
    openedBy: personOf(one.openedBy),
    waiting:
      waitingFor === null ? null : { reason: waitingFor, note: waitingNote, since: waitingSince ?? one.openedAt },
    outcome: one.outcome,
    endedAt: one.endedAt,
    mergedInto: into ?? null,
    duplicates,
    reopenedCount: one.reopenedCount,
    acts: may(actor, 'cases.work') ? [...actsOf(one.state)] : [],
    canTell: one.customerId !== null && may(actor, 'cases.work'),
    workOrders: workOrders.map(({ unitId, ownerId, doneBy, ...row }): WorkOrder => {
      const clock = clocks.find(({ aboutId }) => aboutId === row.workOrderId)
      const unit = { unitId, name: units.find((known) => known.unitId === unitId)?.name ?? '—' }
      return {
        ...row,
        unit,
        owner: personOf(ownerId),
        doneBy: personOf(doneBy),
        promise: clock ? shownClock(clock) : null,
      }
    }),
    lines: lines.map(({ byId, ...line }) => ({ ...line, by: personOf(byId) })),
    files: files.map(({ uploadedBy, ...file }) => ({ ...file, uploadedBy: personOf(uploadedBy) })),
  }
}
