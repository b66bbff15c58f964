import { NOTHING_FOUND } from '#libs/language/retrieve/index.ts'

/**
 * What a search shows: the best hit says whether anything was found at all, and then all of them stand, for the right one is
 * often among the next. README.md has the figures by which the score was chosen.
 */
export const foundOrNothing = <H extends { readonly score: number }>(hits: readonly H[]): readonly H[] =>
  (hits[0]?.score ?? 0) < NOTHING_FOUND ? [] : hits
