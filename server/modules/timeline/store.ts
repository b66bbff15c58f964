import type { Instant } from '#libs/facts/event.ts'
import { termsOf } from '#modules/timeline/terms.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'

export type Detail = Readonly<Record<string, string | number | boolean | null>>

export interface Beginning {
  readonly kind: string
  readonly sourceId: string
  readonly customerId: string
  readonly beganAt: Instant
  /** False for what is over the moment it happens. */
  readonly isOpen: boolean
  readonly reference?: string
  readonly detail: Detail
  readonly words?: string
}

/** Writes an entry once; told again, it stays as it is. */
export async function beginEntry(tx: Tx, entry: Beginning): Promise<void> {
  const words = entry.words ?? ''
  await tx.run(sql`insert into timeline.entry
      (kind, source_id, customer_id, began_at, changed_at, is_open, reference, detail, words, terms)
    values (${entry.kind}, ${entry.sourceId}, ${entry.customerId}, ${at(entry.beganAt)}, ${at(entry.beganAt)},
      ${entry.isOpen}, ${entry.reference ?? null}, ${json(entry.detail)}::jsonb, ${words}, ${[...termsOf(words)]}::text[])
    on conflict (kind, source_id) do nothing`)
}

export interface Change {
  readonly at: Instant
  readonly isOpen?: boolean
  /** Laid over what is there. */
  readonly detail?: Detail
  readonly words?: string
}

/** Brings an entry up to date; one that nobody began stays unknown. */
export async function changeEntry(tx: Tx, kind: string, sourceId: string, change: Change): Promise<void> {
  const { words } = change
  await tx.run(sql`update timeline.entry set changed_at = greatest(changed_at, ${at(change.at)}),
      is_open = coalesce(${change.isOpen ?? null}, is_open), detail = detail || ${json(change.detail ?? {})}::jsonb,
      words = coalesce(${words ?? null}, words),
      terms = coalesce(${words === undefined ? null : [...termsOf(words)]}::text[], terms)
    where kind = ${kind} and source_id = ${sourceId}`)
}
