/** How well entries were found, each 0..1. */
export interface RetrievalFigures {
  /** Share of questions whose entry came first. */
  readonly r1: number
  /** Among the first five. */
  readonly r5: number
  /** Mean of 1, 1/2, 1/3 for a first, second or third place, 0 for all others. */
  readonly mrr3: number
}

/** @param places place of the right entry for each question, 0 for the first, -1 for not found */
export function retrievalFigures(places: readonly number[]): RetrievalFigures {
  const share = (within: number) => places.filter((place) => place >= 0 && place < within).length / (places.length || 1)
  const reciprocal = places.reduce((sum, place) => sum + (place >= 0 && place < 3 ? 1 / (place + 1) : 0), 0)
  return { r1: share(1), r5: share(5), mrr3: reciprocal / (places.length || 1) }
}
