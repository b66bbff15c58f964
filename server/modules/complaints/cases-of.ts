import type { Cause, Instant } from '#libs/facts/event.ts'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import type { StoredComplaint } from '#modules/complaints/store.ts'
import type { Actor } from '#platform/access.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

const UNFINISHED: readonly string[] = ['open', 'in-work', 'waiting']
const LONGEST_TITLE = 120

/**
 * What became a work order is owed like one: unless somebody works on it already, a case of the complaint's unit is opened.
 * @returns its reference; null when there is a case that has not ended, or no unit to give it to
 */
export async function oweAsCase(
  deps: ComplaintDeps,
  tx: Tx,
  { cause, complaint, now }: { readonly cause: Cause; readonly complaint: StoredComplaint; readonly now: Instant },
): Promise<string | null> {
  if (complaint.unitId === null || (await unfinishedOf(deps, tx, complaint.id)) > 0) return null
  const title = `${complaint.reference} ${complaint.demand}`.slice(0, LONGEST_TITLE)
  return openFor(deps, tx, { cause, complaint, now, title, unitId: complaint.unitId, dueAt: null })
}

/** The cases it came from and those that were opened for it, the latest first. */
export async function casesOf(
  { cases }: ComplaintDeps,
  db: Queryable,
  actor: Actor,
  complaintId: string,
): Promise<ComplaintFile['cases']> {
  const cards = await cases.cards(db, await caseIdsOf(db, complaintId))
  return Promise.all(
    cards.map(async ({ caseId, reference, title, state, unit, owner, promise }) => {
      const mayOpen = await cases.isSeen(db, actor, caseId)
      return { caseId, reference, title, state, unit, owner, promise, mayOpen }
    }),
  )
}

export async function linkCase(
  tx: Tx,
  link: { readonly complaintId: string; readonly caseId: string; readonly by: string | null; readonly now: Instant },
): Promise<void> {
  await tx.run(sql`insert into complaints.case_of (complaint_id, case_id, linked_by, linked_at)
    values (${link.complaintId}, ${link.caseId}, ${link.by}, ${at(link.now)}) on conflict do nothing`)
}

interface Opening {
  readonly cause: Cause
  readonly complaint: StoredComplaint
  readonly now: Instant
  readonly title: string
  readonly unitId: string
  readonly dueAt: Instant | null
}

/** Opens a general case that whoever of the unit takes it works on. @returns its reference */
export async function openFor(deps: ComplaintDeps, tx: Tx, opening: Opening): Promise<string> {
  const { cause, complaint, now, title, unitId, dueAt } = opening
  const { contactId, customerId } = complaint
  const { caseId, reference } = await deps.cases.openCase(tx, cause, {
    ...{ template: 'general', title, unitId, ownerId: null, contactId },
    customerId: contactId === null ? customerId : null,
    ...(dueAt === null ? {} : { dueAt }),
  })
  await linkCase(tx, { complaintId: complaint.id, caseId, by: cause.kind === 'person' ? cause.id : null, now })
  return reference
}

/** How many of its cases somebody still works on. */
export async function unfinishedOf({ cases }: ComplaintDeps, db: Queryable, complaintId: string): Promise<number> {
  const cards = await cases.cards(db, await caseIdsOf(db, complaintId))
  return cards.filter(({ state }) => UNFINISHED.includes(state)).length
}

async function caseIdsOf(db: Queryable, complaintId: string): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`select case_id id from complaints.case_of
    where complaint_id = ${complaintId} order by linked_at desc, case_id`)
  return rows.map(({ id }) => id)
}
