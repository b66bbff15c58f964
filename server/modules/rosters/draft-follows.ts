import type { ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'
import { json, sql, type Tx } from '#platform/database/database.ts'

interface Change {
  readonly personId: string
  readonly date: string
  readonly rosterId: string | undefined
  readonly before: ShiftInForce | null
  readonly after: ShiftInForce | ShiftShape | null
}

/** A shift as it was planned: without the overtime, and with the hours left early. Null once breaks went with them. */
export function asPlanned({ endsAt, overtimeFromAt, cutSeconds, ...shift }: ShiftShape) {
  if (cutSeconds > 0) return null
  return { kindId: shift.kindId, startsAt: shift.startsAt, endsAt: overtimeFromAt ?? endsAt, breaks: shift.breaks }
}

/**
 * Published rosters follow in their drafts what was changed in force, so that publishing again takes nothing back that
 * people agreed on. A day whose draft a planner has changed since it was published is left as the planner wants it.
 */
export async function followInDrafts(tx: Tx, changes: readonly Change[]): Promise<void> {
  const rows = changes.flatMap(({ personId, date, rosterId, before, after }) => {
    const [was, is] = [before && asPlanned(before), after && asPlanned(after)]
    // Left early, or back from it: the plan of the day is the same.
    if ((before && !was) || (after && !is)) return []
    return [{ roster_id: rosterId ?? before?.rosterId, person_id: personId, date, was: rowOf(was), now: rowOf(is) }]
  })
  if (rows.length === 0) return
  const given = sql`jsonb_to_recordset(${json(rows)}::jsonb) as g
      (roster_id uuid, person_id uuid, date date, was jsonb, now jsonb)
    join rosters.roster r on r.id = g.roster_id`
  const isAsPublished = sql`(case when g.was is null then d.person_id is null
    else (d.kind_id, d.starts_at, d.breaks) = (g.was->>'kind_id', (g.was->>'starts_at')::timestamptz, g.was->'breaks') end)`
  await tx.run(sql`with changed as (
      select r.id, g.person_id, g.date, g.now from ${given}
      left join rosters.draft_shift d on d.roster_id = r.id and d.person_id = g.person_id and d.date = g.date
      where ${isAsPublished}
    ), gone as (
      delete from rosters.draft_shift d using changed c
      where c.now is null and (d.roster_id, d.person_id, d.date) = (c.id, c.person_id, c.date)
    ), put as (
      insert into rosters.draft_shift (roster_id, person_id, date, kind_id, starts_at, ends_at, breaks)
      select c.id, c.person_id, c.date, c.now->>'kind_id', (c.now->>'starts_at')::timestamptz,
        (c.now->>'ends_at')::timestamptz, c.now->'breaks' from changed c where c.now is not null
      on conflict (roster_id, person_id, date) do update set kind_id = excluded.kind_id,
        starts_at = excluded.starts_at, ends_at = excluded.ends_at, breaks = excluded.breaks
    )
    update rosters.roster r set draft_revision = draft_revision + 1 where r.id in (select id from changed)`)
}

function rowOf(shift: ReturnType<typeof asPlanned>) {
  if (!shift) return null
  const { kindId, startsAt, endsAt, breaks } = shift
  return { kind_id: kindId, starts_at: new Date(startsAt), ends_at: new Date(endsAt), breaks }
}
