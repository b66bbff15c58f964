/**
 * Which documents hold which terms, for BM25. Documents can be added and removed at any time; a number is never used
 * twice.
 */
export interface Postings {
  readonly terms: Map<string, TermList>
  /** Number of terms of each document, 0 for holes; by document number. */
  readonly lengths: number[]
  /** Number of the entry each document belongs to, by document number. */
  readonly owners: number[]
  alive: number
  totalLength: number
}

export interface TermList {
  readonly documents: number[]
  readonly counts: number[]
  /** Living documents that hold the term. */
  holders: number
}

/** k1 tempers repeats of a term, b tempers long documents. */
export interface Tempering {
  readonly k1: number
  readonly b: number
}

export function emptyPostings(): Postings {
  return { terms: new Map(), lengths: [], owners: [], alive: 0, totalLength: 0 }
}

/** Adds a document of these terms. @returns its number */
export function addDocument(postings: Postings, terms: readonly string[], owner: number): number {
  const document = postings.lengths.length
  for (const term of terms) {
    let list = postings.terms.get(term)
    if (!list) {
      list = { documents: [], counts: [], holders: 0 }
      postings.terms.set(term, list)
    }
    const last = list.documents.length - 1
    if (list.documents[last] === document) list.counts[last] = (list.counts[last] ?? 0) + 1
    else {
      list.documents.push(document)
      list.counts.push(1)
      list.holders++
    }
  }
  const length = Math.max(terms.length, 1)
  postings.lengths.push(length)
  postings.owners.push(owner)
  postings.alive++
  postings.totalLength += length
  return document
}

/** Takes a document out of the lists of its terms. @param terms exactly those it was added with */
export function removeDocument(postings: Postings, document: number, terms: readonly string[]): void {
  const length = postings.lengths[document] ?? 0
  if (length === 0) return
  for (const term of new Set(terms)) {
    const list = postings.terms.get(term)
    if (!list) continue
    const at = list.documents.indexOf(document)
    list.documents.splice(at, 1)
    list.counts.splice(at, 1)
    list.holders--
    if (list.holders === 0) postings.terms.delete(term)
  }
  postings.lengths[document] = 0
  postings.alive--
  postings.totalLength -= length
}

/** How much a term tells: high when few documents hold it, 0 when none does. Source: Robertson, Zaragoza 2009. */
export function weightOf(postings: Postings, term: string): number {
  const holders = postings.terms.get(term)?.holders ?? 0
  return holders === 0 ? 0 : Math.log(1 + (postings.alive - holders + 0.5) / (holders + 0.5))
}

export interface Scores {
  /** By document number, 0 where nothing is shared. */
  readonly scores: Float64Array
  /** Documents that share a term. */
  readonly touched: readonly number[]
}

/**
 * BM25 of every document that shares a term with the query.
 * @param query terms with how much each counts, usually 1
 */
export function scoreAll(postings: Postings, query: ReadonlyMap<string, number>, { k1, b }: Tempering): Scores {
  const scores = new Float64Array(postings.lengths.length)
  const touched: number[] = []
  const average = postings.alive === 0 ? 1 : postings.totalLength / postings.alive
  for (const [term, boost] of query) {
    const list = postings.terms.get(term)
    if (!list) continue
    const weight = weightOf(postings, term) * boost * (k1 + 1)
    const { documents, counts } = list
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] ?? 0
      const count = counts[at] ?? 0
      const length = postings.lengths[document] ?? 0
      const before = scores[document] ?? 0
      if (before === 0) touched.push(document)
      scores[document] = before + (weight * count) / (count + k1 * (1 - b + (b * length) / average))
    }
  }
  return { scores, touched }
}
