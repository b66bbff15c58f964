import { createMatcher } from '#libs/skill-matching/matcher.ts'
import { defaultPolicy } from '#libs/skill-matching/order.ts'
import type { Assignment, Requirements, WorkItem } from '#libs/skill-matching/types.ts'
import { type ArrivalStream, arrivalsOf } from './arrivals.ts'
import type { Centre, CentreQueue, CentreReport, RecordedContact } from './centre.ts'
import { requireCentre } from './check-centre.ts'
import { Desk } from './desk.ts'
import { EventHeap } from './event-heap.ts'
import { createTally, type QueueTally } from './tally.ts'

/**
 * Plays the centre through, contact by contact, event by event, and counts what happens. Who gets what is decided by
 * skill-matching, the same code that routes. It starts empty and ends when the last contact has ended or hung up; who is
 * still waiting when no agent ever comes again is `leftWaiting`.
 * @param seed the same seed and centre give the same report on every machine; recorded contacts need no luck
 */
export function simulate(centre: Centre, seed: number): CentreReport {
  requireCentre(centre)
  const world = createWorld(centre, seed)
  for (let now = world.events.nextAt; now < Number.POSITIVE_INFINITY; now = world.events.nextAt) {
    const code = world.events.pop()
    const place = Math.floor(code / KINDS)
    const kind = code - place * KINDS
    if (kind === ARRIVAL) world.arrive(place, now)
    else if (kind === FINISH) world.finish(place, now)
    else if (kind === PATIENCE) world.giveUp(place, now)
    else if (kind === DUTY) world.turn(place, now)
    else world.match(now)
  }
  return world.report()
}

const KINDS = 8
const ARRIVAL = 0
const FINISH = 1
const PATIENCE = 2
const DUTY = 3
/** A relaxation takes effect: someone free may now be allowed to take what waits. */
const LOOK = 4

/** A queue and what its contacts have in common. */
type Door = {
  readonly queue: CentreQueue
  readonly requirements: Requirements
  readonly tally: QueueTally
  readonly stream: ArrivalStream
  next: RecordedContact | null
}

type Waiting = { readonly door: Door; readonly arrivedAt: number; readonly interval: number; readonly handleMs: number }

function createWorld(centre: Centre, seed: number) {
  const events = new EventHeap()
  const tally = createTally(centre)
  const matcher = createMatcher(centre.policy ?? defaultPolicy, 0)
  const desks = centre.agents.map((agent) => new Desk(agent))
  const usedSince = desks.map(() => 0)
  const placeOf = new Map(centre.agents.map(({ id }, place) => [id, place]))
  const waiting = new Map<string, Waiting>()
  let lastSerial = 0
  const doors = centre.queues.map((queue, place): Door => {
    const stream = arrivalsOf(queue, place, centre.intervalSeconds, seed)
    const requirements = { skills: queue.skills, furtherQueueIds: [] }
    const door: Door = { queue, requirements, tally: queueTally(place), stream, next: stream() }
    announce(door, place)
    return door
  })
  for (const [place, desk] of desks.entries()) {
    matcher.upsertAgent(desk.agent)
    if (desk.nextTurnAt < Number.POSITIVE_INFINITY) events.push(desk.nextTurnAt, place * KINDS + DUTY)
  }

  function queueTally(place: number): QueueTally {
    const found = tally.queues[place]
    if (found === undefined) throw new Error(`queue ${place} has no tally: one is made for each queue`)
    return found
  }

  function announce(door: Door, place: number): void {
    if (door.next !== null) events.push(onGrid(door.next.atSeconds * 1000), place * KINDS + ARRIVAL)
  }

  function arrive(place: number, now: number): void {
    const door = doors[place]
    const contact = door?.next
    if (door === undefined || contact === undefined || contact === null) return
    door.next = door.stream()
    announce(door, place)
    lastSerial += 1
    const id = String(lastSerial)
    const interval = tally.intervalAt(now)
    door.tally.offered[interval] = (door.tally.offered[interval] ?? 0) + 1
    waiting.set(id, { door, arrivedAt: now, interval, handleMs: contact.handleSeconds * 1000 })
    matcher.upsertItem(itemOf(door, id, now))
    match(now)
    if (waiting.has(id)) hold(door, lastSerial, contact.patienceSeconds, now)
  }

  /** What will happen to someone who has to wait. */
  function hold({ queue }: Door, serial: number, patienceSeconds: number | null, now: number): void {
    if (patienceSeconds !== null) events.push(now + patienceSeconds * 1000, serial * KINDS + PATIENCE)
    for (const { afterMs } of queue.relaxations) events.push(now + afterMs, LOOK)
  }

  function match(now: number): void {
    for (let found = matcher.next(now); found !== null; found = matcher.next(now)) begin(found, now)
  }

  function begin({ itemId, agentId }: Assignment, now: number): void {
    const contact = waiting.get(itemId)
    const place = placeOf.get(agentId)
    const desk = place === undefined ? undefined : desks[place]
    if (contact === undefined || place === undefined || desk === undefined) {
      throw new Error(`${itemId} went to ${agentId}, but one of them is unknown: the matcher knows what nobody told it`)
    }
    waiting.delete(itemId)
    contact.door.tally.addAnswer(contact.interval, now - contact.arrivedAt)
    closeStretch(place, now)
    desk.take(contact.door.queue.channel, contact.handleMs, now)
    events.push(desk.finishAt, place * KINDS + FINISH)
  }

  function finish(place: number, now: number): void {
    const desk = desks[place]
    // Taking or finishing another contact has moved the end since this event was set.
    if (desk === undefined || desk.finishAt !== now) return
    closeStretch(place, now)
    desk.finish(now)
    if (desk.finishAt < Number.POSITIVE_INFINITY) events.push(desk.finishAt, place * KINDS + FINISH)
    matcher.upsertAgent(desk.agent)
    match(now)
  }

  function giveUp(serial: number, now: number): void {
    const id = String(serial)
    const contact = waiting.get(id)
    if (contact === undefined) return
    waiting.delete(id)
    matcher.removeItem(id)
    contact.door.tally.addAbandon(contact.interval, now - contact.arrivedAt)
  }

  function turn(place: number, now: number): void {
    const desk = desks[place]
    if (desk === undefined) return
    closeStretch(place, now)
    desk.turn(now)
    if (desk.nextTurnAt < Number.POSITIVE_INFINITY) events.push(desk.nextTurnAt, place * KINDS + DUTY)
    matcher.upsertAgent(desk.agent)
    match(now)
  }

  /** Books the agent's time since the last change; call it just before the next. */
  function closeStretch(place: number, now: number): void {
    tally.addTime(place, desks[place]?.use ?? 'off', usedSince[place] ?? now, now)
    usedSince[place] = now
  }

  return { events, arrive, match, finish, giveUp, turn, report: tally.report }
}

function itemOf({ queue, requirements }: Door, id: string, now: number): WorkItem {
  return {
    id,
    queueId: queue.id,
    channel: queue.channel,
    lane: queue.lane,
    waitingSinceAt: now,
    requirements,
    relaxations: queue.relaxations,
    preferred: [],
    preferredUntilAt: null,
    excluded: [],
  }
}

/** To 1/1024 ms, so that arrival + whole milliseconds − arrival is exact: a relaxation is due when its event comes. */
function onGrid(ms: number): number {
  return Math.round(ms * 1024) / 1024
}
