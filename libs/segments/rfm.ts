import { type CustomerFacts, daysSince, earliest, type Known } from './evaluate.ts'
import { countBetween, type DayOfActivity, leaves } from './life-stage.ts'

const DAY_MS = 86_400_000
/** What somebody did within so many days is counted. */
export const RFM_DAYS = 365
/** Of fewer nobody can say who is among the best fifth. */
const FEWEST = 5

/** What parts the first fifth from the second, and so on: 20, 40, 60 and 80 of a hundred lie at or below. */
export type Borders = readonly [number, number, number, number]
/** Borders over everybody, as they were at an instant; null where too few are known. Days, transactions a year, minor units a year. */
export interface RfmBorders {
  readonly asOf: number
  readonly recency: Borders | null
  readonly frequency: Borders | null
  readonly money: Borders | null
}
/** What one customer did: null where the bank tells nothing. */
export interface RfmMeasures {
  readonly days: number | null
  readonly count: number | null
  readonly minor: number | null
}

/** @param values of everybody of whom they are known, in any order; sorted in place */
export function bordersOf(values: Float64Array): Borders | null {
  if (values.length < FEWEST) return null
  values.sort()
  const at = (fifth: number) => values[Math.ceil((values.length * fifth) / 5) - 1] ?? 0
  return [at(1), at(2), at(3), at(4)]
}

/** So that no border is somebody’s own amount: up to three figures, 12,345 is 12,400. */
export function blurred(borders: Borders | null): Borders | null {
  const up = (value: number) => {
    const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2)
    return Math.ceil(value / step) * step
  }
  return borders && [up(borders[0]), up(borders[1]), up(borders[2]), up(borders[3])]
}

/** The borders of a whole house from what each of its customers did. */
export function rfmBorders(measures: Iterable<RfmMeasures>, asOf: number): RfmBorders {
  const days: number[] = []
  const counts: number[] = []
  const amounts: number[] = []
  for (const { days: since, count, minor } of measures) {
    if (since !== null) days.push(since)
    if (count !== null) counts.push(count)
    if (minor !== null) amounts.push(minor)
  }
  return {
    asOf,
    recency: bordersOf(Float64Array.from(days)),
    frequency: bordersOf(Float64Array.from(counts)),
    money: blurred(bordersOf(Float64Array.from(amounts))),
  }
}

/** Which fifth, 1 to 5, and the span of it. Equal values stand in one fifth: a border belongs to the fifth below it. */
function fifth(
  value: number,
  borders: Borders,
): { readonly place: number; readonly above: number | null; readonly upTo: number | null } {
  const below = borders.filter((border) => border < value).length
  return { place: below + 1, above: borders[below - 1] ?? null, upTo: borders[below] ?? null }
}

/**
 * The fifth a customer stands in among everybody: recency 5 is who did something last, frequency and money 5 who did most. What
 * is not known, or has no borders, has no score.
 * @param activity of one year, or else the last there was; empty: nothing is known of any
 * @param minor amounts of the year, in and out alike; null: the bank tells of none
 * Source: A. M. Hughes, Strategic Database Marketing, 1994 (customers parted into fifths by each of the three).
 */
export function rfmFacts(
  activity: readonly DayOfActivity[],
  minor: number | null,
  borders: RfmBorders | null,
  now: number,
): CustomerFacts {
  if (!borders || activity.length === 0) return {}
  const last = activity.reduce((latest, { dayAt }) => Math.max(latest, dayAt), 0)
  const until = earliest(activity.map(({ dayAt }) => leaves(dayAt, RFM_DAYS, now))) ?? undefined
  const known: Partial<Record<'recency-score' | 'frequency-score' | 'money-score', Known>> = {}
  if (borders.recency) known['recency-score'] = recencyOf(last, borders.recency, borders.asOf, now)
  if (borders.frequency)
    known['frequency-score'] = most(
      countBetween(activity, now - RFM_DAYS * DAY_MS, now),
      borders.frequency,
      borders.asOf,
      until,
    )
  if (borders.money && minor !== null) known['money-score'] = most(minor, borders.money, borders.asOf, until)
  return known
}

function recencyOf(last: number, borders: Borders, asOf: number, now: number): Known {
  const days = daysSince(last, now)
  const { place, above, upTo } = fifth(days, borders)
  const until = upTo === null ? undefined : last + (Math.floor(upTo) + 1) * DAY_MS
  return { value: 6 - place, until, by: { value: days, above, upTo, asOf } }
}

function most(value: number, borders: Borders, asOf: number, until: number | undefined): Known {
  const { place, above, upTo } = fifth(value, borders)
  return { value: place, until, by: { value, above, upTo, asOf } }
}
