import { agreedGroups } from './agreed-groups.ts'
import { type DenseRows, denseCount, toUnitRows } from './dense.ts'
import { refineGroups } from './refine-groups.ts'
import { singularRows } from './singular.ts'
import { closestMeans, type Grouping } from './spherical-means.ts'
import { areLong, themeSpace } from './theme-space.ts'
import { themeTerms } from './theme-terms.ts'

/**
 * @property k how many themes to look for, 2 or more; fewer may be found
 * @property seed the same texts and seed give the same themes
 * @property restarts beginnings, of which the closest groupings are taken; default 6, up to ten themes 120
 */
export interface ThemeOptions {
  readonly k: number
  readonly seed: number
  readonly restarts?: number
}

/** @property central places of the texts nearest to its middle, nearest first, three at most */
export interface Theme {
  readonly size: number
  readonly terms: readonly string[]
  readonly central: readonly number[]
}

export interface Themes {
  /** Theme of each text: a place in `themes`. */
  readonly groups: Int32Array
  /** Largest first. */
  readonly themes: readonly Theme[]
}

const LEAST_DIMENSIONS = 40
const MOST_DIMENSIONS = 64
/** Directions count by the root of how much they vary: chosen on Banking77 and CFPB-5, 0.5 of 0.2 to 1. */
const SINGULAR_POWER = 0.5
/** How sharply a text decides: chosen on CFPB-5 (long, 20 of 5 to 20) and Banking77 (short, 10 of 5 to 40). */
const SHARPNESS = { long: 20, short: 10 } as const
/** Long texts have few enough features for directions that no longer depend on where they began. */
const ROUNDS = { long: 20, short: 6 } as const
/** Few groups are soon tried, and chance of where they begin counts most. */
const FEW_GROUPS = 10
/** Groupings that are asked what they agree on: chosen on CFPB-5 and Banking77, more of 4 to 40 brought nothing. */
const ASKED = { few: 10, many: 6 } as const
const CENTRAL_TEXTS = 3

/**
 * What texts are about, without being told: groups by the direction of their words (singular vectors, spherical k-means),
 * settled by whole words (a mixture of multinomials), from several beginnings; what those agree on, settled once more.
 * @throws RangeError when k is below 2 or above the number of texts
 */
export function findThemes(
  texts: readonly string[],
  { k, seed, restarts = k <= FEW_GROUPS ? 120 : 6 }: ThemeOptions,
): Themes {
  if (!Number.isInteger(k) || k < 2 || k > texts.length)
    throw new RangeError(`k is ${k}: give a whole number from 2 to ${texts.length}, the number of texts`)
  const table = themeSpace(texts)
  const length = areLong(texts) ? 'long' : 'short'
  const dimensions = Math.min(MOST_DIMENSIONS, Math.max(LEAST_DIMENSIONS, k))
  const { rows, singular } = singularRows(table, dimensions, seed, ROUNDS[length])
  const places = toUnitRows(evened(rows, singular))
  const settle = (groups: Int32Array) => refineGroups(table, groups, k, SHARPNESS[length])
  const begun = closestMeans(places, k, { restarts, keep: ASKED[k <= FEW_GROUPS ? 'few' : 'many'], seed })
  const settled = begun.map(({ groups }) => settle(groups))
  return describe(texts, places, settle(agreedGroups(settled, k, seed)), k)
}

function evened({ values, width }: DenseRows, singular: Float64Array): DenseRows {
  const even = Float64Array.from(values)
  for (let at = 0; at < even.length; at += 1)
    even[at] = (even[at] ?? 0) * Math.max(singular[at % width] ?? 0, 1e-9) ** (SINGULAR_POWER - 1)
  return { values: even, width }
}

function describe(texts: readonly string[], places: DenseRows, settled: Int32Array, k: number): Themes {
  const sizes = new Int32Array(k)
  for (const group of settled) sizes[group] = (sizes[group] ?? 0) + 1
  const order = [...sizes.keys()].filter((group) => (sizes[group] ?? 0) > 0)
  order.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
  const groups = settled.map((group) => order.indexOf(group))
  const terms = themeTerms(texts, groups, order.length)
  const likeness = likenessToMiddle(places, groups, order.length)
  const themes = order.map((from, group): Theme => {
    const members = [...groups.keys()].filter((row) => groups[row] === group)
    members.sort((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0) || a - b)
    return { size: sizes[from] ?? 0, terms: terms[group] ?? [], central: members.slice(0, CENTRAL_TEXTS) }
  })
  return { groups, themes }
}

function likenessToMiddle(places: DenseRows, groups: Grouping['groups'], k: number): Float64Array {
  const { values, width } = places
  const middles = new Float64Array(k * width)
  for (let row = 0; row < denseCount(places); row += 1)
    for (let at = 0; at < width; at += 1) {
      const cell = (groups[row] ?? 0) * width + at
      middles[cell] = (middles[cell] ?? 0) + (values[row * width + at] ?? 0)
    }
  const unit = toUnitRows({ values: middles, width }).values
  return Float64Array.from({ length: denseCount(places) }, (_, row) => {
    let dot = 0
    for (let at = 0; at < width; at += 1)
      dot += (values[row * width + at] ?? 0) * (unit[(groups[row] ?? 0) * width + at] ?? 0)
    return dot
  })
}
