import type { SparseRows } from '../features/sparse.ts'

/** A feature counts that stands in so many texts a week on average, from once to one text in twenty. */
const LEAST_A_WEEK = 1
const MOST_SHARE = 0.05

/**
 * How much more what people write about goes up and down from week to week than chance alone makes it: the squared
 * coefficient of variation beyond Poisson, 0 or more, over all features together.
 * @param weekOf week of each row, 0 <= week < weeks
 * @param weeks two or more, none of them empty
 * Source: moments of the negative binomial, as Noufaily and others, "An improved algorithm for outbreak detection in
 * multiple surveillance systems", Statistics in Medicine 32 (2013), allow for over-dispersion.
 */
export function wavesOf(table: SparseRows, weekOf: Uint8Array, weeks: number): number {
  const counts = new Uint32Array(table.width * weeks)
  const sizes = new Float64Array(weeks)
  for (const [row, week] of weekOf.entries()) {
    if (week >= weeks) continue
    sizes[week] = (sizes[week] ?? 0) + 1
    for (let at = table.starts[row] ?? 0; at < (table.starts[row + 1] ?? 0); at += 1) {
      const cell = (table.indices[at] ?? 0) * weeks + week
      counts[cell] = (counts[cell] ?? 0) + 1
    }
  }
  const all = sizes.reduce((sum, size) => sum + size, 0)
  let beyond = 0
  let weight = 0
  for (let feature = 0; feature < table.width; feature += 1) {
    const own = counts.subarray(feature * weeks, (feature + 1) * weeks)
    const mean = own.reduce((sum, count) => sum + count, 0) / weeks
    if (mean < LEAST_A_WEEK || mean > (MOST_SHARE * all) / weeks) continue
    let squares = 0
    for (let week = 0; week < weeks; week += 1) {
      const expected = (mean * weeks * (sizes[week] ?? 0)) / all
      squares += ((own[week] ?? 0) - expected) ** 2 / Math.max(expected, 1e-9)
    }
    beyond += squares / (weeks - 1) - 1
    weight += mean
  }
  return weight === 0 ? 0 : Math.max(0, beyond / weight)
}
