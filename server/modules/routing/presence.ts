import type { Instant } from '#libs/facts/event.ts'
import type { ChosenPresence } from '#modules/routing/contract.ts'
import type { presenceStates } from '#modules/routing/events.ts'

export type Presence = (typeof presenceStates)[number]
export type PresenceReason = 'chosen' | 'signed-out' | 'vanished' | 'by-supervisor' | 'missed-offers' | 'automatic'

/** What presence needs of an agent's row. */
export interface AgentPresence {
  readonly chosen: ChosenPresence
  /** Begins when the last piece of work in hand is finished: "break after this contact". */
  readonly nextPresence: Exclude<ChosenPresence, 'available'> | null
  readonly presence: Presence
  readonly presenceSinceAt: Instant
  readonly presenceReason: PresenceReason
  /** Last given work or became available. */
  readonly availableSinceAt: Instant
  readonly unreachableSinceAt: Instant | null
  readonly missedInRow: number
}

/** Work in hand, as presence counts it; what only rings does not make anyone busy. */
export interface InHand {
  readonly talking: number
  readonly wrappingUp: number
}

/**
 * The person's choice. Available holds at once; anything else waits for the work in hand.
 * @returns the agent with the choice noted; `settle` then says what shows
 */
export function choose<A extends AgentPresence>(
  agent: A,
  wanted: ChosenPresence,
  reason: PresenceReason,
  inHand: InHand,
): A {
  const fresh = { ...agent, presenceReason: reason, missedInRow: 0 }
  if (wanted === 'available') return { ...fresh, chosen: 'available', nextPresence: null }
  if (agent.chosen === 'available' && isAtWork(inHand)) return { ...fresh, nextPresence: wanted }
  return { ...fresh, chosen: wanted, nextPresence: null }
}

/** An offer rang out at the agent; after `most` in a row no more come until the agent asks for work again. */
export function missOffer<A extends AgentPresence>(agent: A, most: number, inHand: InHand): A {
  const missedInRow = agent.missedInRow + 1
  if (missedInRow < most || agent.chosen !== 'available') return { ...agent, missedInRow }
  return { ...choose(agent, 'break', 'missed-offers', inHand), missedInRow }
}

/** What shows now: the work in hand, or else the choice. A span that ends is measured. */
export function settle<A extends AgentPresence>(
  agent: A,
  inHand: InHand,
  now: Instant,
): {
  readonly agent: A
  readonly change: { readonly from: Presence; readonly to: Presence; readonly lastedMs: number } | null
} {
  const arrived =
    agent.nextPresence !== null && !isAtWork(inHand)
      ? { ...agent, chosen: agent.nextPresence, nextPresence: null }
      : agent
  const to = shownPresence(arrived.chosen, inHand)
  if (to === agent.presence) return { agent: arrived, change: null }
  const lastedMs = Math.max(0, now - agent.presenceSinceAt)
  return {
    agent: {
      ...arrived,
      presence: to,
      presenceSinceAt: now,
      availableSinceAt: to === 'available' ? now : arrived.availableSinceAt,
    },
    change: { from: agent.presence, to, lastedMs },
  }
}

/** Work in hand shows whatever was chosen: a supervisor who took a contact over while offline is busy. */
function shownPresence(chosen: ChosenPresence, inHand: InHand): Presence {
  if (inHand.talking > 0) return 'busy'
  return inHand.wrappingUp > 0 ? 'wrap-up' : chosen
}

/** Whether new work may ring: wants it, is not about to leave, and hears it. Room is a matter of capacity. */
export const isAccepting = (agent: AgentPresence): boolean =>
  agent.chosen === 'available' && agent.nextPresence === null && agent.unreachableSinceAt === null

const isAtWork = (inHand: InHand): boolean => inHand.talking + inHand.wrappingUp > 0
