import type { Instant } from '#libs/facts/event.ts'
import type { Holding } from '#modules/consent/requests-contract.ts'
import { keptUntil, type RetentionRule } from '#modules/consent/retention/schedule.ts'
import type { Found } from '#platform/personal-data.ts'

/** What there is of one kind, and whether it may be removed: a hold comes first, then what it is needed for, then the schedule. */
export function decideHolding(
  found: Found & { readonly kind: string },
  rule: RetentionRule | undefined,
  isHeld: boolean,
  now: Instant,
): Holding {
  const { kind, count, latestAt, keptFor = null } = found
  const free = { kind, count, keepUntil: null, keptBecause: null, source: rule?.source ?? null }
  if (count === 0 || (latestAt === null && keptFor === null)) return free
  if (isHeld) return { ...free, keptBecause: 'legal-hold' }
  if (!rule) return { ...free, keptBecause: 'no-rule' }
  if (keptFor !== null || latestAt === null) return { ...free, keptBecause: keptFor }
  const until = keptUntil(latestAt, rule.months)
  return until <= now ? free : { ...free, keepUntil: until, keptBecause: 'retention' }
}

export const stateOf = (kinds: readonly (Holding & { readonly removed: number })[]): 'done' | 'partly' =>
  kinds.some(({ keptBecause }) => keptBecause !== null) ? 'partly' : 'done'
