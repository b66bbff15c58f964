/**
 * Longer than anything keeps work from an agent here: a decline, a preference and a grace are five seconds each, and a
 * link to the database that died silently, with whatever it had locked, is given up after 25.
 */
export const STRANDED_MS = 40_000
/** A look that came this late saw too little of what was between. */
const LONGEST_LOOK_MS = 1_500

/** How long each pair of someone who waits and someone able who is free has been seen, in every look, in calm. */
export interface StrandWatch {
  /**
   * @param pairs in words, the same words for as long as nothing was tried with them
   * @returns those that have lasted too long
   */
  observe(pairs: readonly string[], now: number, isCalm: boolean): readonly string[]
  /** Nothing could be seen. */
  reset(): void
}

export function createStrandWatch(): StrandWatch {
  let lastedMs = new Map<string, number>()
  let lookedAt = Number.NEGATIVE_INFINITY
  return {
    observe(pairs, now, isCalm) {
      const since = now - lookedAt
      const more = isCalm && since <= LONGEST_LOOK_MS ? since : 0
      lookedAt = now
      lastedMs = new Map(pairs.map((pair) => [pair, lastedMs.has(pair) ? (lastedMs.get(pair) ?? 0) + more : 0]))
      return pairs.filter((pair) => (lastedMs.get(pair) ?? 0) >= STRANDED_MS)
    },
    reset() {
      lastedMs = new Map()
    },
  }
}
