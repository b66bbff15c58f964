import type { PromiseState } from './promise.ts'
import type { PromiseReading } from './read-promise.ts'

const RANK: Readonly<Record<PromiseState, number>> = { broken: 0, endangered: 1, running: 2, paused: 3, kept: 4 }

/**
 * Order of "what do I owe today?": broken, endangered, running, paused, kept; in each the earliest due first, never
 * due last. For `sort`, which keeps equals as they came.
 */
export function byUrgency(
  a: Pick<PromiseReading, 'state' | 'dueAt'>,
  b: Pick<PromiseReading, 'state' | 'dueAt'>,
): number {
  if (a.state !== b.state) return RANK[a.state] - RANK[b.state]
  if (a.dueAt === b.dueAt) return 0
  if (a.dueAt === null) return 1
  return b.dueAt === null ? -1 : a.dueAt - b.dueAt
}
