import { loadShare, openChannels } from './capacity.ts'
import { Heap, type Slotted } from './heap.ts'
import { compareIds } from './order.ts'
import { fitOf, fits, isAble } from './requirements.ts'
import type { Agent, Requirements, WorkItem } from './types.ts'

/** All items that ask the same: one channel, one set of queues and skills. Any free agent seated here suits them all. */
export type Line = {
  readonly place: number
  readonly channel: string
  readonly queueId: string
  readonly requirements: Requirements
  readonly items: Heap<Waiting>
  /** Seats of settled agents with room for the channel, in no order: most are left again before anyone looks. */
  readonly free: Seat[]
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
  /** The lines the agent is able to serve, by channel. */
  readonly reach: Map<string, Reach>
  isSettled: boolean
}

/** Seats and, in the same order, the places of their lines: numbers alone make a fast look at the heads. */
type Reach = { readonly seats: Seat[]; readonly places: number[] }

/** One agent's place in one line that the agent is able to serve. */
export type Seat = Slotted & { readonly worker: Worker; readonly line: Line; readonly fit: number }

/** The lines and who sits in them: which agents are able to serve what, found once and not per decision. */
export function createLines() {
  const all: Line[] = []
  /** Rank of the first item in each line, by place; Infinity for an empty line. */
  const headRanks: number[] = []
  const root = createBranch<Line>()
  const workers = new Map<string, Worker>()

  function lineFor(item: WorkItem, requirements: Requirements): Line {
    const branch = branchFor(root, item, requirements)
    branch.leaf ??= openLine(item.channel, item.queueId, requirements)
    return branch.leaf
  }

  function openLine(channel: string, queueId: string, requirements: Requirements): Line {
    const items = new Heap<Waiting>(waitingBefore)
    const line: Line = { place: all.length, channel, queueId, requirements, items, free: [] }
    all.push(line)
    headRanks.push(Number.POSITIVE_INFINITY)
    for (const worker of workers.values()) {
      const seat = seatIn(line, worker)
      if (seat !== null && worker.isSettled && worker.open.includes(channel)) sit(seat)
    }
    return line
  }

  function join(line: Line, waiting: Waiting): void {
    line.items.push(waiting)
    headRanks[line.place] = line.items.top?.rank ?? Number.POSITIVE_INFINITY
  }

  function leave(line: Line, waiting: Waiting): void {
    line.items.remove(waiting)
    headRanks[line.place] = line.items.top?.rank ?? Number.POSITIVE_INFINITY
  }

  /** Puts the agent in place of an earlier version, standing. The seats are kept when skills, queues and channels are. */
  function seatWorker(agent: Agent, keepsSeats: boolean): Worker {
    const known = workers.get(agent.id)
    const worker = known ?? { agent, share: 0, open: [], reach: new Map(), isSettled: false }
    workers.set(agent.id, worker)
    reload(worker, agent)
    if (known !== undefined && keepsSeats) return worker
    worker.reach.clear()
    for (const line of all) seatIn(line, worker)
    return worker
  }

  const dismiss = (agentId: string) => workers.delete(agentId)
  return { all, headRanks, workers: workers as ReadonlyMap<string, Worker>, lineFor, join, leave, seatWorker, dismiss }
}

export type Lines = ReturnType<typeof createLines>

/** Shows a free agent to every line with room for it. */
export function settle(worker: Worker): void {
  worker.isSettled = true
  eachOpenSeat(worker, sit)
}

export function standUp(worker: Worker): void {
  worker.isSettled = false
  eachOpenSeat(worker, leaveSeat)
}

/** Visits the seats that the present load lets the agent take. */
export function eachOpenSeat(worker: Worker, visit: (seat: Seat) => void): void {
  for (const channel of worker.open) for (const seat of worker.reach.get(channel)?.seats ?? []) visit(seat)
}

/** The best of the free agents in the line whom `accept` lets through; undefined for none. */
export function bestSeat(line: Line, accept: (worker: Worker) => boolean): Seat | undefined {
  let best: Seat | undefined
  for (const seat of line.free) {
    if ((best === undefined || seatBefore(seat, best)) && accept(seat.worker)) best = seat
  }
  return best
}

function sit(seat: Seat): void {
  seat.slot = seat.line.free.push(seat) - 1
}

function leaveSeat(seat: Seat): void {
  const { free } = seat.line
  const last = free.pop()
  if (last !== undefined && last !== seat) {
    free[seat.slot] = last
    last.slot = seat.slot
  }
  seat.slot = -1
}

/** Takes over a new load; the worker must be standing. */
export function reload(worker: Worker, agent: Agent): void {
  worker.agent = agent
  worker.share = loadShare(agent)
  worker.open = agent.readiness === 'accepting' ? openChannels(agent) : []
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
  const inReach = worker.reach.get(line.channel)
  if (inReach === undefined) worker.reach.set(line.channel, { seats: [seat], places: [line.place] })
  else {
    inReach.seats.push(seat)
    inReach.places.push(line.place)
  }
  return seat
}

/**
 * The branch of one meaning: a marker before each name keeps queues and skills apart. Needs listed in another order make
 * a second line, which costs a little and changes no answer.
 */
function branchFor(root: Branch<Line>, item: WorkItem, requirements: Requirements): Branch<Line> {
  let branch = follow(follow(root, item.channel), item.queueId)
  for (const id of requirements.furtherQueueIds) branch = follow(follow(branch, '+'), id)
  for (const need of requirements.skills) branch = follow(follow(branch, need.minLevel), need.skill)
  return branch
}

type Branch<T> = { leaf: T | null; readonly onward: Map<string | number, Branch<T>> }

function createBranch<T>(): Branch<T> {
  return { leaf: null, onward: new Map() }
}

function follow<T>(branch: Branch<T>, step: string | number): Branch<T> {
  const known = branch.onward.get(step)
  if (known !== undefined) return known
  const grown = createBranch<T>()
  branch.onward.set(step, grown)
  return grown
}
