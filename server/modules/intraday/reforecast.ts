import { deviationSoFar, learnShrink } from '#libs/forecast/shrink.ts'

/** One half hour of a day, by its place from midnight: what was forecast of it, and what came. */
export interface ForecastCell {
  readonly slot: number
  readonly mean: number | null
  readonly count: number | null
}

export interface DayCells {
  readonly date: string
  readonly cells: readonly ForecastCell[]
}

export interface Reforecast {
  /** On what has not ended: 1 + share · (came / forecast so far − 1). */
  readonly factor: number
  /** Of the deviation so far that is believed, 0..1. */
  readonly share: number
  /** `assumed`: too few past days with both forecast and count; `none`: nothing has ended yet. */
  readonly basis: 'learned' | 'assumed' | 'none'
  readonly days: number
}

/** Days with a forecast and a count that it takes to learn from them. */
export const LEAST_LEARNED_DAYS = 5
/** Levels of whole days scatter by so much about their forecast, as a share, where nothing was learned. */
const ASSUMED_SPREAD = 0.1
const SLOTS = 48

/**
 * How the rest of the day is to be seen from how it began. The share believed is learned from the days before, as
 * `libs/forecast` does; with too few of them it is the credibility of what came so far: counts scatter by chance, whole
 * days by a tenth, and the more has been counted the less of a deviation is chance.
 * @param today half hours of today that have ended; those without forecast or count say nothing
 * @param nextSlot place of the first half hour that has not ended
 */
export function reforecastOf(today: readonly ForecastCell[], past: readonly DayCells[], nextSlot: number): Reforecast {
  const learned = past.flatMap(({ date, cells }) => {
    const known = knownOf(cells)
    return known.length > 0 ? [{ date, cells: known }] : []
  })
  const known = knownOf(today)
  const expected = known.reduce((sum, { mean }) => sum + mean, 0)
  const counted = known.reduce((sum, { count }) => sum + count, 0)
  const days = learned.length
  if (expected <= 0) return { factor: 1, share: 0, basis: 'none', days }
  const isLearned = days >= LEAST_LEARNED_DAYS
  const share = isLearned
    ? (learnShrink(learned, SLOTS)[nextSlot] ?? 0)
    : (expected * ASSUMED_SPREAD ** 2) / (expected * ASSUMED_SPREAD ** 2 + 1)
  return {
    factor: 1 + share * deviationSoFar(counted, expected),
    share,
    basis: isLearned ? 'learned' : 'assumed',
    days,
  }
}

const knownOf = (cells: readonly ForecastCell[]) =>
  cells.flatMap(({ slot, mean, count }) => (mean === null || count === null ? [] : [{ slot, mean, count }]))
