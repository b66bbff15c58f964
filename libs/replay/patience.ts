import type { Chance } from '#libs/queueing/chance.ts'

/** How long one caller waited, and whether that ended in hanging up. */
export interface Wait {
  readonly waitedSeconds: number
  readonly outcome: 'answered' | 'abandoned'
}

/**
 * Mean seconds until a caller would hang up: all waiting, over the number who hung up.
 * @returns null when nobody hung up
 * Source: the estimator of maximum likelihood of an exponential law seen only until an answer.
 */
export function meanPatience(waits: readonly Wait[]): number | null {
  const waited = waits.reduce((sum, { waitedSeconds }) => sum + waitedSeconds, 0)
  const abandoned = waits.filter(({ outcome }) => outcome === 'abandoned').length
  return abandoned === 0 || waited === 0 ? null : waited / abandoned
}

/** How long a caller who has waited so long would have waited in all; null: for ever. */
export type PatienceBeyond = (waitedSeconds: number, chance: Chance) => number | null

/**
 * The patience of callers, from all who waited, also those who were answered first: of them it is known only that it
 * was longer. Past the longest wait seen, it goes on at the mean rate.
 * Source: the product-limit estimator, Kaplan and Meier 1958.
 */
export function patienceOf(waits: readonly Wait[]): PatienceBeyond {
  const mean = meanPatience(waits)
  if (mean === null) return () => null
  const sorted = waits.toSorted((a, b) => a.waitedSeconds - b.waitedSeconds)
  const times: number[] = []
  const survival: number[] = []
  let alive = 1
  for (let i = 0; i < sorted.length; ) {
    const time = sorted[i]?.waitedSeconds ?? 0
    const atRisk = sorted.length - i
    let gone = 0
    for (; sorted[i]?.waitedSeconds === time; i++) if (sorted[i]?.outcome === 'abandoned') gone++
    if (gone === 0) continue
    alive *= 1 - gone / atRisk
    times.push(time)
    survival.push(alive)
  }
  const longest = times.at(-1) ?? 0
  return (waited, chance) => {
    const from = times.findLastIndex((time) => time <= waited)
    const goal = (from === -1 ? 1 : (survival[from] ?? 1)) * chance()
    const at = survival.findIndex((share, i) => i > from && share <= goal)
    return times[at] ?? Math.max(waited, longest) - mean * Math.log(chance())
  }
}
