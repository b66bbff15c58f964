import type { Chance } from '../../seed/chance.ts'
import { exponential } from '../pace.ts'
import { WEEK_SHARES } from './profile.ts'

export const WEEK_MINUTES = 7 * 24 * 60
const QUARTER_MINUTES = 15
/** Staff follow the day within about this many quarter hours on either side; what is faster stays a peak. */
const FOLLOWED_QUARTERS = 8
/** Contacts in the hands of an agent at work, on average over the hours they follow; chats overlap. */
export const CONTACTS_IN_HAND = 1.2
/** Of those on duty; the others have a break. */
const SHARE_AT_WORK = 0.85
/** The rate is looked at again this often. */
const LOOK_AGAIN_SECONDS = 60
/** Never fewer than this share of the simulated agents is on duty, also at night. */
const LEAST_ON_DUTY = 0.3

const WEEK = WEEK_SHARES.flat()
const LEVELS = WEEK.map((_, quarter) => meanAround(quarter))
const HIGHEST_LEVEL = Math.max(...LEVELS)

/** The share of the week's contacts that falls on this quarter hour. @param weekMinute 0 is Monday 00:00; any number */
export const shareAt = (weekMinute: number): number => WEEK[quarterOf(weekMinute)] ?? 0

/** How busy this quarter hour is beside the hours around it: 1 is usual. */
export function peakFactor(weekMinute: number): number {
  const level = LEVELS[quarterOf(weekMinute)] ?? 0
  return level === 0 ? 1 : shareAt(weekMinute) / level
}

/** How many of `agents` the roster has on duty: all at the busiest hours of the week, some at night. */
export function onDutyCount(agents: number, weekMinute: number): number {
  const level = (LEVELS[quarterOf(weekMinute)] ?? 0) / HIGHEST_LEVEL
  return Math.max(1, Math.round(agents * Math.max(LEAST_ON_DUTY, Math.sqrt(level))))
}

/**
 * Contacts a second of the simulated day that give those on duty so much in hand, peaks on top.
 * @param contactSeconds what one contact takes of an agent's time
 */
export function arrivalsPerSecond(onDuty: number, weekMinute: number, contactSeconds: number): number {
  return ((onDuty * SHARE_AT_WORK * CONTACTS_IN_HAND) / contactSeconds) * peakFactor(weekMinute)
}

/**
 * When customers come, in seconds of the simulated day since the run began: rising, without end. The same chances give
 * the same instants, whatever the agents do.
 */
export function* arrivalSeconds(
  chance: Chance,
  agents: number,
  fromWeekMinute: number,
  contactSeconds: number,
): Generator<number, never> {
  for (let at = 0; ; ) {
    const weekMinute = fromWeekMinute + at / 60
    const rate = arrivalsPerSecond(onDutyCount(agents, weekMinute), weekMinute, contactSeconds)
    const wait = rate > 0 ? exponential(chance, 1 / rate) : Number.POSITIVE_INFINITY
    // Arrivals forget: after a while without one, what comes next is as likely as before, at the rate of then.
    at += Math.min(wait, LOOK_AGAIN_SECONDS)
    if (wait <= LOOK_AGAIN_SECONDS) yield at
  }
}

function quarterOf(weekMinute: number): number {
  const within = ((weekMinute % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES
  return Math.floor(within / QUARTER_MINUTES)
}

function meanAround(quarter: number): number {
  let sum = 0
  for (let step = -FOLLOWED_QUARTERS; step <= FOLLOWED_QUARTERS; step++)
    sum += WEEK[(quarter + step + WEEK.length) % WEEK.length] ?? 0
  return sum / (2 * FOLLOWED_QUARTERS + 1)
}
