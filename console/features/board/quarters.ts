import type { BoardView } from '#modules/insights/contract.ts'

export type Quarter = BoardView['quarters'][number]

const QUARTER_MS = 900_000

/** Every quarter hour from the first to the last: one in which nobody asked is there as well, with nothing in it. */
export function withoutGaps(quarters: readonly Quarter[]): readonly Quarter[] {
  const [first] = quarters
  const last = quarters.at(-1)
  if (!first || !last) return []
  const known = new Map(quarters.map((quarter) => [quarter.at, quarter]))
  const count = Math.round((last.at - first.at) / QUARTER_MS) + 1
  return Array.from({ length: count }, (_, index) => {
    const at = first.at + index * QUARTER_MS
    return known.get(at) ?? { at, requested: 0, answered: 0, abandoned: 0, serviceLevel: null }
  })
}
