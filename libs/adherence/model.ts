/** What a person is planned to do. What no span of the plan covers is `off`. */
export type Activity = 'on-queue' | 'break' | 'meal' | 'training' | 'meeting' | 'off'

/** What a person's presence says. Time no span of presence covers is `offline`. */
export type Presence =
  | 'available'
  | 'busy'
  | 'wrap-up'
  | 'break'
  | 'meal'
  | 'training'
  | 'meeting'
  | 'cool-down'
  | 'offline'

/** Half-open, UTC milliseconds: `startsAt <= t < endsAt`. A span of no length counts for nothing. */
export interface Span {
  readonly startsAt: number
  readonly endsAt: number
}

export interface PlannedSpan extends Span {
  readonly activity: Activity
}

/** @property endsAt null while it lasts: up to `now` */
export interface PresenceSpan {
  readonly presence: Presence
  readonly startsAt: number
  readonly endsAt: number | null
}

/** Time that was approved to differ from the plan; counts as kept. Exceptions may overlap: the first given is named. */
export interface ApprovedException extends Span {
  readonly reason: string
}

/** Which presences do for an activity. */
export type Satisfies = Readonly<Record<Activity, readonly Presence[]>>

/** The rest after a hard contact is given by the house, so it is time on the queue; work in hand is work anywhere. */
export const USUAL_SATISFIES: Satisfies = {
  'on-queue': ['available', 'busy', 'wrap-up', 'cool-down'],
  break: ['break'],
  meal: ['meal'],
  training: ['training'],
  meeting: ['meeting'],
  off: ['offline'],
}

/** Activities that are work, by the plan. */
export const WORK: readonly Activity[] = ['on-queue', 'training', 'meeting']

/**
 * One person's plan and presence.
 * @property plan, presence in any order; spans of one list may touch but not overlap
 * @property fromAt start of the time looked at; the start of the first planned span when left out
 * @property now UTC milliseconds; nothing after it counts
 * @property graceSeconds 0 or more: how far presence may run behind a change of the plan, or ahead of it; 180 when left out
 * @property satisfies the usual table when left out
 */
export interface AdherenceInput {
  readonly plan: readonly PlannedSpan[]
  readonly presence: readonly PresenceSpan[]
  readonly exceptions?: readonly ApprovedException[]
  readonly fromAt?: number
  readonly now: number
  readonly graceSeconds?: number
  readonly satisfies?: Satisfies
}

export const USUAL_GRACE_SECONDS = 180
