import type { ResidualDay } from './residuals.ts'

/**
 * How much of the deviation so far to believe for the rest of the day, 0..1, by the slot at which the update is made
 * (slots before it are known). Plain data.
 */
export type ShrinkBySlot = readonly number[]

const CANDIDATES = Array.from({ length: 21 }, (_, i) => i / 20)

/** A share learned from n days stands as if this many further days had said "believe nothing". */
const DOUBT_DAYS = 4

/**
 * For each slot, the share that would have made the summed absolute error of the remaining intervals least over the
 * days of the back-test; ties go to the smaller share. Then neighbours are averaged, because the share of one slot is
 * noisy, and the result leans toward 0 when days are few. The raw ratio (share 1) makes mornings worse by a third.
 */
export function learnShrink(days: readonly ResidualDay[], slots: number): ShrinkBySlot {
  const trust = days.length / (days.length + DOUBT_DAYS)
  const best = Array.from({ length: slots }, (_, slot) => bestShare(days, slot))
  return best.map((_, slot) => {
    const near = best.slice(Math.max(0, slot - 2), slot + 3).filter((share) => share !== null)
    return near.length === 0 ? 0 : (trust * near.reduce((sum, share) => sum + share, 0)) / near.length
  })
}

/** Actual over forecast so far, less 1; 0 while nothing was expected. At most tripled: more is an outage, not a level. */
export function deviationSoFar(counted: number, expected: number): number {
  return expected > 0 ? Math.min(2, counted / expected - 1) : 0
}

function bestShare(days: readonly ResidualDay[], slot: number): number | null {
  const errors = CANDIDATES.map(() => 0)
  let cellsAfter = 0
  for (const { cells } of days) {
    let counted = 0
    let expected = 0
    for (const cell of cells) {
      if (cell.slot >= slot) break
      counted += cell.count
      expected += cell.mean
    }
    const deviation = deviationSoFar(counted, expected)
    if (deviation === 0) continue
    for (const { slot: later, mean, count } of cells) {
      if (later < slot) continue
      cellsAfter++
      for (let i = 0; i < CANDIDATES.length; i++)
        errors[i] = (errors[i] ?? 0) + Math.abs(count - mean * (1 + (CANDIDATES[i] ?? 0) * deviation))
    }
  }
  return cellsAfter === 0 ? null : (CANDIDATES[errors.indexOf(Math.min(...errors))] ?? 0)
}
