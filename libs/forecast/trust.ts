import type { DayFacts } from './features.ts'
import { median } from './methods/recent-days.ts'

/** Same weekdays around a day that say what it should have been. */
const NEIGHBOURS = 8

/** Standard deviations up to which a day is believed whole, and from which on hardly at all. */
const BELIEVED = 3
const DOUBTED = 6
const LEAST_TRUST = 0.001

/** A feature from this one on tells of something special: after closed days, adjusted workdays, holidays, events. */
const FIRST_SPECIAL = 18

/**
 * How much each day tells of others, 1 to about 0: by how far its total lies from the median of the nearest same
 * weekdays, in standard deviations of such differences on the scale of logarithms (median absolute deviation, never
 * below 0.03, counting noise added). An unmarked holiday or a failure of the lines would otherwise bend level, weekday
 * and curve for weeks. Days of which the calendar tells something special are believed, for their effect is to be
 * learned; so are days with fewer than three neighbours.
 */
export function trustOf(
  days: readonly (Pick<DayFacts, 'pattern' | 'features'> & { readonly counts: readonly (number | null)[] })[],
): number[] {
  const sizes = days.map(({ counts }) => Math.log1p(counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)))
  const residuals = days.map(() => 0)
  for (let pattern = 0; pattern < 7; pattern++) {
    const same = days.flatMap((day, i) => (day.pattern === pattern ? [i] : []))
    same.forEach((index, position) => {
      const first = Math.max(0, Math.min(position - NEIGHBOURS / 2, same.length - 1 - NEIGHBOURS))
      const near = same.slice(first, first + NEIGHBOURS + 1).filter((other) => other !== index)
      if (near.length >= 3) residuals[index] = (sizes[index] ?? 0) - median(near.map((other) => sizes[other] ?? 0))
    })
  }
  // 1.4826 makes the median absolute deviation that of a normal law.
  const spread = Math.max(0.03, 1.4826 * median(residuals.map(Math.abs)))
  return days.map(({ features }, i) => {
    if (features.some((feature, column) => column >= FIRST_SPECIAL && feature !== 0)) return 1
    const distance = Math.abs(residuals[i] ?? 0) / Math.hypot(spread, Math.exp(-(sizes[i] ?? 0) / 2))
    return Math.min(1, Math.max(LEAST_TRUST, (DOUBTED - distance) / (DOUBTED - BELIEVED)))
  })
}
