import type { RetrievalIndex } from './index.ts'
import { likeness } from './likeness.ts'
import { weightOf } from './postings.ts'
import type { Candidate } from './rank.ts'
import type { Cut } from './terms.ts'

/** How many numbers describe a candidate: its own, and how far it lies behind the best candidate in the first of them. */
export const FEATURE_COUNT = 18 + 8

/** What the learned parts say of a candidate. */
export interface LearnedScores {
  readonly classifier: number
  readonly space: number
}

/** How often each term stands in the texts of an entry, by its number; kept beside an index by whoever ranks. */
export type TermCounts = Map<number, { readonly counts: ReadonlyMap<string, number>; readonly total: number }>

/**
 * Describes each candidate by numbers a ranker learns to weigh. Numbers do not depend on how many entries there are.
 * @returns one row of `FEATURE_COUNT` numbers a candidate
 */
export function describeCandidates(
  index: RetrievalIndex,
  query: Cut,
  candidates: readonly Candidate[],
  learned: readonly LearnedScores[],
  counts: TermCounts,
): Float32Array[] {
  const asked = [...new Set(query.terms)]
  const weights = asked.map((term) => weightOf(index.grouped, term) || RARE)
  const mass = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const rows = candidates.map((candidate, at) => {
    const { entry, grouped, best, bestText, score } = candidate
    const id = index.ids[entry] ?? ''
    const { counts: its, total } = countsOf(index, counts, entry)
    let covered = 0
    let uncovered = 0
    let likelihood = 0
    asked.forEach((term, place) => {
      const weight = weights[place] ?? 0
      const count = its.get(term) ?? 0
      if (count > 0) covered += weight
      else uncovered = Math.max(uncovered, weight)
      const common = (index.grouped.terms.get(term)?.holders ?? 0.5) / index.grouped.totalLength
      likelihood += Math.log((count + SMOOTHING * common) / ((total + SMOOTHING) * common))
    })
    const text = index.texts[bestText]
    const alike = text ? likeness(query, text) : { edit: 0, order: 0, overlap: 0, length: 0 }
    const inText = new Set(text?.terms ?? [])
    let inBest = 0
    asked.forEach((term, place) => {
      if (inText.has(term)) inBest += weights[place] ?? 0
    })
    let bestMass = 0
    for (const term of inText) bestMass += weightOf(index.grouped, term)
    const pooled = best.reduce((sum, value) => sum + value, 0) / Math.max(best.length, 1)
    return Float32Array.of(
      score,
      grouped / mass,
      (best[0] ?? 0) / mass,
      pooled / mass,
      learned[at]?.classifier ?? 0,
      learned[at]?.space ?? 0,
      likelihood / Math.max(asked.length, 1),
      covered / mass,
      (best[2] ?? 0) / mass,
      inBest / mass,
      bestMass === 0 ? 0 : inBest / bestMass,
      alike.edit,
      alike.order,
      alike.overlap,
      alike.length,
      Math.log(1 + (index.held.get(id)?.single.length ?? 0)),
      uncovered / RARE,
      Math.min(asked.length, 60) / 60,
    )
  })
  return rows.map((row) => {
    const wide = new Float32Array(FEATURE_COUNT)
    wide.set(row)
    for (let at = 0; at < 8; at++) wide[18 + at] = (row[at] ?? 0) - Math.max(...rows.map((other) => other[at] ?? 0))
    return wide
  })
}

/** About the weight of a term one entry in a few hundred holds. */
const RARE = 6
/** Terms a text is taken to hold besides its own, spread as in all texts (Dirichlet smoothing). */
const SMOOTHING = 150

function countsOf(index: RetrievalIndex, known: TermCounts, entry: number) {
  const kept = known.get(entry)
  if (kept) return kept
  const terms = index.held.get(index.ids[entry] ?? '')?.grouped.terms ?? []
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const made = { counts, total: terms.length }
  known.set(entry, made)
  return made
}
