import type { Capacity, Lane, Level, Policy, RelaxationStep, SkillNeed } from '#libs/skill-matching/types.ts'
import type { Duration } from './durations.ts'
import type { Outcomes } from './service-level.ts'

/**
 * A service centre to simulate, from second 0 on. Plain data.
 * @property intervalSeconds length of an interval of the report, above 0
 * @property intervals how many, 1 or more; contacts arrive only inside them
 * @property policy head starts of the lanes; those of skill-matching unless given
 */
export type Centre = {
  readonly intervalSeconds: number
  readonly intervals: number
  readonly queues: readonly CentreQueue[]
  readonly agents: readonly CentreAgent[]
  readonly policy?: Policy
}

/**
 * @property lane of all its contacts; contacts of several lanes are several queues with agents in common
 * @property thresholdSeconds T, `shortSeconds` S of the service level; 0 or more
 */
export type CentreQueue = {
  readonly id: string
  readonly channel: string
  readonly lane: Lane
  readonly skills: readonly SkillNeed[]
  readonly relaxations: readonly RelaxationStep[]
  readonly arrivals: Arrivals
  readonly thresholdSeconds: number
  readonly shortSeconds: number
}

/**
 * - `poisson`: mean contacts in each interval, handle times and patience from their distributions; `patience` null when
 *   nobody hangs up
 * - `recorded`: real contacts, played again; in order of arrival
 */
export type Arrivals =
  | {
      readonly kind: 'poisson'
      readonly contacts: readonly number[]
      readonly handle: Duration
      readonly patience: Duration | null
    }
  | { readonly kind: 'recorded'; readonly contacts: readonly RecordedContact[] }

/**
 * @property handleSeconds talk + hold + wrap-up, of a chat as if held alone; 0 or more
 * @property patienceSeconds waits no longer than this; null: for ever
 */
export type RecordedContact = {
  readonly atSeconds: number
  readonly handleSeconds: number
  readonly patienceSeconds: number | null
}

/**
 * @property capacity as in skill-matching: points, and what a contact of each channel costs
 * @property onDuty when new work may come: shifts without their breaks, in order, apart from each other. A contact that
 *   has begun is finished past the end.
 * @property slowdown handle time when holding 1, 2, 3, ... at once, over that of one alone (see chat.ts); past the last
 *   figure the last holds. [1] unless given.
 */
export type CentreAgent = {
  readonly id: string
  readonly skills: Readonly<Record<string, Level>>
  readonly queueIds: readonly string[]
  readonly capacity: Capacity
  readonly onDuty: readonly Span[]
  readonly slowdown?: readonly number[]
}

/** Half-open: from <= t < to. */
export type Span = { readonly fromSeconds: number; readonly toSeconds: number }

/** One contact at a time on this channel. */
export function oneAtATime(channel: string): Capacity {
  return { points: 1, channels: { [channel]: { cost: 'all', most: 1 } } }
}

/**
 * What became of the contacts that arrived in an interval. Counts, so that intervals can be added up.
 * @property offered all who came; answered + abandoned + leftWaiting
 * @property leftWaiting whom nobody answered to the end, though they never hung up
 * @property answeredWaitSeconds sum of the waits of the answered; over `answered` it is ASA
 * @property handleSeconds busy time, in this interval, of the agents who serve the queue; `readySeconds` their idle time
 *   on duty. Agents of several queues count in each, so do not add queues up.
 */
export type QueueCounts = Outcomes & {
  readonly offered: number
  readonly leftWaiting: number
  readonly answeredWaitSeconds: number
  readonly abandonedWaitSeconds: number
  readonly longestWaitSeconds: number
  readonly handleSeconds: number
  readonly readySeconds: number
}

/**
 * @property answeredWaits waits of the answered in seconds, ascending: read quantiles from it
 */
export type QueueReport = {
  readonly id: string
  readonly intervals: readonly QueueCounts[]
  readonly total: QueueCounts
  readonly answeredWaits: Float64Array
}

/** Time of all agents in an interval: on contacts, and on duty without one. */
export type StaffTime = { readonly handleSeconds: number; readonly readySeconds: number }

export type CentreReport = {
  readonly queues: readonly QueueReport[]
  readonly staff: readonly StaffTime[]
}

/** Share of time on contacts, 0..1: handle / (handle + ready); 0 where nobody was there. */
export function occupancyOf({ handleSeconds, readySeconds }: StaffTime): number {
  const there = handleSeconds + readySeconds
  return there > 0 ? handleSeconds / there : 0
}

/** Mean wait of the answered in seconds; 0 where nobody was answered. */
export function speedOfAnswerOf({ answeredWaitSeconds, answered }: QueueCounts): number {
  return answered > 0 ? answeredWaitSeconds / answered : 0
}

/** The wait that so large a share (0..1) of the answered did not exceed; 0 where nobody was answered. */
export function waitQuantileOf({ answeredWaits }: QueueReport, share: number): number {
  return answeredWaits[Math.max(0, Math.ceil(share * answeredWaits.length) - 1)] ?? 0
}
