/** Number source 0 <= n < 1. */
export type Chance = () => number

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
