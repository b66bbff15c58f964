/** Gives those who are sent away a time to come back, one after the other, so that they do not come together again. */
export interface ComeBack {
  /**
   * @param firstMs the soonest anyone is to come back
   * @param stepMs how long one of them keeps us
   * @returns milliseconds from `now`
   */
  next(now: number, firstMs: number, stepMs: number): number
}

/** @param mostMs nobody is told to stay away for longer: those beyond it come together */
export function createComeBack(mostMs: number): ComeBack {
  let lastAt = Number.NEGATIVE_INFINITY
  return {
    next(now, firstMs, stepMs) {
      lastAt = Math.min(Math.max(now + firstMs, lastAt + stepMs), now + mostMs)
      return lastAt - now
    },
  }
}
