import type { DraftShift } from '#modules/rosters/contract.ts'
import { json, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

/** A roster as it is stored. `to` is the last of its days. */
export interface RosterRow {
  readonly rosterId: string
  readonly unitId: string
  readonly from: string
  readonly to: string
  readonly days: number
  readonly slotSeconds: number
  readonly queueIds: readonly string[]
  readonly revision: number
  readonly version: number
  readonly madeAt: number
  readonly madeBy: string
}

const COLUMNS = sql`r.id "rosterId", r.unit_id "unitId", r.from_date "from", r.from_date + r.days - 1 "to", r.days,
  r.slot_seconds "slotSeconds", r.queue_ids "queueIds", r.draft_revision revision, r.version, r.made_at "madeAt",
  r.made_by "madeBy"`

/** `where` speaks of `r`, a row of rosters.roster; the latest days first. */
export const readRosters = (db: Queryable, where: Sql): Promise<RosterRow[]> =>
  db.rows<RosterRow>(sql`select ${COLUMNS} from rosters.roster r where ${where} order by r.from_date desc, r.id`)

export async function findRoster(db: Queryable, rosterId: string): Promise<RosterRow | undefined> {
  return (await readRosters(db, sql`r.id = ${rosterId}`))[0]
}

/** Holds the roster for the rest of the transaction; always before people's terms and shifts. */
export async function lockRoster(tx: Tx, rosterId: string): Promise<RosterRow | undefined> {
  await tx.run(sql`select from rosters.roster where id = ${rosterId} for update`)
  return findRoster(tx, rosterId)
}

export interface Draft {
  readonly shifts: readonly DraftShift[]
  readonly daysOff: readonly { readonly personId: string; readonly date: string }[]
}

export async function readDraft(db: Queryable, rosterId: string): Promise<Draft> {
  const shifts =
    await db.rows<DraftShift>(sql`select person_id "personId", date, kind_id "kindId", starts_at "startsAt",
      ends_at "endsAt", breaks, is_locked "isLocked"
    from rosters.draft_shift where roster_id = ${rosterId} order by person_id, date`)
  const daysOff = await db.rows<Draft['daysOff'][number]>(sql`select person_id "personId", date
    from rosters.draft_day_off where roster_id = ${rosterId} order by person_id, date`)
  return { shifts, daysOff }
}

/** Puts these days of the draft in place of what was there; a revision more. @returns the revision now */
export async function saveDraftDays(
  tx: Tx,
  rosterId: string,
  days: readonly { readonly personId: string; readonly date: string }[],
  { shifts, daysOff }: Draft,
): Promise<number> {
  const given = sql`select person_id, date from jsonb_to_recordset(${json(days.map(idsOf))}::jsonb)
    as g (person_id uuid, date date)`
  await tx.run(sql`delete from rosters.draft_shift d where d.roster_id = ${rosterId}
    and (d.person_id, d.date) in (${given})`)
  await tx.run(sql`delete from rosters.draft_day_off d where d.roster_id = ${rosterId}
    and (d.person_id, d.date) in (${given})`)
  return addToDraft(tx, rosterId, { shifts, daysOff })
}

/** Puts these in place of all that is not locked; a revision more. @returns the revision now */
export async function replaceUnlocked(tx: Tx, rosterId: string, shifts: readonly DraftShift[]): Promise<number> {
  await tx.run(sql`delete from rosters.draft_shift where roster_id = ${rosterId} and not is_locked`)
  return addToDraft(tx, rosterId, { shifts, daysOff: [] })
}

async function addToDraft(tx: Tx, rosterId: string, { shifts, daysOff }: Draft): Promise<number> {
  const rows = shifts.map((shift) => ({
    ...idsOf(shift),
    kind_id: shift.kindId,
    starts_at: new Date(shift.startsAt),
    ends_at: new Date(shift.endsAt),
    breaks: shift.breaks,
    is_locked: shift.isLocked,
  }))
  await tx.run(sql`insert into rosters.draft_shift (roster_id, person_id, date, kind_id, starts_at, ends_at, breaks,
      is_locked)
    select ${rosterId}::uuid, person_id, date, kind_id, starts_at, ends_at, breaks, is_locked
    from jsonb_to_recordset(${json(rows)}::jsonb) as g (person_id uuid, date date, kind_id text, starts_at timestamptz,
      ends_at timestamptz, breaks jsonb, is_locked boolean)`)
  await tx.run(sql`insert into rosters.draft_day_off (roster_id, person_id, date)
    select ${rosterId}::uuid, person_id, date from jsonb_to_recordset(${json(daysOff.map(idsOf))}::jsonb)
      as g (person_id uuid, date date)`)
  const { revision } = await tx.one<{ revision: number }>(sql`update rosters.roster
    set draft_revision = draft_revision + 1 where id = ${rosterId} returning draft_revision revision`)
  return revision
}

const idsOf = ({ personId, date }: { readonly personId: string; readonly date: string }) => ({
  person_id: personId,
  date,
})
