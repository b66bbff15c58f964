import { seededChance } from '../../queueing/chance.ts'
import { type Alarm, alarmsOf } from './alarms.ts'
import { nearestRows } from './nearest-rows.ts'
import { themeSpace } from './theme-space.ts'
import { LARGEST_CIRCLE, scanWeeks } from './week-scan.ts'
import { wavesOf } from './week-waves.ts'

/**
 * @property seed whole number: the same weeks and seed give the same alarms
 * @property falseAlarms share of quiet weeks that may raise any alarm, above 0, below 1; default 0.04
 * @property past how many weeks the last ones are compared with at most; 3 or more, default 8
 * @property shuffles how often weeks are shuffled to learn what chance does; 20 or more, default 99
 */
export interface WatchOptions {
  readonly seed: number
  readonly falseAlarms?: number
  readonly past?: number
  readonly shuffles?: number
}

/** Fewer weeks tell nothing of how much a week may differ from another. */
export const LEAST_WEEKS = 4

/**
 * Themes that come up in the last week, or in the last two together, and were not there before: texts alike that are
 * surprisingly many, however they are called. Themes that grow raise an alarm too, told apart by `isNew`.
 * @param weeks texts of each week, oldest first; four weeks or more, none empty. A week that is not over counts as it is:
 *   what is compared is the share of texts, not their number
 * @returns alarms, most surprising first; none in a quiet week
 * @throws RangeError when there are too few weeks or one is empty
 */
export function watchThemes(
  weeks: readonly (readonly string[])[],
  { seed, falseAlarms = 0.04, past = 8, shuffles = 99 }: WatchOptions,
): readonly Alarm[] {
  if (weeks.length < LEAST_WEEKS)
    throw new RangeError(`${weeks.length} weeks are too few to compare: give ${LEAST_WEEKS} or more, oldest first`)
  const compared = weeks.slice(-(past + 2))
  if (compared.some((week) => week.length === 0))
    throw new RangeError('A week has no text: leave empty weeks out, or give days together that make a week')
  const texts = compared.flat()
  const age = Uint8Array.from(compared.flatMap((week, at) => week.map(() => compared.length - 1 - at)))
  const table = themeSpace(texts, { letters: [3, 5], rarity: RARITY })
  const nearest = nearestRows(table, LARGEST_CIRCLE - 1)
  const weekOf = age.map((each) => compared.length - 1 - each)
  const waves = wavesOf(table, weekOf, compared.length - 2)
  const circles = scanWeeks(nearest, age, { waves, falseAlarms, shuffles, chance: seededChance(seed) })
  return alarmsOf(circles, { texts, age, table, nearest })
}

/** Chosen by how many of the ten nearest texts are of the same intent, Banking77: 0.56 at 0.5, 0.52 at 1, 0.55 at 0.3. */
const RARITY = 0.5
