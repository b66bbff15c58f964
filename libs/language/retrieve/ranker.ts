import { type FaqClassifier, scoreFaqs } from './faq-classifier.ts'
import { type Hit, matchedTerms, type RetrievalIndex, type SearchOptions } from './index.ts'
import { type LinearRanker, scoreLinear } from './listwise.ts'
import { type Candidate, rank } from './rank.ts'
import { describeCandidates, type TermCounts } from './rank-features.ts'
import { type SharedSpace, scoreSpace } from './shared-space.ts'
import { type Cut, cut } from './terms.ts'
import { scoreTrees, type Trees } from './trees.ts'
import { type FeatureSpace, vectorOf } from './vectors.ts'

/** What was learned of each entry, by the number it had then. */
export interface LearnedParts {
  readonly numbers: ReadonlyMap<string, number>
  readonly features: FeatureSpace
  readonly classifier: FaqClassifier
  readonly space: SharedSpace
}

/** Learned order for the first of the hits: plain data, so a worker thread can hand it over. */
export interface Ranker {
  readonly parts: LearnedParts
  readonly linear: LinearRanker
  readonly trees: Trees
}

/** So many entries are looked at closely. */
const SHORTLIST = 10
/** So many come into question for it. */
const LONGLIST = 40
/** How much the search counts next to the classifier in choosing the shortlist. */
const SEARCH_SHARE = 3

/**
 * As `search`, with the first ten put in the learned order. Entries changed since the training keep what was learned of
 * them under their id; new ones are ranked by the search alone until the next training.
 * @param counts kept by the caller beside the index, empty at first and after every change of the index
 */
export function searchRanked(
  index: RetrievalIndex,
  ranker: Ranker,
  query: string,
  counts: TermCounts,
  { limit = 10, accept, least = 0 }: SearchOptions = {},
): readonly Hit[] {
  const text = cut(query)
  const { shortlist, described, others } = describeShortlist(index, ranker.parts, text, counts, {
    limit,
    ...(accept && { accept }),
  })
  const first = shortlist
    .map((candidate, at) => ({ candidate, value: scoreRanker(ranker, described[at] ?? new Float32Array()) }))
    .sort((one, other) => other.value - one.value)
    .map(({ candidate }) => candidate)
  return [...first, ...others]
    .filter(({ score }) => score >= least)
    .slice(0, limit)
    .map(({ entry, score }) => {
      const id = index.ids[entry] ?? ''
      return { id, score, matched: matchedTerms(index, id, text.terms) }
    })
}

export function scoreRanker({ linear, trees }: Ranker, row: Float32Array): number {
  return scoreLinear(linear, row) + scoreTrees(trees, row)
}

/** The entries worth a close look, what is known of each, and the rest in the order of the search. */
export function describeShortlist(
  index: RetrievalIndex,
  parts: LearnedParts,
  text: Cut,
  counts: TermCounts,
  { limit = SHORTLIST, accept }: SearchOptions = {},
) {
  const found = rank(index, text.terms, Math.max(limit, LONGLIST), accept)
  const vector = vectorOf(parts.features, text)
  const byClassifier = scoreFaqs(parts.classifier, vector)
  const learnedNumber = ({ entry }: Candidate) => parts.numbers.get(index.ids[entry] ?? '') ?? -1
  const longlist = found
    .slice(0, LONGLIST)
    .map((candidate) => ({
      candidate,
      value: SEARCH_SHARE * candidate.score + (byClassifier[learnedNumber(candidate)] ?? UNLEARNED),
    }))
    .sort((one, other) => other.value - one.value)
    .map(({ candidate }) => candidate)
  const shortlist = longlist.slice(0, SHORTLIST)
  const numbers = shortlist.map(learnedNumber)
  const bySpace = scoreSpace(parts.space, vector, numbers)
  const described = describeCandidates(
    index,
    text,
    shortlist,
    numbers.map((number, at) => ({ classifier: byClassifier[number] ?? UNLEARNED, space: bySpace[at] ?? 0 })),
    counts,
  )
  return { shortlist, described, others: [...longlist.slice(SHORTLIST), ...found.slice(LONGLIST)] }
}

/** What the classifier says of an entry it does not know: neither yes nor a firm no. */
const UNLEARNED = -0.5
