/** What a planner said about a span; acts on the half hours that start in it. */
export interface Override {
  readonly fromAt: number
  /** Exclusive. */
  readonly beforeAt: number
  readonly kind: 'percent' | 'contacts'
  /** More or less by so many percent (-100 or more), or so many contacts each half hour (0 or more). */
  readonly value: number
}

/** Contacts expected in a half hour, between the bounds of the 80 % band. */
export interface Expected {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/**
 * The figures of the model with the overrides that reach a half hour, one after the other in the order they were made:
 * a percentage acts on what stands, a number of contacts takes its place. The band stays as wide, in proportion; where
 * the model expects nobody there is no proportion, and the band is the number itself.
 */
export function withOverrides(startAt: number, model: Expected, overrides: readonly Override[]): Expected {
  return overrides
    .filter(({ fromAt, beforeAt }) => fromAt <= startAt && startAt < beforeAt)
    .reduce<Expected>((now, { kind, value }) => {
      if (kind === 'percent') return scaled(now, 1 + value / 100)
      return now.mean > 0 ? scaled(now, value / now.mean) : { mean: value, low: value, high: value }
    }, model)
}

const scaled = ({ mean, low, high }: Expected, factor: number): Expected => ({
  mean: mean * factor,
  low: low * factor,
  high: high * factor,
})
