import type { Instant } from '#libs/facts/event.ts'
import type { Holding } from '#modules/consent/requests-contract.ts'
import { keptUntil, type RetentionRule } from '#modules/consent/retention/schedule.ts'

/** What there is of one kind, and whether it may be removed: a hold comes first, then the schedule. */
export function decideHolding(
  found: { readonly kind: string; readonly count: number; readonly latestAt: Instant | null },
  rule: RetentionRule | undefined,
  isHeld: boolean,
  now: Instant,
): Holding {
  const { kind, count, latestAt } = found
  const free = { kind, count, keepUntil: null, keptBecause: null, source: rule?.source ?? null }
  if (count === 0 || latestAt === null) return free
  if (isHeld) return { ...free, keptBecause: 'legal-hold' }
  if (!rule) return { ...free, keptBecause: 'no-rule' }
  const until = keptUntil(latestAt, rule.months)
  return until <= now ? free : { ...free, keepUntil: until, keptBecause: 'retention' }
}

export const stateOf = (kinds: readonly (Holding & { readonly removed: number })[]): 'done' | 'partly' =>
  kinds.some(({ keptBecause }) => keptBecause !== null) ? 'partly' : 'done'
