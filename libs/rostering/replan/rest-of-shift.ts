import type { PlannedBreak, PlannedShift, ShiftKind } from '../model.ts'

export interface RestOfShift {
  readonly kind: ShiftKind
  readonly planned: PlannedShift
  readonly nowSlot: number
  readonly slotSeconds: number
  readonly mayMoveBreaks: boolean
  readonly maxStretchSeconds: number
  readonly mealAwaySeconds: number
}

/**
 * The best places of the breaks that have not begun, for a shift that ends so many slots later (or earlier, negative).
 * A break that would only begin after an early end is left out.
 * @param row what each slot of work is worth, from now on
 * @returns all breaks, those before now as they were; null when they do not fit
 */
export function placeRest(rest: RestOfShift, by: number, row: Float64Array): readonly PlannedBreak[] | null {
  const { kind, planned, nowSlot, slotSeconds } = rest
  const end = planned.endSlot + by
  const maxStretch = Math.floor(rest.maxStretchSeconds / slotSeconds)
  const done = planned.breaks.filter(({ slot }) => slot < nowSlot)
  const windows = kind.breaks.slice(done.length).flatMap((rule, index) => {
    const { slots, slot } = planned.breaks[done.length + index] ?? { slots: rule.seconds / slotSeconds, slot: end }
    const away = rule.isPaid ? 0 : rest.mealAwaySeconds / slotSeconds
    const plannedEnd = planned.startSlot + kind.spanSeconds / slotSeconds
    const lo = Math.max(nowSlot, planned.startSlot + Math.max(rule.earliestSeconds / slotSeconds, away))
    const latest = planned.startSlot + rule.latestSeconds / slotSeconds
    const hi = Math.min(latest, plannedEnd - slots - away, end - slots)
    if (by < 0 && latest >= end) return []
    return [
      rest.mayMoveBreaks ? { slots, isPaid: rule.isPaid, lo, hi } : { slots, isPaid: rule.isPaid, lo: slot, hi: slot },
    ]
  })
  const last = done.at(-1)
  return placeInOrder(
    windows,
    last ? last.slot + last.slots : planned.startSlot,
    end,
    maxStretch,
    (slot) => row[slot - nowSlot] ?? 0,
    done,
  )
}

interface Window {
  readonly slots: number
  readonly isPaid: boolean
  readonly lo: number
  readonly hi: number
}

/** Dynamic programming over the places of one break after another; the least worth of all breaks together. */
function placeInOrder(
  windows: readonly Window[],
  from: number,
  end: number,
  maxStretch: number,
  worthAt: (slot: number) => number,
  done: readonly PlannedBreak[],
): readonly PlannedBreak[] | null {
  let ends = [{ at: from, lost: 0, breaks: done }]
  for (const { slots, isPaid, lo, hi } of windows) {
    const next: typeof ends = []
    for (let slot = lo; slot <= hi; slot += 1) {
      let best: (typeof ends)[number] | null = null
      for (const before of ends) {
        if (before.at <= slot && slot - before.at <= maxStretch && (best === null || before.lost < best.lost))
          best = before
      }
      if (best === null) continue
      let lost = best.lost
      for (let each = slot; each < slot + slots; each += 1) lost += worthAt(each)
      next.push({ at: slot + slots, lost, breaks: [...best.breaks, { slot, slots, isPaid }] })
    }
    ends = next
  }
  const fitting = ends.filter(({ at }) => at <= end && end - at <= maxStretch)
  if (fitting.length === 0) return null
  return fitting.reduce((best, each) => (each.lost < best.lost ? each : best)).breaks
}
