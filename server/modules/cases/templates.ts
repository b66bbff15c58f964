import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { CaseTemplate, caseTemplateBody } from '#modules/cases/contract.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { templateChanged } from '#modules/cases/events.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'

export type TemplateRefusal = 'unit-not-found' | 'calendar-unknown' | 'edited-meanwhile' | 'general-stays'
export type StoredTemplate = Omit<CaseTemplate, 'unitName'>

/** Always offered: what a case goes by for which nobody wrote a template. */
export const GENERAL = 'general'
const COLUMNS = sql`code, name, hint, unit_id "unitId", fields, due_days "dueDays", calendar, topics,
  is_offered "isOffered", version`

export const templateOf = (db: Queryable, code: string): Promise<StoredTemplate | undefined> =>
  db.maybe<StoredTemplate>(sql`select ${COLUMNS} from cases.template where code = ${code}`)

export async function listTemplates({ asks }: CaseDeps, db: Queryable): Promise<CaseTemplate[]> {
  const rows = await db.rows<StoredTemplate>(sql`select ${COLUMNS} from cases.template order by code`)
  const names = new Map((await asks.identity.units(db)).map(({ unitId, name }) => [unitId, name]))
  return rows.map((row) => ({ ...row, unitName: row.unitId === null ? null : (names.get(row.unitId) ?? null) }))
}

/** Writes a template whole; cases that are open keep the deadline they were given. */
export function saveTemplate(
  deps: CaseDeps,
  by: string,
  code: string,
  body: z.output<typeof caseTemplateBody>,
): Promise<Outcome<null, TemplateRefusal>> {
  const { platform, asks } = deps
  return platform.db.transaction(async (tx): Promise<Outcome<null, TemplateRefusal>> => {
    if (code === GENERAL && !body.isOffered) return refused('general-stays', 'This one is always offered.')
    if (body.unitId !== null && !(await asks.identity.units(tx)).some(({ unitId }) => unitId === body.unitId))
      return refused('unit-not-found', 'Choose a unit of the house.')
    if (body.calendar !== null && !(await asks.promises.calendar(tx, body.calendar)))
      return refused('calendar-unknown', 'Choose a calendar that exists under opening hours.')
    const now = platform.clock.now()
    const written = await tx.run(sql`insert into cases.template
        (code, name, hint, unit_id, fields, due_days, calendar, topics, is_offered, version, changed_at)
      select ${code}::text, ${json(body.name)}::jsonb, ${body.hint === null ? null : json(body.hint)}::jsonb, ${body.unitId}::uuid,
        ${json(body.fields)}::jsonb, ${body.dueDays}::int, ${body.calendar}::text, ${body.topics}::text[], ${body.isOffered}::boolean, 1,
        ${at(now)}::timestamptz
      where ${body.version} = coalesce((select version from cases.template where code = ${code}), 0)
      on conflict (code) do update set name = excluded.name, hint = excluded.hint, unit_id = excluded.unit_id,
        fields = excluded.fields, due_days = excluded.due_days, calendar = excluded.calendar, topics = excluded.topics,
        is_offered = excluded.is_offered, version = cases.template.version + 1, changed_at = excluded.changed_at
        where cases.template.version = ${body.version}`)
    if (written === 0) return refused('edited-meanwhile', 'Somebody changed it since: load it again.')
    const version = body.version + 1
    await platform.log.announce(tx, { kind: 'person', id: by }, [templateChanged.of(code, now, { code, version })])
    return done(null)
  })
}
