/** Number source 0 <= n < 1. */
export type Chance = () => number

/** Mulberry32: the same seed gives the same numbers on every machine. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One of the list, each as likely. */
export function pick<T>(chance: Chance, list: readonly T[]): T {
  const chosen = list[Math.floor(chance() * list.length)]
  if (chosen === undefined) throw new Error('nothing to choose from: the list is empty')
  return chosen
}

/** One of the entries, as likely as its weight says; weights are 0 or more, and one is above 0. */
export function pickWeighted<T>(chance: Chance, entries: readonly (readonly [T, number])[]): T {
  let left = chance() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of entries) {
    left -= weight
    if (left < 0) return value
  }
  const last = entries.findLast(([, weight]) => weight > 0)
  if (!last) throw new Error('nothing to choose from: no weight is above 0')
  return last[0]
}

/** A whole number, `from <= n <= to`. */
export const wholeBetween = (chance: Chance, from: number, to: number): number =>
  from + Math.floor(chance() * (to - from + 1))
