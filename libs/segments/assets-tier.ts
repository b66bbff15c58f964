import { TIERS, type Tier } from './fields.ts'

/** From how much (minor units, month’s daily average) a tier is reached. Banks differ on private: 6, 8 or 10 million. */
const REACHED_FROM: Readonly<Record<Tier, number>> = {
  mass: 0,
  gold: 5_000_000,
  affluent: 50_000_000,
  diamond: 500_000_000,
  private: 600_000_000,
}
/** Months in a row below a tier before it is lost. */
const monthsBelow = (tier: Tier): number => (tier === 'private' ? 6 : 3)
const rank = (tier: Tier): number => TIERS.indexOf(tier)

/** The tier that an average reaches by itself. @param minor 0 or more */
export function tierReached(minor: number): Tier {
  return TIERS.findLast((tier) => minor >= REACHED_FROM[tier]) ?? 'mass'
}

/** What a month reached; `month` as 2026-11. */
export interface MonthOfTier {
  readonly month: string
  readonly tier: Tier
}

/**
 * The tier a customer has in a month: up from the month after it was reached; down after three months in a row below it
 * (private: six), to the best of those months. The first month known is where it begins. A month that is missing says nothing.
 * @param months in any order, each month once
 * @param month the month asked about, as 2026-11
 * @returns undefined when no month up to it is known
 */
export function assetsTier(months: readonly MonthOfTier[], month: string): Tier | undefined {
  const known = months.filter((one) => one.month <= month).sort((a, b) => (a.month < b.month ? -1 : 1))
  const [first] = known
  if (!first) return undefined
  let tier = first.tier
  let below: Tier[] = []
  for (const one of known) {
    if (one.month >= month) break
    if (rank(one.tier) >= rank(tier)) {
      tier = one.tier
      below = []
      continue
    }
    below.push(one.tier)
    if (below.length < monthsBelow(tier)) continue
    tier = below.reduce((best, each) => (rank(each) > rank(best) ? each : best))
    below = []
  }
  return tier
}
