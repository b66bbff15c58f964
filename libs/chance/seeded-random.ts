/** Uniform in 0 <= n < 1, as Math.random. */
export type Random = () => number

/**
 * Numbers that are the same for the same seed on every machine: a failing run can be run again. 32 bits of state, enough
 * to vary test worlds and made-up banks; where millions are drawn or several streams are needed, `libs/queueing/chance.ts`
 * has more.
 * @param seed read as a 32-bit whole number
 * Source: Mulberry32, Tommy Ettinger 2017.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
