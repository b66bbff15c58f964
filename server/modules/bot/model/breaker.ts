/** So many failures in a row, and nobody is asked for a while. */
const MOST_FAILURES = 5
const REST_MS = 30_000

/**
 * Keeps a node from waiting, turn by turn, for a model that does not answer: after five failures in a row it rests for
 * thirty seconds, then one call is let through, and what comes of it decides.
 */
export function createBreaker(): {
  /** Whether to ask at `now`; one that is let through must be told of by `succeeded` or `failed`. */
  allows(now: number): boolean
  succeeded(): void
  failed(now: number): void
} {
  let failures = 0
  let restsUntil = 0
  return {
    allows(now) {
      if (failures < MOST_FAILURES) return true
      if (now < restsUntil) return false
      // The one that tries: the others go on without.
      restsUntil = now + REST_MS
      return true
    },
    succeeded() {
      failures = 0
    },
    failed(now) {
      failures++
      if (failures >= MOST_FAILURES) restsUntil = now + REST_MS
    },
  }
}
