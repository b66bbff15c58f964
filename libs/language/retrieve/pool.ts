import type { Scores } from './postings.ts'

/** The three best texts of each entry. */
export interface Pools {
  /** By entry, three scores each, best first, 0 where there is none. */
  readonly best: Float64Array
  /** Document number of the best, -1 without one. */
  readonly texts: Int32Array
}

/** @param owners entry of each document */
export function poolBest(owners: readonly number[], { scores, touched }: Scores, entries: number): Pools {
  const best = new Float64Array(3 * entries)
  const texts = new Int32Array(entries).fill(-1)
  for (const document of touched) {
    const entry = owners[document] ?? 0
    const score = scores[document] ?? 0
    const from = 3 * entry
    if (score <= (best[from + 2] ?? 0)) continue
    if (score > (best[from] ?? 0)) {
      texts[entry] = document
      best.copyWithin(from + 1, from, from + 2)
      best[from] = score
    } else if (score > (best[from + 1] ?? 0)) {
      best[from + 2] = best[from + 1] ?? 0
      best[from + 1] = score
    } else best[from + 2] = score
  }
  return { best, texts }
}

/** Mean of the best texts of an entry; one with fewer texts is not punished for it. */
export function pooledMean({ best }: Pools, entry: number): number {
  const [first = 0, second = 0, third = 0] = [best[3 * entry], best[3 * entry + 1], best[3 * entry + 2]]
  return third > 0 ? (first + second + third) / 3 : second > 0 ? (first + second) / 2 : first
}
