import type { z } from 'zod'
import { isOpen, nextClosing, nextOpening } from '#libs/business-calendar/business-time.ts'
import type { CalendarData } from '#libs/business-calendar/calendar-data.ts'
import { type CompiledCalendar, compileCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { CalendarView, calendarBody } from '#modules/promises/contract.ts'
import { calendarChanged } from '#modules/promises/events.ts'
import type { Actor } from '#platform/access.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export interface CalendarRow {
  readonly key: string
  readonly name: CalendarView['name']
  readonly data: CalendarData
  readonly version: number
  readonly changed_at: number
}
export type CalendarRefusal = 'calendar-not-valid' | 'edited-meanwhile'

/** In order of their keys. @param lock holds them until the transaction ends */
export const readCalendars = (db: Queryable, { lock = false } = {}): Promise<CalendarRow[]> =>
  db.rows<CalendarRow>(sql`select * from promises.calendar order by key ${lock ? sql`for update` : sql``}`)

/** Compiled calendars of this node by key and version: compiling finds a zone's clock changes, which is dear. */
const compiled = new Map<string, { readonly version: number; readonly calendar: CompiledCalendar }>()

export async function loadCalendar(db: Queryable, key: string): Promise<CompiledCalendar | undefined> {
  const row = await db.rows<CalendarRow>(sql`select * from promises.calendar where key = ${key}`)
  return row[0] && compileOnce(row[0])
}

function compileOnce(row: CalendarRow): CompiledCalendar {
  const known = compiled.get(row.key)
  if (known?.version === row.version) return known.calendar
  const result = compileCalendar(row.data)
  if (!result.ok)
    throw new Error(`calendar ${row.key} is damaged: ${result.faults.map((fault) => fault.problem).join('; ')}`)
  compiled.set(row.key, { version: row.version, calendar: result.calendar })
  return result.calendar
}

/** Never closed: what elapsed promises go by. */
export function alwaysOpen(zone: string): CompiledCalendar {
  const day = [{ from: '00:00', to: '24:00' }]
  const result = compileCalendar({
    zone,
    weekly: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day },
  })
  if (!result.ok) throw new Error(`TIME_ZONE ${zone}: ${result.faults.map((fault) => fault.problem).join('; ')}`)
  return result.calendar
}

export async function listCalendars(db: Queryable, now: number): Promise<CalendarView[]> {
  const rows = await readCalendars(db)
  return rows.map((row) => {
    const calendar = compileOnce(row)
    const isOpenNow = isOpen(calendar, now)
    return {
      key: row.key,
      name: row.name,
      data: row.data as CalendarView['data'],
      version: row.version,
      changedAt: row.changed_at,
      isOpenNow,
      nextChangeAt: isOpenNow ? nextClosing(calendar, now) : nextOpening(calendar, now),
    }
  })
}

/** Writes a calendar whole. Promises already made keep the due instants they were given. */
export async function saveCalendar(
  platform: Platform,
  actor: Actor | undefined,
  key: string,
  body: z.output<typeof calendarBody>,
): Promise<Outcome<CalendarView, CalendarRefusal>> {
  const result = compileCalendar(body.data as CalendarData)
  if (!result.ok)
    return refused('calendar-not-valid', result.faults.map((fault) => `${fault.path}: ${fault.problem}`).join(' · '))
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const known = await tx.maybe<{ version: number }>(
      sql`select version from promises.calendar where key = ${key} for update`,
    )
    if ((known?.version ?? 0) !== body.version)
      return refused('edited-meanwhile', 'Someone changed it since: load it again.')
    await tx.run(sql`insert into promises.calendar (key, name, data, version, changed_at)
      values (${key}, ${json(body.name)}, ${json(body.data)}, 1, ${at(now)})
      on conflict (key) do update set name = excluded.name, data = excluded.data,
        version = promises.calendar.version + 1, changed_at = excluded.changed_at`)
    const cause = actor
      ? ({ kind: 'person', id: actor.personId } as const)
      : ({ kind: 'system', id: 'promises.seed' } as const)
    await platform.log.announce(tx, cause, [calendarChanged.of(key, now, { key, version: body.version + 1 })])
    const saved = (await listCalendars(tx, now)).find((calendar) => calendar.key === key)
    if (!saved) throw new Error(`calendar ${key} vanished while it was saved`)
    return done(saved)
  })
}
