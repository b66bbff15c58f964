import type { RetrievalIndex } from './index.ts'
import { type Pools, poolBest, pooledMean } from './pool.ts'
import { type Scores, scoreAll, type Tempering, weightOf } from './postings.ts'
import { weighQuery } from './synonyms.ts'

/** An entry a query may mean. Parts are BM25. */
export interface Candidate {
  /** Number of the entry. */
  readonly entry: number
  /** Of all its texts together. */
  readonly grouped: number
  /** Of its three best texts, best first; fewer when fewer share a term. */
  readonly best: readonly number[]
  /** Document number of its best text; -1 when only the body shares a term. */
  readonly bestText: number
  readonly body: number
  /** All of it, over what the query could reach: 0..1, comparable between queries. */
  readonly score: number
}

const GROUPED: Tempering = { k1: 1.5, b: 0.5 }
const SINGLE: Tempering = { k1: 1.2, b: 0.75 }
/** How much the best texts of an entry, and its body, count next to all its texts together. */
const SINGLE_SHARE = 0.6
const BODY_SHARE = 0.2

/**
 * The entries that share a term with the query, best first, equal ones in the order they were indexed.
 * @param limit at most so many
 */
export function rank(
  index: RetrievalIndex,
  terms: readonly string[],
  limit: number,
  accept?: (id: string) => boolean,
): Candidate[] {
  const weights = weighQuery(terms, index.synonyms)
  const entries = index.ids.length
  const grouped = byEntry(index.grouped.owners, scoreAll(index.grouped, weights, GROUPED), entries)
  const body = byEntry(index.bodies.owners, scoreAll(index.bodies, weights, GROUPED), entries)
  const pools = poolBest(index.single.owners, scoreAll(index.single, weights, SINGLE), entries)
  const totals = grouped.map(
    (score, entry) => score + SINGLE_SHARE * pooledMean(pools, entry) + BODY_SHARE * (body[entry] ?? 0),
  )
  const most = reach(index, weights)
  return largest(totals, limit, (entry) => accept?.(index.ids[entry] ?? '') ?? true).map((entry) => ({
    entry,
    grouped: grouped[entry] ?? 0,
    ...partsOf(pools, entry),
    body: body[entry] ?? 0,
    score: Math.min((totals[entry] ?? 0) / most, 1),
  }))
}

/** The entries whose texts together are most like these terms, best first; quicker than `rank`. */
export function nearEntries(index: RetrievalIndex, terms: readonly string[], limit: number): number[] {
  const scores = scoreAll(index.grouped, weighQuery(terms, index.synonyms), GROUPED)
  return largest(byEntry(index.grouped.owners, scores, index.ids.length), limit, () => true)
}

/** What a text that holds every term of the query scores; terms nobody has written yet count as the rarest. */
function reach(index: RetrievalIndex, weights: ReadonlyMap<string, number>): number {
  const rarest = Math.log(1 + (index.grouped.alive + 0.5) / 0.5)
  let sum = 0
  for (const [term, boost] of weights) sum += boost * (weightOf(index.grouped, term) || rarest)
  return sum * (1 + SINGLE_SHARE) * HELD_WELL
}

/** BM25 of a term that a document holds a few times, next to one it holds once. */
const HELD_WELL = 1.5

function byEntry(owners: readonly number[], { scores, touched }: Scores, entries: number): Float64Array {
  const found = new Float64Array(entries)
  for (const document of touched) found[owners[document] ?? 0] = scores[document] ?? 0
  return found
}

function partsOf({ best, texts }: Pools, entry: number) {
  const found = [0, 1, 2].map((place) => best[3 * entry + place] ?? 0).filter((score) => score > 0)
  return { best: found, bestText: texts[entry] ?? -1 }
}

/** Places of the largest numbers above 0, largest first, the earlier of equal ones first. */
function largest(values: Float64Array, limit: number, accept: (at: number) => boolean): number[] {
  const found: number[] = []
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0
    if (value <= 0) continue
    if (found.length === limit && value <= (values[found[limit - 1] ?? 0] ?? 0)) continue
    if (!accept(at)) continue
    let place = found.length
    while (place > 0 && value > (values[found[place - 1] ?? 0] ?? 0)) place--
    found.splice(place, 0, at)
    if (found.length > limit) found.pop()
  }
  return found
}
