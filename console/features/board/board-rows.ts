import type { BoardView } from '#modules/insights/contract.ts'
import type { PromiseView } from '#modules/promises/contract.ts'
import type { FloorShape, QueuesLiveShape } from '#modules/routing/contract.ts'
import { byUrgency } from '../../ui/promise/read-clock.ts'
import type { Presence } from '../../ui/words/presence-words.ts'

export type BoardQueue = BoardView['queues'][number]
export type LiveQueue = QueuesLiveShape['queues'][number]
export type Waiting = FloorShape['waiting'][number]
export type AgentRow = FloorShape['agents'][number]
export type GoalState = 'kept' | 'endangered' | 'broken'

/** A queue as one line of the board: what insights counts and what routing knows of this moment. */
export interface QueueLine {
  readonly queue: BoardQueue
  readonly live: LiveQueue
}

/** The queues in use, of one channel when named; experts' queues last, for nobody waits there who was not sent. */
export function queueLines(
  queues: readonly BoardQueue[],
  live: readonly LiveQueue[],
  channel: string | null,
): readonly QueueLine[] {
  return queues
    .flatMap((queue) => {
      const known = live.find(({ queueId }) => queueId === queue.queueId)
      return known && (channel === null || known.channel === channel) ? [{ queue, live: known }] : []
    })
    .toSorted((a, b) => Number(a.live.isExpert) - Number(b.live.isExpert))
}

/**
 * Whether a queue's service level keeps its own target. Within `margin` above the target it counts as endangered.
 * @param level 0..1; null while nobody was answered or lost
 */
export function levelState(level: number | null | undefined, target: number, margin: number): GoalState | null {
  if (level === null || level === undefined) return null
  if (level < target) return 'broken'
  // Shares are not exact in binary: 85 % with a target of 80 % lies on the margin, not below it.
  return level - target < margin - 1e-9 ? 'endangered' : 'kept'
}

export interface Filter {
  readonly queueId: string | null
  readonly channel: string | null
}

/** Customers who wait; colleagues who were asked for help are not customers. */
export function waitingIn(floor: FloorShape | undefined, { queueId, channel }: Filter): readonly Waiting[] {
  return (floor?.waiting ?? []).filter(
    (row) =>
      row.kind !== 'consult' &&
      (queueId === null || row.queueId === queueId) &&
      (channel === null || row.channel === channel),
  )
}

export interface WaitingLine {
  readonly row: Waiting
  readonly promise: PromiseView | undefined
}

/** Those who wait, with what they were promised: what presses most first, then who waits longest. */
export function byPress(
  rows: readonly Waiting[],
  promises: readonly PromiseView[],
  now: number,
): readonly WaitingLine[] {
  const byContact = new Map(promises.map((promise) => [promise.aboutId, promise]))
  const lines = rows.map((row): WaitingLine => ({ row, promise: byContact.get(row.contactId) }))
  return lines.toSorted((a, b) => {
    if (a.promise && b.promise) {
      const urgency = byUrgency(a.promise, b.promise, now)
      if (urgency !== 0) return urgency
    } else if (a.promise || b.promise) return a.promise ? -1 : 1
    return a.row.waitingSinceAt - b.row.waitingSinceAt
  })
}

/** The states of an agent in the order of the board: at work, ready, away, gone. */
export const PRESENCES: readonly Presence[] = [
  'busy',
  'wrap-up',
  'available',
  'break',
  'meal',
  'training',
  'meeting',
  'cool-down',
  'offline',
]

export function agentsOf(floor: FloorShape | undefined, { queueId }: Filter): readonly AgentRow[] {
  return (floor?.agents ?? []).filter((agent) => queueId === null || agent.queueIds.includes(queueId))
}

/** How many are in each state; every state is listed. */
export function countByPresence(agents: readonly AgentRow[]): ReadonlyMap<Presence, number> {
  return new Map(PRESENCES.map((state) => [state, agents.filter(({ presence }) => presence === state).length]))
}

/** Promises of one queue or channel when named; one whose queue is not known belongs to none. */
export function alertsIn(
  promises: readonly PromiseView[],
  { queueId, channel }: Filter,
  queueOf: (promise: PromiseView) => Pick<LiveQueue, 'queueId' | 'channel'> | undefined,
): readonly PromiseView[] {
  if (queueId === null && channel === null) return promises
  return promises.filter((promise) => {
    const queue = queueOf(promise)
    return queue && (queueId === null || queue.queueId === queueId) && (channel === null || queue.channel === channel)
  })
}
