import { addDocument, emptyPostings, type Postings, removeDocument, weightOf } from './postings.ts'
import { rank } from './rank.ts'
import { type Synonyms, synonymsFrom } from './synonyms.ts'
import { type Cut, cut } from './terms.ts'

/** Something to be found: an article or a frequent question. `texts` are its title and the ways people ask it. */
export interface Entry {
  readonly id: string
  readonly texts: readonly string[]
  /** The answer; it counts a little, for words nobody has put into a question yet. */
  readonly body?: string
}

/**
 * Entries ready to be searched, in memory. `replaceEntry` and `removeEntry` change it in place; 25,000 questions are
 * indexed in under a second.
 */
export interface RetrievalIndex {
  /** One document an entry: all its texts together. */
  grouped: Postings
  /** One document a text. */
  single: Postings
  /** One document an entry that has a body. */
  bodies: Postings
  readonly held: Map<string, Held>
  /** What each document of `single` was cut into, by its number. */
  readonly texts: Cut[]
  /** Id of each entry by its number; numbers of entries taken out are not used again. */
  readonly ids: string[]
  readonly synonyms: Synonyms
}

/** What an entry was indexed as; needed to take it out again. */
export interface Held {
  readonly entry: number
  readonly grouped: Document
  readonly single: readonly Document[]
  readonly body: Document | undefined
}

interface Document {
  readonly number: number
  readonly terms: readonly string[]
}

export interface Hit {
  readonly id: string
  /** 0..1, near 1 when the entry holds all the query says. Comparable between queries; see `NOTHING_FOUND`. */
  readonly score: number
  /** Normalised terms of the query the entry holds, the most telling first: for highlighting. */
  readonly matched: readonly string[]
}

export interface SearchOptions {
  /** At most so many hits; default 10. */
  readonly limit?: number
  /** Leaves out entries that are not for this customer, channel or day. */
  readonly accept?: (id: string) => boolean
  /** Hits below it are left out; default 0. */
  readonly least?: number
}

/** Below this score the best hit is more often wrong than right: ask back instead of answering. */
export const NOTHING_FOUND = 0.3

/**
 * An index of these entries. The order of the entries decides nothing but ties.
 * @param synonyms groups of words that mean the same, as [['挂失', '报失'], ['statement', 'bill']]
 */
export function buildIndex(entries: readonly Entry[], synonyms: readonly (readonly string[])[] = []): RetrievalIndex {
  const index: RetrievalIndex = {
    grouped: emptyPostings(),
    single: emptyPostings(),
    bodies: emptyPostings(),
    held: new Map(),
    texts: [],
    ids: [],
    synonyms: synonymsFrom(synonyms),
  }
  for (const entry of entries) replaceEntry(index, entry)
  return index
}

/** Puts an entry in, in the place of the one with its id if there is one. */
export function replaceEntry(index: RetrievalIndex, entry: Entry): void {
  putCut(index, entry.id, entry.texts.map(cut), entry.body === undefined ? undefined : cut(entry.body))
}

/** As `replaceEntry`, for whoever has cut the texts already. */
export function putCut(index: RetrievalIndex, id: string, cuts: readonly Cut[], body?: Cut): void {
  removeEntry(index, id)
  const number = index.ids.push(id) - 1
  const put = (postings: Postings, terms: readonly string[]): Document => ({
    number: addDocument(postings, terms, number),
    terms,
  })
  index.held.set(id, {
    entry: number,
    grouped: put(
      index.grouped,
      cuts.flatMap(({ terms }) => terms),
    ),
    single: cuts.map((text) => {
      index.texts.push(text)
      return put(index.single, text.terms)
    }),
    body: body && put(index.bodies, body.terms),
  })
}

/** Takes an entry out; one that is not there is left alone. */
export function removeEntry(index: RetrievalIndex, id: string): void {
  const held = index.held.get(id)
  if (!held) return
  index.held.delete(id)
  removeDocument(index.grouped, held.grouped.number, held.grouped.terms)
  for (const { number, terms } of held.single) removeDocument(index.single, number, terms)
  if (held.body) removeDocument(index.bodies, held.body.number, held.body.terms)
}

/** The entries that fit the query best, best first; entries that share nothing with it are never given. */
export function search(index: RetrievalIndex, query: string, options: SearchOptions = {}): readonly Hit[] {
  const { limit = 10, accept, least = 0 } = options
  const { terms } = cut(query)
  return rank(index, terms, limit, accept)
    .filter(({ score }) => score >= least)
    .map(({ entry, score }) => ({ id: index.ids[entry] ?? '', score }))
    .map(({ id, score }) => ({ id, score, matched: matchedTerms(index, id, terms) }))
}

/** Terms of the query that stand in the texts or the body of an entry, longer and rarer ones first. */
export function matchedTerms(index: RetrievalIndex, id: string, terms: readonly string[]): readonly string[] {
  const held = index.held.get(id)
  if (!held) return []
  const its = new Set([...held.grouped.terms, ...(held.body?.terms ?? [])])
  return [...new Set(terms)]
    .filter((term) => its.has(term))
    .map((term) => ({ term, weight: weightOf(index.grouped, term) }))
    .sort((one, other) => other.weight - one.weight)
    .map(({ term }) => term)
}
