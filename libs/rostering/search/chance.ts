/** Random numbers of the search, the same for the same seed: xorshift32 (Marsaglia 2003), one state for all draws. */
export interface Chance {
  /** 0 <= x < 1. */
  next(): number
  /** Whole number, 0 <= x < below. */
  below(below: number): number
  /** `out = row + amplitude · (x - 1/2)`, a draw for each slot. */
  noisy(row: Float64Array, from: number, amplitude: number, out: Float64Array): void
}

export function createChance(seed: number): Chance {
  // Mixed once, so that seeds 1 and 2 do not start alike; never 0, where xorshift stands still.
  let state = (Math.imul((seed | 0) ^ 0x5bd1e995, 0x9e3779b1) ^ (seed >>> 7)) | 0 || 0x1234567
  const step = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  for (let warm = 0; warm < 20; warm += 1) step()
  return {
    next: () => step() / 4_294_967_296,
    below: (below) => Math.floor((step() / 4_294_967_296) * below),
    noisy(row, from, amplitude, out) {
      const scale = amplitude / 4_294_967_296
      let x = state
      for (let i = 0; i < out.length; i += 1) {
        x ^= x << 13
        x ^= x >>> 17
        x ^= x << 5
        out[i] = (row[from + i] as number) + ((x >>> 0) * scale - amplitude / 2)
      }
      state = x
    },
  }
}
