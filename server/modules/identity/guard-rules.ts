import type { Instant } from '#libs/facts/event.ts'

/** How many wrong tries a door bears, in how long, and how long it stays closed after the last of them. */
export interface GuardRule {
  readonly mostWrong: number
  readonly withinMs: number
  readonly closedMs: number
}

/** Wrong tries at one door since `countedSince`. */
export interface Guard {
  readonly wrongCount: number
  readonly countedSince: Instant
  readonly closedUntil: Instant | null
}

const MINUTE_MS = 60_000

/**
 * An account, or an account at one known device: the tenth wrong try closes it for 30 minutes.
 * `mostWrong` tries a half hour are 175,000 a year: nothing against twelve characters that are in no list.
 */
export const ACCOUNT_RULE: GuardRule = { mostWrong: 10, withinMs: 24 * 60 * MINUTE_MS, closedMs: 30 * MINUTE_MS }

/**
 * An address, for all accounts tried from it by unknown devices: a spray over many accounts ends here, and one address
 * can close at most ten accounts in a quarter of an hour.
 */
export const ADDRESS_RULE: GuardRule = { mostWrong: 100, withinMs: 15 * MINUTE_MS, closedMs: 15 * MINUTE_MS }

export const isClosed = (guard: Guard | undefined, now: Instant): boolean =>
  guard !== undefined && guard.closedUntil !== null && now < guard.closedUntil

/** The guard after one more wrong try at `now`, which came when it was open. A closing that is over starts afresh. */
export function afterWrong(guard: Guard | undefined, rule: GuardRule, now: Instant): Guard {
  const stale = guard === undefined || guard.closedUntil !== null || now >= guard.countedSince + rule.withinMs
  const counted = stale ? { wrongCount: 0, countedSince: now } : guard
  const wrongCount = counted.wrongCount + 1
  return {
    wrongCount,
    countedSince: counted.countedSince,
    closedUntil: wrongCount >= rule.mostWrong ? now + rule.closedMs : null,
  }
}

/** The moment from which the guard says nothing any more. */
export const forgottenAt = (guard: Guard, rule: GuardRule): Instant =>
  guard.closedUntil ?? guard.countedSince + rule.withinMs
