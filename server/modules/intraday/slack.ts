import { type Desk, expectedStaff, needsOf } from '#modules/intraday/desk.ts'

/** Agents missing on each queue in each quarter hour, as things are; below 0: so many more than needed. */
export interface Slack {
  /** Missing where someone of these queues is missed most. */
  missing(queueIds: readonly string[], slot: number): number
  missingOn(queueId: string, slot: number): number
  /** Someone of these queues comes (1) or goes (-1): where they are missed most. */
  change(queueIds: readonly string[], slot: number, by: 1 | -1): void
}

export function slackOf(desk: Desk): Slack {
  const needs = needsOf(desk)
  const gaps = new Map(
    [...expectedStaff(desk)].map(([queueId, staff]) => [
      queueId,
      staff.map((people, slot) => (needs.get(queueId)?.[slot] ?? 0) - people),
    ]),
  )
  const missingOn = (queueId: string, slot: number) => gaps.get(queueId)?.[slot] ?? Number.NEGATIVE_INFINITY
  const worst = (queueIds: readonly string[], slot: number) =>
    queueIds.reduce<string | undefined>(
      (most, queueId) => (most === undefined || missingOn(queueId, slot) > missingOn(most, slot) ? queueId : most),
      undefined,
    )
  return {
    missingOn,
    missing: (queueIds, slot) =>
      Math.max(Number.NEGATIVE_INFINITY, ...queueIds.map((queueId) => missingOn(queueId, slot))),
    change(queueIds, slot, by) {
      const queueId = worst(queueIds, slot)
      const gap = queueId === undefined ? undefined : gaps.get(queueId)
      if (gap) gap[slot] = (gap[slot] ?? 0) - by
    },
  }
}

/** What one more person is worth in a slot, in agents no longer missing; 0..1. */
export const gainOf = (missing: number): number => Math.min(1, Math.max(0, missing))
/** What one person fewer costs there. */
export const lossOf = (missing: number): number => Math.min(1, Math.max(0, missing + 1))
