/** Groups beside the labels people gave: how much they tell of each other. */

/**
 * Normalised mutual information, 0 (nothing in common) to 1 (the same groups), by the mean of both entropies.
 * @param found and given: a name for each text, in the same order
 * Source: Strehl and Ghosh, "Cluster ensembles", JMLR 3 (2002); normalised by the arithmetic mean as scikit-learn does.
 */
export function mutualInformation(found: readonly (string | number)[], given: readonly (string | number)[]): number {
  const n = found.length
  const { rows, columns, cells } = countPairs(found, given)
  let shared = 0
  for (const { row, column, count } of cells.values())
    shared += (count / n) * Math.log((count * n) / ((rows.get(row) ?? 1) * (columns.get(column) ?? 1)))
  const mean = (entropyOf(rows, n) + entropyOf(columns, n)) / 2
  return mean === 0 ? 1 : shared / mean
}

/**
 * Rand index adjusted for chance: 1 for the same groups, about 0 for groups by chance.
 * Source: Hubert and Arabie, "Comparing partitions", Journal of Classification 2 (1985).
 */
export function adjustedRand(found: readonly (string | number)[], given: readonly (string | number)[]): number {
  const { rows, columns, cells } = countPairs(found, given)
  const pairs = (count: number): number => (count * (count - 1)) / 2
  const sum = (counts: Iterable<number>): number => [...counts].reduce((all, count) => all + pairs(count), 0)
  const together = sum([...cells.values()].map(({ count }) => count))
  const [a, b, all] = [sum(rows.values()), sum(columns.values()), pairs(found.length)]
  const expected = all === 0 ? 0 : (a * b) / all
  const most = (a + b) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

type Name = string | number

function countPairs(found: readonly Name[], given: readonly Name[]) {
  const rows = new Map<Name, number>()
  const columns = new Map<Name, number>()
  const cells = new Map<string, { readonly row: Name; readonly column: Name; readonly count: number }>()
  for (const [at, row] of found.entries()) {
    const column = given[at] ?? ''
    rows.set(row, (rows.get(row) ?? 0) + 1)
    columns.set(column, (columns.get(column) ?? 0) + 1)
    const key = JSON.stringify([row, column])
    cells.set(key, { row, column, count: (cells.get(key)?.count ?? 0) + 1 })
  }
  return { rows, columns, cells }
}

function entropyOf(counts: ReadonlyMap<Name, number>, n: number): number {
  return [...counts.values()].reduce((sum, count) => sum - (count / n) * Math.log(count / n), 0)
}
