import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { Exclusion, Lane, PreferredAgent } from '#libs/skill-matching/types.ts'

export type ItemKind = 'contact' | 'consult' | 'callback' | 'message'
export type OfferKind = ItemKind | 'transfer'
/**
 * scheduled: its hour has not come · waiting: in line · ringing: offered to one agent · assigned: in hand ·
 * wrap-up: the talk is over, the agent writes it up · ended
 */
export type ItemState = 'scheduled' | 'waiting' | 'ringing' | 'assigned' | 'wrap-up' | 'ended'

export interface RingingOffer {
  readonly offerId: string
  readonly agentId: string
  readonly kind: OfferKind
  readonly madeAt: Instant
  readonly expiresAt: Instant
}

/** One piece of work that routing hands out. A contact's item has the contact's id. */
export interface WorkItem {
  readonly id: string
  readonly kind: ItemKind
  readonly contactId: string
  readonly conversationId: string
  readonly customerId: string
  readonly reference: string
  readonly queueId: string
  readonly channel: string
  readonly language: string
  readonly topic: string | null
  readonly lane: Lane
  readonly state: ItemState
  /** When the customer first asked; kept over every re-queue. */
  readonly waitingSinceAt: Instant
  /** Not handed out before this. */
  readonly notBeforeAt: Instant | null
  readonly preferred: readonly PreferredAgent[]
  readonly preferredUntilAt: Instant | null
  readonly excluded: readonly Exclusion[]
  /** At whom it rings, or who has it in hand. */
  readonly agentId: string | null
  /** What it takes of that agent's capacity. */
  readonly heldPoints: number
  /** Since it rings or is in hand; wrap-up goes on counting from the latter. */
  readonly heldSinceAt: Instant | null
  /** Grows with every owner, and when an owner loses it. */
  readonly epoch: number
  /** The offer that rings, or the last that did. */
  readonly offer: RingingOffer | null
  readonly isTransfer: boolean
  readonly fromAgentId: string | null
  readonly note: string | null
  readonly joinAs: 'consultant' | 'expert' | null
  /** A consult of one person: it goes to nobody else. */
  readonly onlyAgentId: string | null
  /** Queues it overflowed from: it never goes back to one of them by itself. */
  readonly leftQueueIds: readonly string[]
  /** When it came into its present queue. */
  readonly queuedAt: Instant
  readonly endedAt: Instant | null
}

const HELD: readonly ItemState[] = ['ringing', 'assigned', 'wrap-up']
export const isHeld = (item: WorkItem): boolean => HELD.includes(item.state)

/** Lets it ring at an agent for `ringMs`, with that agent's capacity reserved. */
export function ring(
  item: WorkItem,
  at: { readonly offerId: string; readonly agentId: string; readonly points: number; readonly ringMs: number },
  now: Instant,
): Outcome<WorkItem, 'not-waiting'> {
  if (item.state !== 'waiting') return refused('not-waiting')
  const kind: OfferKind = item.isTransfer ? 'transfer' : item.kind
  return done({
    ...item,
    state: 'ringing',
    agentId: at.agentId,
    heldPoints: at.points,
    heldSinceAt: now,
    offer: { offerId: at.offerId, agentId: at.agentId, kind, madeAt: now, expiresAt: now + at.ringMs },
  })
}

export type OfferRefusal = 'offer-not-found' | 'offer-ended' | 'offer-expired'

/** The agent takes it. An offer is open until the instant it expires; someone else's offer does not exist. */
export function accept(item: WorkItem, offerId: string, by: string, now: Instant): Outcome<WorkItem, OfferRefusal> {
  const open = openOffer(item, offerId, by)
  if (!open.ok) return open
  if (now >= open.value.expiresAt) return refused('offer-expired')
  return done(inHand(item, by, item.heldPoints, now))
}

/** The agent will not take it: back into line, away from this agent for `awayMs`. */
export function decline(
  item: WorkItem,
  offerId: string,
  by: string,
  awayMs: number,
  now: Instant,
): Outcome<WorkItem, OfferRefusal> {
  const open = openOffer(item, offerId, by)
  if (!open.ok) return open
  return done(backInLine(keepAwayFrom(item, by, now + awayMs, now), now))
}

/** It rang out. Refused as long as the offer is open, and when it has ended in another way. */
export function expire(
  item: WorkItem,
  offerId: string,
  awayMs: number,
  now: Instant,
): Outcome<WorkItem, 'offer-ended' | 'still-open'> {
  const { offer } = item
  if (item.state !== 'ringing' || offer?.offerId !== offerId) return refused('offer-ended')
  if (now < offer.expiresAt) return refused('still-open')
  return done(backInLine(keepAwayFrom(item, offer.agentId, now + awayMs, now), now))
}

