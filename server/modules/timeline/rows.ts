import type { EntryKind, TimelineEntry } from '#modules/timeline/contract.ts'
import type { TimelineDeps } from '#modules/timeline/deps.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

export interface EntryRow {
  readonly id: number
  readonly kind: EntryKind
  readonly sourceId: string
  readonly customerId: string
  readonly beganAt: number
  readonly changedAt: number
  readonly isOpen: boolean
  readonly reference: string | null
  readonly detail: Record<string, string | number | boolean | null>
  readonly words: string
}

export const entryColumns: Sql = sql`e.id, e.kind, e.source_id "sourceId", e.customer_id "customerId",
  e.began_at "beganAt", e.changed_at "changedAt", e.is_open "isOpen", e.reference, e.detail, e.words`

/** `after` names the last row of the page before: `<began>_<id>`. */
export function isBehind(after: string | undefined): Sql {
  if (after === undefined) return sql`true`
  const [began, id] = after.split('_').map(Number)
  return sql`(e.began_at, e.id) < (${new Date(began ?? 0)}, ${id ?? 0})`
}

export const cursorOf = (row: EntryRow): string => `${row.beganAt}_${row.id}`

/** Rows as screens show them, with the names of the people behind. */
export async function showEntries(
  deps: TimelineDeps,
  db: Queryable,
  rows: readonly EntryRow[],
): Promise<TimelineEntry[]> {
  const people = await deps.asks.identity.people(db, [...new Set(rows.flatMap(personIdOf))])
  const nameOf = new Map(people.map(({ personId, displayName }) => [personId, displayName]))
  return rows.map((row) => {
    const [personId] = personIdOf(row)
    const name = personId === undefined ? undefined : nameOf.get(personId)
    const { id: entryId, ...shown } = row
    return { entryId, ...shown, person: personId && name ? { personId, name } : null }
  })
}

const personIdOf = ({ detail }: EntryRow): string[] => (typeof detail.agentId === 'string' ? [detail.agentId] : [])
