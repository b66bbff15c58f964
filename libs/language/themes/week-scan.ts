import type { Chance } from '../../queueing/chance.ts'
import { countTail } from './count-tail.ts'
import type { NearestRows } from './nearest-rows.ts'

/** How many texts a circle holds, its middle among them. */
const SIZES = [5, 8, 12, 18, 27, 40] as const
export const LARGEST_CIRCLE = 40

/** A text and those nearest to it, of which surprisingly many stand in the watched weeks. */
export interface Circle {
  readonly middle: number
  readonly size: number
  /** Watched weeks: the last one, or the last two together. */
  readonly weeks: 1 | 2
  /** How many of its texts stand in the watched weeks. */
  readonly count: number
  /** How far above the most surprising circles of chance alone, in their standard deviations. */
  readonly surprise: number
  /** Chance that a quiet week shows any circle as surprising as this, 0..1. */
  readonly chance: number
}

/**
 * Circles of like texts that are fuller in the last weeks than before. What is surprising is told by the texts
 * themselves: their weeks are shuffled, and the fullest circle of each shuffle is what chance alone brings about.
 * @returns circles of which fewer than `falseAlarms` of quiet weeks would show any, most surprising first
 * @param age of each text: 0 for the last week, 1 for the one before, more for older
 * @param waves see `countTail`
 * Source: Kulldorff and others, "A space-time permutation scan statistic for disease outbreak detection", PLoS Medicine
 * 2 (2005); the tail of the shuffles by Gumbel: Abrams, Kulldorff and Kleinman (2010).
 */
export function scanWeeks(
  nearest: NearestRows,
  age: Uint8Array,
  options: {
    readonly waves: number
    readonly falseAlarms: number
    readonly shuffles: number
    readonly chance: Chance
  },
): readonly Circle[] {
  const spans = ([1, 2] as const).map((weeks) => ({
    weeks,
    share: age.filter((each) => each < weeks).length / age.length,
  }))
  const plain = spans.map(({ share }) => SIZES.map((size) => countTail(size, share, 0)))
  const fullest = shuffledFullest(nearest, age, plain, options)
  const scales = fullest.map(spreadOf)
  const joint = (fullest[0] ?? []).map((_, draw) =>
    Math.max(...fullest.map((draws, span) => standard(draws[draw] ?? 0, scales[span]))),
  )
  const gumbel = gumbelOf(joint)
  const wavy = spans.map(({ share }) => SIZES.map((size) => countTail(size, share, options.waves)))
  const circles: Circle[] = []
  eachCircle(nearest, age, (middle, place, counts) => {
    for (const [span, { weeks }] of spans.entries()) {
      const count = counts[span] ?? 0
      const surprise = standard(wavy[span]?.[place]?.[count] ?? 0, scales[span])
      const chance = -Math.expm1(-Math.exp(-(surprise - gumbel.middle) / gumbel.scale))
      if (chance <= options.falseAlarms)
        circles.push({ middle, size: SIZES[place] ?? 0, weeks, count, surprise, chance })
    }
  })
  return circles.sort((a, b) => b.surprise - a.surprise || a.middle - b.middle || a.size - b.size)
}

/** The most surprising circle of each shuffle, for each span of watched weeks. */
function shuffledFullest(
  nearest: NearestRows,
  age: Uint8Array,
  tails: readonly (readonly Float64Array[])[],
  { shuffles, chance }: { readonly shuffles: number; readonly chance: Chance },
): readonly number[][] {
  const shuffled = Uint8Array.from(age)
  const fullest: number[][] = tails.map(() => [])
  for (let draw = 0; draw < shuffles; draw += 1) {
    for (let at = shuffled.length - 1; at > 0; at -= 1) {
      const other = Math.floor(chance() * (at + 1))
      const held = shuffled[at] as number
      shuffled[at] = shuffled[other] as number
      shuffled[other] = held
    }
    const most = tails.map(() => 0)
    eachCircle(nearest, shuffled, (_, place, counts) => {
      for (let span = 0; span < most.length; span += 1) {
        const surprise = tails[span]?.[place]?.[counts[span] ?? 0] ?? 0
        if (surprise > (most[span] ?? 0)) most[span] = surprise
      }
    })
    for (const [span, each] of most.entries()) fullest[span]?.push(each)
  }
  return fullest
}

/** @param take a circle by its middle and the place of its size; how many of its texts are younger than 1 and 2 weeks */
function eachCircle(
  { rows, most }: NearestRows,
  age: Uint8Array,
  take: (middle: number, place: number, counts: Uint16Array) => void,
): void {
  const counts = new Uint16Array(2)
  for (let middle = 0; middle < age.length; middle += 1) {
    counts.fill(0)
    for (let within = 0, place = 0; within < LARGEST_CIRCLE; within += 1) {
      const row = within === 0 ? middle : (rows[middle * most + within - 1] as number)
      if (row < 0) break
      const own = age[row] as number
      if (own < 2) {
        counts[1] = (counts[1] as number) + 1
        if (own < 1) counts[0] = (counts[0] as number) + 1
      }
      if (within + 1 === SIZES[place]) {
        take(middle, place, counts)
        place += 1
      }
    }
  }
}

interface Spread {
  readonly mean: number
  readonly deviation: number
}

const standard = (value: number, { mean, deviation }: Spread = { mean: 0, deviation: 1 }): number =>
  (value - mean) / deviation

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, deviation: Math.sqrt(variance) || 1 }
}

const EULER = 0.5772156649015329

/** By moments: the largest of many has this distribution, whatever each of them has. */
function gumbelOf(values: readonly number[]): { readonly middle: number; readonly scale: number } {
  const { mean, deviation } = spreadOf(values)
  const scale = (deviation * Math.sqrt(6)) / Math.PI
  return { middle: mean - EULER * scale, scale }
}
