import type { Instant } from '#libs/facts/event.ts'

/** A promise as screens receive it. */
export interface PromiseClock {
  readonly state: PromiseState
  readonly madeAt: Instant
  readonly dueAt: Instant
  /** From this instant it counts as endangered; null: it never does. */
  readonly warnAt: Instant | null
  /** While paused: what was left at the pause. */
  readonly pausedRemainingMs?: number | null
}

export type PromiseState = 'running' | 'endangered' | 'broken' | 'paused' | 'kept' | 'withdrawn'

export interface ClockReading {
  readonly state: PromiseState
  /** Until it is due; negative once it is broken. */
  readonly leftMs: number
  /** 0..1 of the whole allowance. */
  readonly shareLeft: number
}

/**
 * A promise at this instant. The server says when a state has changed; between two of its words the clock runs on, so a
 * running promise is endangered from `warnAt` and broken after `dueAt`: at that very instant it can still be kept.
 */
export function readClock(clock: PromiseClock, now: Instant): ClockReading {
  const whole = Math.max(1, clock.dueAt - clock.madeAt)
  if (clock.state === 'paused') {
    const leftMs = clock.pausedRemainingMs ?? clock.dueAt - now
    return { state: 'paused', leftMs, shareLeft: share(leftMs, whole) }
  }
  const leftMs = clock.dueAt - now
  if (clock.state === 'kept' || clock.state === 'withdrawn') return { state: clock.state, leftMs, shareLeft: 0 }
  const over = clock.state === 'broken' || leftMs < 0
  const warned = clock.state === 'endangered' || (clock.warnAt !== null && now >= clock.warnAt)
  return {
    state: over ? 'broken' : warned ? 'endangered' : 'running',
    leftMs,
    shareLeft: over ? 0 : share(leftMs, whole),
  }
}

const share = (leftMs: number, wholeMs: number): number => Math.min(1, Math.max(0, leftMs / wholeMs))

const ORDER: Readonly<Record<PromiseState, number>> = {
  broken: 0,
  endangered: 1,
  running: 2,
  paused: 3,
  kept: 4,
  withdrawn: 5,
}

/** What presses most comes first: broken, endangered, running, paused, kept; inside each the one due first. */
export function byUrgency(a: PromiseClock, b: PromiseClock, now: Instant): number {
  return ORDER[readClock(a, now).state] - ORDER[readClock(b, now).state] || a.dueAt - b.dueAt
}
