import type { Instant } from '#libs/facts/event.ts'

/** The only source of time on the server. Tests pass a clock they can set. */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => Date.now() }
