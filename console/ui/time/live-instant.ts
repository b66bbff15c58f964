import type { Instant } from '#libs/facts/event.ts'

/**
 * Until when a live state is known to hold. A change would have been sent within a second, so as long as the server is
 * heard, what it sent last still holds; in silence the label stands still.
 * @param at when the state was computed
 * @param silentMs since anything was heard over the link
 */
export function liveInstant(at: Instant, now: Instant, silentMs: number): Instant {
  return Math.max(at, now - Math.max(0, silentMs) - GAP_MS)
}

/** A view sends at most this long after what changed it. */
const GAP_MS = 1_000
