import type { PlannedSpan } from '#libs/adherence/model.ts'
import { SLOT_MS } from '#modules/intraday/contract.ts'

/** Quarter hours of one day, and a little after it where shifts run on: instants from `from`, `count` of them. */
export interface Slots {
  readonly from: number
  readonly count: number
}

export const slotStart = ({ from }: Slots, slot: number): number => from + slot * SLOT_MS
export const slotOf = ({ from }: Slots, at: number): number => Math.floor((at - from) / SLOT_MS)

/** Adds to each slot the share of it, 0..1, that a span covers. */
export function addSpan(
  into: Float64Array,
  slots: Slots,
  { startsAt, endsAt }: Pick<PlannedSpan, 'startsAt' | 'endsAt'>,
): void {
  const first = Math.max(0, slotOf(slots, startsAt))
  for (let slot = first; slot < into.length && slotStart(slots, slot) < endsAt; slot += 1) {
    const at = slotStart(slots, slot)
    into[slot] = (into[slot] ?? 0) + Math.max(0, Math.min(endsAt, at + SLOT_MS) - Math.max(startsAt, at)) / SLOT_MS
  }
}
