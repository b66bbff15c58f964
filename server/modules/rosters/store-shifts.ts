import type { ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'
import type { ShiftSpan } from '#modules/rosters/questions.ts'
import { at, empty, json, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

const COLUMNS = sql`s.id "shiftId", s.roster_id "rosterId", s.person_id "personId", s.date, s.kind_id "kindId",
  s.starts_at "startsAt", s.ends_at "endsAt", s.breaks, s.activities, s.overtime_from_at "overtimeFromAt",
  s.cut_seconds "cutSeconds", s.revision`

/** Shifts in force; `where` speaks of `s`, a row of rosters.shift. In order of person and time. */
const readShifts = (db: Queryable, where: Sql, lock: Sql = empty): Promise<ShiftInForce[]> =>
  db.rows<ShiftInForce>(sql`select ${COLUMNS} from rosters.shift s where ${where} order by s.person_id, s.date ${lock}`)

export const shiftsTouching = (db: Queryable, { from, before, personIds }: ShiftSpan): Promise<ShiftInForce[]> =>
  readShifts(
    db,
    sql`s.starts_at < ${at(before)} and s.ends_at > ${at(from)}
      ${personIds === undefined ? empty : sql`and s.person_id = any(${[...personIds]}::uuid[])`}`,
  )

/** By the date on which they start, both included. */
export const shiftsDated = (
  db: Queryable,
  personIds: readonly string[],
  from: string,
  to: string,
): Promise<ShiftInForce[]> =>
  readShifts(db, sql`s.person_id = any(${[...personIds]}::uuid[]) and s.date between ${from}::date and ${to}::date`)

/** One day of one person. */
export interface PersonDay {
  readonly personId: string
  readonly date: string
}

const DAYS = (days: readonly PersonDay[]) => sql`(s.person_id, s.date) in (
  select person_id, date from jsonb_to_recordset(${json(days.map(({ personId, date }) => ({ person_id: personId, date })))}::jsonb)
    as given(person_id uuid, date date))`

/** Locked in order of person and date, after the rosters and the terms they belong to. */
export const lockShifts = (tx: Tx, days: readonly PersonDay[]): Promise<ShiftInForce[]> =>
  readShifts(tx, DAYS(days), sql`for update`)

export interface WrittenShift extends ShiftShape, PersonDay {
  readonly shiftId: string
  readonly rosterId: string
}

/** Writes these as they shall be; a shift that was there keeps its id and counts one revision more. */
export async function putShifts(tx: Tx, shifts: readonly WrittenShift[]): Promise<void> {
  if (shifts.length === 0) return
  const rows = shifts.map((shift) => ({
    id: shift.shiftId,
    roster_id: shift.rosterId,
    person_id: shift.personId,
    date: shift.date,
    kind_id: shift.kindId,
    starts_at: new Date(shift.startsAt),
    ends_at: new Date(shift.endsAt),
    breaks: shift.breaks,
    activities: shift.activities,
    overtime_from_at: shift.overtimeFromAt === null ? null : new Date(shift.overtimeFromAt),
    cut_seconds: shift.cutSeconds,
  }))
  await tx.run(sql`insert into rosters.shift (id, roster_id, person_id, date, kind_id, starts_at, ends_at, breaks,
      activities, overtime_from_at, cut_seconds)
    select id, roster_id, person_id, date, kind_id, starts_at, ends_at, breaks, activities, overtime_from_at, cut_seconds
    from jsonb_to_recordset(${json(rows)}::jsonb) as given (id uuid, roster_id uuid, person_id uuid, date date,
      kind_id text, starts_at timestamptz, ends_at timestamptz, breaks jsonb, activities jsonb,
      overtime_from_at timestamptz, cut_seconds int)
    on conflict (person_id, date) do update set roster_id = excluded.roster_id, kind_id = excluded.kind_id,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, breaks = excluded.breaks,
      activities = excluded.activities, overtime_from_at = excluded.overtime_from_at,
      cut_seconds = excluded.cut_seconds, revision = rosters.shift.revision + 1`)
}

export async function removeShifts(tx: Tx, days: readonly PersonDay[]): Promise<void> {
  if (days.length === 0) return
  await tx.run(sql`delete from rosters.shift s where ${DAYS(days)}`)
}
