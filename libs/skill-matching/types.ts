/**
 * The plain data this library reads and returns. Everything is readonly and survives JSON.
 * Instants are UTC milliseconds and end in `At`; a period is half-open: it is over at the instant it ends.
 */

/** 1 trainee (never alone), 2 developing (last resort), 3 competent, 4 proficient (preferred), 5 expert. */
export type Level = 1 | 2 | 3 | 4 | 5

/** The lowest level that work may ask for. 1 is not among them: a trainee takes nothing alone. */
export type MinimumLevel = 2 | 3 | 4 | 5

/** From the plainest to the most pressing; each has a head start in `Policy`. */
export type Lane = 'ordinary' | 'vip' | 'vulnerable' | 'fraud'

/** Head start of each lane in ms, 0 or more: an item counts as if it had waited that much longer. */
export type Policy = { readonly headStartMs: Readonly<Record<Lane, number>> }

export type SkillNeed = { readonly skill: string; readonly minLevel: MinimumLevel }

/**
 * Who may take an item: a member of its queue or of one further queue, holding every skill at its minimum or above.
 * Expert-only work asks `minLevel: 5`, or waits in a queue that only experts belong to.
 */
export type Requirements = {
  readonly skills: readonly SkillNeed[]
  /** Queues opened beside the item's own; empty for most work. */
  readonly furtherQueueIds: readonly string[]
}

/** From `afterMs` of waiting on, these requirements hold in place of the earlier ones (whole, not as a difference). */
export type RelaxationStep = { readonly afterMs: number; readonly requirements: Requirements }

/**
 * Someone the customer should meet again: last agent, dedicated manager.
 * @property outsideQueue true: may take it without being in its queues, as a dedicated manager does. The skill levels
 *   are never waived.
 */
export type PreferredAgent = { readonly agentId: string; readonly outsideQueue: boolean }

/** An agent who declined the item or let it ring out; `now < untilAt` keeps it away from that agent. */
export type Exclusion = { readonly agentId: string; readonly untilAt: number }

/**
 * One piece of work that waits for an agent.
 * @property waitingSinceAt when the customer first asked; a re-queued item keeps it
 * @property channel as the bank names it; it must appear in an agent's capacity to reach that agent
 * @property relaxations ascending by `afterMs`, each above 0
 * @property preferred in order of preference
 * @property preferredUntilAt while `now` is before it, only a preferred agent takes the item, as long as one of them
 *   holds it (on duty, able and not excluded); null: they go first when free, and nobody waits for them
 */
export type WorkItem = {
  readonly id: string
  readonly queueId: string
  readonly channel: string
  readonly lane: Lane
  readonly waitingSinceAt: number
  readonly requirements: Requirements
  readonly relaxations: readonly RelaxationStep[]
  readonly preferred: readonly PreferredAgent[]
  readonly preferredUntilAt: number | null
  readonly excluded: readonly Exclusion[]
}

/**
 * What one contact of a channel takes from an agent.
 * @property cost points while it lasts, above 0; 'all' takes every point, so it needs an otherwise idle agent
 * @property most at the same time, whole number
 */
export type ChannelCapacity = { readonly cost: number | 'all'; readonly most: number }

/**
 * A blended agent: total points, above 0, shared by the channels. A channel that is not listed is never given.
 * Use whole numbers for points and costs, so that sums are exact.
 */
export type Capacity = {
  readonly points: number
  readonly channels: Readonly<Record<string, ChannelCapacity>>
}

/**
 * Whether new work may come.
 * - accepting: gets work within capacity
 * - occupied: at work but takes nothing new now (wrap-up, coaching); customers who prefer this agent wait
 * - away: on break or offline; nobody waits for this agent
 */
export type Readiness = 'accepting' | 'occupied' | 'away'

/**
 * @property skills level by skill; leave expired skills out
 * @property queueIds every queue the agent serves at this moment
 * @property load contacts held now by channel, ringing offers included; a channel outside `capacity` fills the agent
 * @property availableSinceAt last instant the agent was given work or became available; the earliest is idle longest
 */
export type Agent = {
  readonly id: string
  readonly skills: Readonly<Record<string, Level>>
  readonly queueIds: readonly string[]
  readonly capacity: Capacity
  readonly load: Readonly<Record<string, number>>
  readonly readiness: Readiness
  readonly availableSinceAt: number
}

/** How well the levels suit, best first: see `fitOf` in requirements.ts. */
export type Fit = 'proficient' | 'competent' | 'over-qualified' | 'last-resort'

/**
 * One decision, with what explains it.
 * @property by 'preference': the agent is one of the item's preferred; 'fit': the best of all who were free
 * @property relaxationsApplied how many relaxation steps had taken effect; 0 for the original requirements
 */
export type Assignment = {
  readonly itemId: string
  readonly agentId: string
  readonly by: 'preference' | 'fit'
  readonly fit: Fit
  readonly waitedMs: number
  readonly relaxationsApplied: number
}

/**
 * Why an item still waits. The first that is true, in this order:
 * - held-for-preferred: a preferred agent is on duty but not free, and the window is open
 * - no-able-agent: nobody present in the state has the skills, a queue and the channel, free or not
 * - able-agents-away: some have, all of them away
 * - able-agents-excluded: every able agent on duty has just declined it
 * - able-agents-busy: able agents are on duty, at capacity or occupied
 */
export type UnmatchedReason =
  | 'held-for-preferred'
  | 'no-able-agent'
  | 'able-agents-away'
  | 'able-agents-excluded'
  | 'able-agents-busy'

/**
 * @property nextChangeAt the earliest instant after `now` at which a free agent may take this item although nothing
 *   else has happened (a relaxation, the end of a window or of an exclusion); null: time alone never helps
 */
export type Unmatched = {
  readonly itemId: string
  readonly reason: UnmatchedReason
  readonly nextChangeAt: number | null
}

/** All that is waiting and everyone who could serve. Ids are unique within each list; the order of both is ignored. */
export type MatchState = { readonly items: readonly WorkItem[]; readonly agents: readonly Agent[] }

/**
 * @property assignments in the order of decision
 * @property unmatched in rank order, next in line first
 * @property nextChangeAt earliest of the unmatched: set one timer for it; null: only an event can change the answer
 */
export type MatchOutcome = {
  readonly assignments: readonly Assignment[]
  readonly unmatched: readonly Unmatched[]
  readonly nextChangeAt: number | null
}

/**
 * The incremental form. Its answers equal those of the plain scan on the same items and agents.
 * `now` should not run backwards; an earlier instant is read as the latest one already seen.
 */
export type Matcher = {
  /** Adds an item, or replaces the one of the same id. */
  upsertItem(item: WorkItem): void
  /** @returns false when no such item waits (already matched or never added) */
  removeItem(itemId: string): boolean
  /** Adds an agent, or replaces the one of the same id, load included. */
  upsertAgent(agent: Agent): void
  /** An agent who is gone counts as away for those who prefer them. @returns false when unknown */
  removeAgent(agentId: string): boolean
  /** Makes the next decision and applies it (the item leaves, the agent's load grows); null when there is none. */
  next(now: number): Assignment | null
  /** Makes all decisions there are, in order, and applies them. */
  matchAll(now: number): readonly Assignment[]
  /** As in `MatchOutcome`; `now` itself while decisions are still open. */
  nextChangeAt(now: number): number | null
  /** Everything that waits, in rank order, with its reason. Ask it after `matchAll`. */
  unmatched(now: number): readonly Unmatched[]
  readonly waitingCount: number
}
