import { readTextRow } from './read-rows.ts'
import type { TextRow } from './task.ts'

export interface WeekRow extends TextRow {
  /** Its name: what the row gave, or the Monday of its instant. */
  readonly week: string
}

/** A text and the week it belongs to: `week`, or that of `at`. */
export function readWeekRow(fields: Readonly<Record<string, unknown>>): WeekRow | string {
  const row = readTextRow(fields)
  if (typeof row === 'string') return row
  const { week, at } = fields
  if (typeof week === 'number' || (typeof week === 'string' && week !== '')) return { ...row, week: String(week) }
  const instant = typeof at === 'number' ? at : typeof at === 'string' ? Date.parse(at) : Number.NaN
  if (!Number.isFinite(instant) || Math.abs(instant) > LAST_INSTANT)
    return 'its week is missing: give "week", as 7 or "2026-W07", or "at", as "2026-02-09T08:30:00Z" or milliseconds'
  return { ...row, week: mondayOf(instant) }
}

/** The last that a date can hold. */
const LAST_INSTANT = 8.64e15
const DAY_MS = 86_400_000

/** The Monday of the week of an instant, UTC, as 2026-02-09. */
function mondayOf(instant: number): string {
  const days = Math.floor(instant / DAY_MS)
  // Day 0, 1 January 1970, was a Thursday.
  const monday = days - ((((days + 3) % 7) + 7) % 7)
  return new Date(monday * DAY_MS).toISOString().slice(0, 10)
}

/** Rows by week, the oldest first: numbers by size (also within names: W9 before W10). */
export function weeksOf(
  rows: readonly WeekRow[],
): readonly { readonly name: string; readonly texts: readonly string[] }[] {
  const weeks = new Map<string, string[]>()
  for (const { week, text } of rows) {
    const known = weeks.get(week)
    if (known === undefined) weeks.set(week, [text])
    else known.push(text)
  }
  return [...weeks]
    .map(([name, texts]) => ({ name, texts }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}
