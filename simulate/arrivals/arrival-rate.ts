import type { Chance } from '../../seed/chance.ts'
import { exponential, MEAN_CONTACT_SECONDS } from '../pace.ts'
import { WEEK_SHARES } from './profile.ts'

export const WEEK_MINUTES = 7 * 24 * 60
const QUARTER_MINUTES = 15
/** Staff follow the day within about this many quarter hours on either side; what is faster stays a peak. */
const FOLLOWED_QUARTERS = 8
/** Share of their time in which agents have someone at the other end, over the hours they follow. */
export const OCCUPANCY_GOAL = 0.78
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

/** Contacts a second of the simulated day that keep `presentAgents` as busy as the goal says, peaks on top. */
export function arrivalsPerSecond(presentAgents: number, weekMinute: number): number {
  return ((presentAgents * OCCUPANCY_GOAL) / MEAN_CONTACT_SECONDS) * peakFactor(weekMinute)
}

/** Seconds of the simulated day until the next arrival; infinite when nobody is there. */
export function nextArrivalSeconds(chance: Chance, ratePerSecond: number): number {
  return ratePerSecond > 0 ? exponential(chance, 1 / ratePerSecond) : Number.POSITIVE_INFINITY
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
