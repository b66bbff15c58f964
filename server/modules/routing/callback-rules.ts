import { addBusinessMs } from '#libs/business-calendar/business-time.ts'
import type { CompiledCalendar } from '#libs/business-calendar/compile-calendar.ts'
import type { Instant } from '#libs/facts/event.ts'

export type CallbackOutcome = 'reached' | 'answered' | 'not-reached' | 'wrong-number' | 'no-longer-needed'

/** Tried this often, a callback ends although nobody was reached. */
const MOST_ATTEMPTS = 3
/** Opening time between two attempts. */
export const RETRY_AFTER_MS = 30 * 60_000

/**
 * The number as it is dialled: digits, with a leading + where the country was given.
 * @returns undefined for what cannot be a telephone number (fewer than 7 or more than 15 digits, or letters)
 * Source: ITU-T E.164, at most 15 digits.
 */
export function normalisePhone(text: string): string | undefined {
  const dialled = text.normalize('NFKC').replace(/[\s().-]/g, '')
  return /^\+?\d{7,15}$/.test(dialled) ? dialled : undefined
}

type Within =
  | { readonly kind: 'elapsed'; readonly ms: number }
  | { readonly kind: 'business'; readonly ms: number; readonly calendar: string }

/**
 * `ms` of opening time from `from`, and when that is used up.
 * @param key of `calendar`; plain time counts without one, and with one that never opens again
 */
export function allowanceOf(
  key: string | null,
  calendar: CompiledCalendar | undefined,
  from: Instant,
  ms: number,
): { readonly allowance: Within; readonly dueAt: Instant } {
  const answer = calendar && addBusinessMs(calendar, from, ms)
  if (key === null || !answer?.ok) return { allowance: { kind: 'elapsed', ms }, dueAt: from + ms }
  return { allowance: { kind: 'business', ms, calendar: key }, dueAt: answer.at }
}

export type AfterOutcome = { readonly kind: 'done' } | { readonly kind: 'retry' }

/** Nobody reached is tried again, up to the last attempt; everything else settles it. */
export function afterOutcome(outcome: CallbackOutcome, attempts: number): AfterOutcome {
  return outcome === 'not-reached' && attempts < MOST_ATTEMPTS ? { kind: 'retry' } : { kind: 'done' }
}
