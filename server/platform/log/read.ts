import type { Cause, RecordedFact } from '#libs/facts/event.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

interface LogRow {
  readonly position: number
  readonly event_id: string
  readonly type: string
  readonly version: number
  readonly about: string
  readonly at: number
  readonly cause: Cause
  readonly data: unknown
}

/** Facts after `position`, in order, at most `limit`; up to a position and of some types only when asked for. */
export async function readLog(
  db: Queryable,
  position: number,
  limit: number,
  only: { readonly upTo?: number; readonly types?: readonly string[] | undefined } = {},
): Promise<RecordedFact[]> {
  const upTo = only.upTo ?? Number.MAX_SAFE_INTEGER
  const rows =
    only.types === undefined
      ? await db.rows<LogRow>(sql`select position, event_id, type, version, about, at, cause, data from platform.log
              where position > ${position} and position <= ${upTo} order by position limit ${limit}`)
      : await db.rows<LogRow>(sql`select position, event_id, type, version, about, at, cause, data from platform.log
              where position > ${position} and position <= ${upTo} and type = any(${[...only.types]})
              order by position limit ${limit}`)
  return rows.map(recorded)
}

/** Everything the log says about one thing, oldest first. */
export async function readLogAbout(db: Queryable, about: string): Promise<RecordedFact[]> {
  const rows = await db.rows<LogRow>(
    sql`select position, event_id, type, version, about, at, cause, data from platform.log
        where about = ${about} order by position`,
  )
  return rows.map(recorded)
}

export async function logHead(db: Queryable): Promise<number> {
  return (await db.one<{ position: number }>(sql`select position from platform.log_head`)).position
}

const recorded = (row: LogRow): RecordedFact => ({
  position: row.position,
  id: row.event_id,
  type: row.type,
  version: row.version,
  about: row.about,
  at: row.at,
  cause: row.cause,
  data: row.data,
})
