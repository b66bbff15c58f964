import type { Instant } from '#libs/facts/event.ts'

/** A matter put down to a cause. Duplicates that were merged are one matter and stand here once. */
export interface Occurrence {
  readonly complaintId: string
  readonly cause: string
  readonly product: string | null
  /** Where it arose, in the bank: a branch or a department. */
  readonly unitId: string | null
  readonly receivedAt: Instant
}

export interface Repeat {
  readonly cause: string
  readonly by: 'product' | 'unit'
  /** The product's code, or the unit's id. */
  readonly where: string
  readonly count: number
  readonly firstAt: Instant
  readonly latestAt: Instant
}

export interface RepeatRule {
  /** So many of one cause make a repeat; whole, 2 or more. */
  readonly least: number
  readonly days: number
}
export const REPEAT_RULE: RepeatRule = { least: 3, days: 90 }
const DAY_MS = 86_400_000

/**
 * Causes that come again and again for one product or at one unit within the window that ends at `now`. A matter received
 * exactly `days` before now is in it. One matter counts once for its product and once for its unit.
 * @returns the most frequent first; of as many the latest first
 */
export function repeatsOf(occurrences: readonly Occurrence[], rule: RepeatRule, now: Instant): readonly Repeat[] {
  const since = now - rule.days * DAY_MS
  const within = occurrences.filter(({ receivedAt }) => receivedAt >= since && receivedAt <= now)
  const groups = new Map<string, { readonly repeat: Omit<Repeat, 'count'>; readonly ids: Set<string> }>()
  for (const one of within)
    for (const [by, where] of [
      ['product', one.product],
      ['unit', one.unitId],
    ] as const) {
      if (where === null) continue
      const key = [one.cause, by, where].join(' ')
      const before = groups.get(key)
      const firstAt = Math.min(before?.repeat.firstAt ?? one.receivedAt, one.receivedAt)
      const latestAt = Math.max(before?.repeat.latestAt ?? one.receivedAt, one.receivedAt)
      const ids = before?.ids ?? new Set<string>()
      groups.set(key, { repeat: { cause: one.cause, by, where, firstAt, latestAt }, ids: ids.add(one.complaintId) })
    }
  return [...groups.values()]
    .map(({ repeat, ids }) => ({ ...repeat, count: ids.size }))
    .filter(({ count }) => count >= rule.least)
    .toSorted((a, b) => b.count - a.count || b.latestAt - a.latestAt || a.cause.localeCompare(b.cause))
}
