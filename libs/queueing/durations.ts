import type { Chance } from './chance.ts'
import { requireAmount, requirePositive, requireSome } from './checks.ts'

/**
 * How long something takes, in seconds.
 * - `exponential`: as the Erlang formulas assume
 * - `lognormal`: as handle times are; `variation` is standard deviation over mean, above 0 (1.15 in a bank's calls)
 * - `empirical`: drawn from the values seen, each as likely
 */
export type Duration =
  | { readonly kind: 'exponential'; readonly meanSeconds: number }
  | { readonly kind: 'lognormal'; readonly meanSeconds: number; readonly variation: number }
  | { readonly kind: 'empirical'; readonly seconds: readonly number[] }

/** Seconds at each call, 0 or more. */
export type Draw = () => number

/** A source of such durations; `name` goes into the message of a refusal. */
export function drawFrom(name: string, duration: Duration, chance: Chance): Draw {
  switch (duration.kind) {
    case 'exponential': {
      const mean = requirePositive(`${name}.meanSeconds`, duration.meanSeconds)
      return () => -mean * Math.log(chance())
    }
    case 'lognormal': {
      const variation = requirePositive(`${name}.variation`, duration.variation)
      const variance = Math.log(1 + variation * variation)
      const middle = Math.log(requirePositive(`${name}.meanSeconds`, duration.meanSeconds)) - variance / 2
      const spread = Math.sqrt(variance)
      return () => Math.exp(middle + spread * standardNormal(chance))
    }
    case 'empirical': {
      const seen = requireSome(`${name}.seconds`, duration.seconds)
      for (const each of seen) requireAmount(`a value of ${name}.seconds`, each)
      return () => seen[Math.floor(seen.length * chance())] ?? 0
    }
  }
}

/** Mean in seconds. */
export function meanOf(duration: Duration): number {
  if (duration.kind !== 'empirical') return duration.meanSeconds
  return duration.seconds.reduce((sum, each) => sum + each, 0) / requireSome('seconds', duration.seconds).length
}

/** By Box and Muller 1958. */
function standardNormal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance())
}
