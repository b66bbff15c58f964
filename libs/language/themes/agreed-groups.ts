import { toUnitRows } from './dense.ts'
import { sphericalMeans } from './spherical-means.ts'

const RESTARTS = 4

/**
 * What several groupings of the same rows agree on: rows that most of them put together stand together. Each row becomes
 * the list of groups it was put into, and rows whose lists are alike are grouped.
 * @param groupings group of each row, 0 <= group < k, in each grouping; of one grouping alone, that one
 * Source: Strehl and Ghosh, "Cluster ensembles: a knowledge reuse framework for combining multiple partitions", Journal of
 * Machine Learning Research 3 (2002), its hypergraph with spherical k-means in place of the partitioner.
 */
export function agreedGroups(groupings: readonly Int32Array[], k: number, seed: number): Int32Array {
  const [first] = groupings
  if (first === undefined) throw new RangeError('there is no grouping: give one or more')
  if (groupings.length === 1) return first
  const width = k * groupings.length
  const values = new Float64Array(first.length * width)
  for (const [place, groups] of groupings.entries())
    for (const [row, group] of groups.entries()) values[row * width + place * k + group] = 1
  return sphericalMeans(toUnitRows({ values, width }), k, { restarts: RESTARTS, seed }).groups
}
