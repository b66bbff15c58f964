import type { HouseLines } from '#libs/language/feeling/house-red-lines.ts'
import type { OwnLine, RedLinesInForce } from '#modules/conversations/red-line-sets-contract.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** The version of the set that comes with the product; a bank's own begin with 2. */
export const SHIPPED_VERSION = 1

/** A set as it is kept. */
export interface Lines extends HouseLines<OwnLine> {
  readonly off: RedLinesInForce['off']
}
interface InForce extends Lines {
  readonly version: number
}
const SHIPPED: InForce = { version: SHIPPED_VERSION, off: [], own: [] }

/** What is looked for now: the newest version there is. */
export async function linesInForce(db: Queryable): Promise<InForce> {
  const row = await db.maybe<{ version: number; lines: Lines }>(
    sql`select version, lines from conversations.red_line_set where version is not null order by version desc limit 1`,
  )
  return row ? { version: row.version, ...row.lines } : SHIPPED
}

/** Names of the lines of every version, each by its newest words. */
export async function knownLines(db: Queryable): Promise<RedLinesInForce['known']> {
  return db.rows(sql`select distinct on (line->>'code') line->>'code' code, line->'name' name
    from conversations.red_line_set s cross join lateral jsonb_array_elements(s.lines->'own') line
    where s.version is not null order by line->>'code', s.version desc`)
}
