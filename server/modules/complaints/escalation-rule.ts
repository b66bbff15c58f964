import type { Instant } from '#libs/facts/event.ts'

/** `t1`: due tomorrow; `today`: by the end of today; `overdue`: passed, and told again every day. */
export type Rung = 't1' | 'today' | 'overdue'

/** Clocks as short as this have just begun when they are due tomorrow: they are told on their last day. */
const SHORT_MS = 2 * 86_400_000

/**
 * How near the end of a clock is, by local days.
 * @param edges the first instants of tomorrow and of the day after
 */
export function rungOf(
  clock: { readonly fromAt: Instant; readonly dueAt: Instant },
  now: Instant,
  edges: { readonly tomorrow: Instant; readonly t1: Instant },
): Rung | null {
  if (clock.dueAt < now) return 'overdue'
  if (clock.dueAt < edges.tomorrow) return 'today'
  return clock.dueAt < edges.t1 && clock.dueAt - clock.fromAt > SHORT_MS ? 't1' : null
}

export interface Colleague {
  readonly personId: string
  readonly roles: readonly string[]
  readonly unitId: string
  readonly active: boolean
}

/**
 * Whom it concerns: the handler, or every complaint officer while none is named, and the supervisors of the unit and above;
 * compliance too once it is overdue, or when there is nobody else. Never one with an interest in the matter.
 * @param unitsAbove the unit of the complaint and every unit above it
 */
export function escalatedTo(
  rung: Rung,
  complaint: { readonly handlerId: string | null; readonly interestedIds: readonly string[] },
  unitsAbove: readonly string[],
  colleagues: readonly Colleague[],
): readonly string[] {
  const may = colleagues.filter(({ active, personId }) => active && !complaint.interestedIds.includes(personId))
  const holding = (role: string) => may.filter(({ roles }) => roles.includes(role))
  const handler = may.filter(({ personId }) => personId === complaint.handlerId)
  const first = [
    ...(handler.length > 0 ? handler : holding('complaint-officer')),
    ...holding('supervisor').filter(({ unitId }) => unitsAbove.includes(unitId)),
  ]
  const told = rung === 'overdue' || first.length === 0 ? [...first, ...holding('compliance')] : first
  return [...new Set(told.map(({ personId }) => personId))]
}
