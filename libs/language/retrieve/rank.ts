import type { RetrievalIndex } from './index.ts'
import { type Scores, scoreAll, type Tempering, weightOf } from './postings.ts'
import { weighQuery } from './synonyms.ts'

/** An entry a query may mean. Parts are BM25. */
export interface Candidate {
  /** Number of the entry. */
  readonly entry: number
  /** Of all its texts together. */
  readonly grouped: number
  /** Of its best texts, best first; at most `POOLED`. */
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
/** So many of its texts speak for an entry. */
export const POOLED = 3

/** Every entry that shares a term with the query, best first, equal ones in the order they were indexed. */
export function rank(index: RetrievalIndex, terms: readonly string[]): Candidate[] {
  const weights = weighQuery(terms, index.synonyms)
  const most = reach(index, weights)
  const grouped = byEntry(index.grouped.owners, scoreAll(index.grouped, weights, GROUPED))
  const bodies = byEntry(index.bodies.owners, scoreAll(index.bodies, weights, GROUPED))
  const singles = poolBest(index.single.owners, scoreAll(index.single, weights, SINGLE))
  const found: Candidate[] = []
  for (const entry of new Set([...grouped.keys(), ...bodies.keys()])) {
    const parts = { grouped: grouped.get(entry) ?? 0, body: bodies.get(entry) ?? 0, ...(singles.get(entry) ?? NONE) }
    const total = parts.grouped + SINGLE_SHARE * mean(parts.best) + BODY_SHARE * parts.body
    found.push({ entry, ...parts, score: Math.min(total / most, 1) })
  }
  return found.sort((one, other) => other.score - one.score || one.entry - other.entry)
}

/** The entries whose texts together are most like these terms, best first; quicker than `rank`. */
export function nearEntries(index: RetrievalIndex, terms: readonly string[], limit: number): number[] {
  const { scores, touched } = scoreAll(index.grouped, weighQuery(terms, index.synonyms), GROUPED)
  return [...touched]
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other)
    .slice(0, limit)
    .map((document) => index.grouped.owners[document] ?? 0)
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

function byEntry(owners: readonly number[], { scores, touched }: Scores): Map<number, number> {
  return new Map(touched.map((document) => [owners[document] ?? 0, scores[document] ?? 0]))
}

interface Pool {
  readonly best: number[]
  bestText: number
}

const NONE: Pool = { best: [], bestText: -1 }

function poolBest(owners: readonly number[], { scores, touched }: Scores): Map<number, Pool> {
  const pools = new Map<number, Pool>()
  for (const document of touched) {
    const entry = owners[document] ?? 0
    const score = scores[document] ?? 0
    const pool = pools.get(entry)
    if (!pool) pools.set(entry, { best: [score], bestText: document })
    else {
      if (score > (pool.best[0] ?? 0)) pool.bestText = document
      insert(pool.best, score)
    }
  }
  return pools
}

function insert(best: number[], score: number): void {
  let at = best.length
  while (at > 0 && score > (best[at - 1] ?? 0)) at--
  if (at >= POOLED) return
  best.splice(at, 0, score)
  best.length = Math.min(best.length, POOLED)
}

/** An entry with fewer texts is not punished for it. */
function mean(scores: readonly number[]): number {
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length
}