/** The offer is taken back (the agent left, the work went elsewhere); nobody is kept away. */
export function withdraw(item: WorkItem, now: Instant): Outcome<WorkItem, 'not-ringing'> {
  if (item.state !== 'ringing') return refused('not-ringing')
  return done(backInLine(item, now))
}

/** Someone becomes its owner without an offer: take-over, warm transfer, a callback picked from the list. */
export function assign(item: WorkItem, to: string, points: number, now: Instant): Outcome<WorkItem, 'work-ended'> {
  if (item.state === 'ended' || item.state === 'wrap-up') return refused('work-ended')
  return done(inHand(item, to, points, now))
}

/** Goes (back) to a queue with its original wait, whoever had it. A former owner's epoch is over. */
export function requeue(
  item: WorkItem,
  to: {
    readonly queueId: string
    readonly preferred?: readonly PreferredAgent[]
    readonly preferredUntilAt?: Instant
    readonly excluded?: readonly Exclusion[]
    readonly transferredBy?: { readonly agentId: string; readonly note: string | null }
  },
  now: Instant,
): Outcome<WorkItem, 'work-ended'> {
  if (item.state === 'ended' || item.state === 'wrap-up') return refused('work-ended')
  return done({
    ...released(item),
    state: 'waiting',
    queueId: to.queueId,
    queuedAt: now,
    notBeforeAt: null,
    preferred: to.preferred ?? [],
    preferredUntilAt: to.preferredUntilAt ?? null,
    excluded: to.excluded ?? item.excluded.filter((each) => each.untilAt > now),
    isTransfer: to.transferredBy !== undefined,
    fromAgentId: to.transferredBy?.agentId ?? null,
    note: to.transferredBy?.note ?? null,
    epoch: item.state === 'assigned' ? item.epoch + 1 : item.epoch,
  })
}

/** Its hour has come. */
export function open(item: WorkItem, now: Instant): Outcome<WorkItem, 'not-scheduled' | 'too-early'> {
  if (item.state !== 'scheduled') return refused('not-scheduled')
  if (item.notBeforeAt !== null && now < item.notBeforeAt) return refused('too-early')
  return done({ ...item, state: 'waiting', notBeforeAt: null, queuedAt: now })
}

/** Put off until `notBeforeAt`. */
export function schedule(item: WorkItem, notBeforeAt: Instant): Outcome<WorkItem, 'work-ended'> {
  if (item.state === 'ended' || item.state === 'wrap-up') return refused('work-ended')
  return done({ ...released(item), state: 'scheduled', notBeforeAt })
}

/** The talk is over; with wrap-up its owner stays occupied until that is finished. */
export function finishTalk(item: WorkItem, hasWrapUp: boolean, now: Instant): Outcome<WorkItem, 'work-ended'> {
  if (item.state === 'ended' || item.state === 'wrap-up') return refused('work-ended')
  if (item.state === 'assigned' && hasWrapUp) return done({ ...item, state: 'wrap-up' })
  return done(end(item, now))
}

/** Also the end of a talk whose end was not heard of yet: facts may arrive in either order. */
export function finishWrapUp(item: WorkItem, now: Instant): Outcome<WorkItem, 'work-ended'> {
  return item.state === 'ended' ? refused('work-ended') : done(end(item, now))
}

function openOffer(item: WorkItem, offerId: string, by: string): Outcome<RingingOffer, OfferRefusal> {
  const { offer } = item
  if (offer === null || offer.offerId !== offerId || offer.agentId !== by) return refused('offer-not-found')
  return item.state === 'ringing' ? done(offer) : refused('offer-ended')
}

function inHand(item: WorkItem, agentId: string, points: number, now: Instant): WorkItem {
  return {
    ...item,
    state: 'assigned',
    agentId,
    heldPoints: points,
    heldSinceAt: now,
    epoch: item.epoch + 1,
    notBeforeAt: null,
    preferred: [],
    preferredUntilAt: null,
    excluded: [],
    isTransfer: false,
  }
}

/** A consult of one person who does not take it has nobody else to go to. */
const backInLine = (item: WorkItem, now: Instant): WorkItem =>
  item.onlyAgentId === null ? { ...released(item), state: 'waiting' } : end(item, now)

const end = (item: WorkItem, now: Instant): WorkItem => ({ ...released(item), state: 'ended', endedAt: now })

const released = (item: WorkItem): WorkItem => ({ ...item, agentId: null, heldPoints: 0, heldSinceAt: null })

function keepAwayFrom(item: WorkItem, agentId: string, untilAt: Instant, now: Instant): WorkItem {
  const others = item.excluded.filter((each) => each.untilAt > now && each.agentId !== agentId)
  return { ...item, excluded: [...others, { agentId, untilAt }] }
}
