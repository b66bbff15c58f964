import { hasRoom, loadShare } from './capacity.ts'
import { Heap, type Slotted } from './heap.ts'
import { compareIds } from './order.ts'
import { fitOf, fits, isAble } from './requirements.ts'
import type { Agent, Requirements, WorkItem } from './types.ts'

/** All items that ask the same: one channel, one set of queues and skills. Any free agent seated here suits them all. */
export type Line = {
  readonly channel: string
  readonly queueId: string
  readonly requirements: Requirements
  readonly items: Heap<Waiting>
  readonly free: Heap<Seat>
}

/** An item on its way through the matcher. A held item keeps its line but does not stand in it. */
export type Waiting = Slotted & {
  readonly item: WorkItem
  readonly rank: number
  line: Line
  isHeld: boolean
  /** Agents excluded at the moment; null for none. */
  excluded: readonly string[] | null
  alarm: Alarm | null
}

/** The next instant at which the passing of time changes who may take an item. */
export type Alarm = Slotted & { readonly at: number; readonly waiting: Waiting }

/** An agent in the matcher. Only a settled one sits in the lines; it must stand up before its load changes. */
export type Worker = {
  agent: Agent
  share: number
  /** Channels of which one more contact fits; empty unless the agent is accepting. */
  open: readonly string[]
  seats: Seat[]
  isSettled: boolean
}

/** One agent's place in one line that the agent is able to serve. */
export type Seat = Slotted & { readonly worker: Worker; readonly line: Line; readonly fit: number }

/** The lines and who sits in them: which agents are able to serve what, found once and not per decision. */
export function createLines() {
  const lines = new Map<string, Line>()
  const workers = new Map<string, Worker>()

  function lineFor(item: WorkItem, requirements: Requirements): Line {
    const key = lineKey(item, requirements)
    const known = lines.get(key)
    if (known !== undefined) return known
    const { channel, queueId } = item
    const free = new Heap<Seat>(seatBefore)
    const line: Line = { channel, queueId, requirements, items: new Heap<Waiting>(waitingBefore), free }
    lines.set(key, line)
    for (const worker of workers.values()) {
      const seat = seatIn(line, worker)
      if (seat !== null && worker.isSettled && worker.open.includes(channel)) free.push(seat)
    }
    return line
  }

  /** Puts the agent in place of an earlier version, standing. The seats are kept when skills, queues and channels are. */
  function seatWorker(agent: Agent, keepsSeats: boolean): Worker {
    const known = workers.get(agent.id)
    const worker = known ?? { agent, share: 0, open: [], seats: [], isSettled: false }
    workers.set(agent.id, worker)
    reload(worker, agent)
    if (known !== undefined && keepsSeats) return worker
    worker.seats = []
    for (const line of lines.values()) seatIn(line, worker)
    return worker
  }

  return {
    lineFor,
    seatWorker,
    workers: workers as ReadonlyMap<string, Worker>,
    dismiss: (id: string) => workers.delete(id),
  }
}

/** Shows a free agent to every line with room for it. */
export function settle(worker: Worker): void {
  worker.isSettled = true
  for (const seat of worker.seats) if (worker.open.includes(seat.line.channel)) seat.line.free.push(seat)
}

export function standUp(worker: Worker): void {
  if (!worker.isSettled) return
  worker.isSettled = false
  for (const seat of worker.seats) seat.line.free.remove(seat)
}

/** Takes over a new load; the worker must be standing. */
export function reload(worker: Worker, agent: Agent): void {
  worker.agent = agent
  worker.share = loadShare(agent)
  const channels = agent.readiness === 'accepting' ? Object.keys(agent.capacity.channels) : []
  worker.open = channels.filter((channel) => hasRoom(agent, channel))
}

/** Same order as `compareItems`, on the rank computed once. */
export function waitingBefore(a: Waiting, b: Waiting): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank
  if (a.item.waitingSinceAt !== b.item.waitingSinceAt) return a.item.waitingSinceAt < b.item.waitingSinceAt
  return a.item.id < b.item.id
}

/** Same order as `compareAgents` among agents whom the item does not name. */
function seatBefore(a: Seat, b: Seat): boolean {
  if (a.fit !== b.fit) return a.fit < b.fit
  if (a.worker.share !== b.worker.share) return a.worker.share < b.worker.share
  const earlier = a.worker.agent.availableSinceAt - b.worker.agent.availableSinceAt
  return earlier !== 0 ? earlier < 0 : compareIds(a.worker.agent.id, b.worker.agent.id) < 0
}

function seatIn(line: Line, worker: Worker): Seat | null {
  if (!isAble(worker.agent, line, line.requirements, false)) return null
  const seat = { slot: -1, worker, line, fit: fits.indexOf(fitOf(worker.agent, line.requirements)) }
  worker.seats.push(seat)
  return seat
}

/**
 * One key for one meaning: lengths keep ids with odd characters apart. Needs listed in another order make a second
 * line, which costs a little and changes no answer.
 */
function lineKey(item: WorkItem, requirements: Requirements): string {
  let key = `${item.channel.length}:${item.channel}${item.queueId.length}:${item.queueId}`
  for (const id of requirements.furtherQueueIds) key += `+${id.length}:${id}`
  for (const need of requirements.skills) key += `${need.minLevel}>${need.skill.length}:${need.skill}`
  return key
}
