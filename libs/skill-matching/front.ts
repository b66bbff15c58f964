import {
  bestSeat,
  eachOpenSeat,
  type Line,
  type Lines,
  settle,
  standUp,
  type Waiting,
  type Worker,
  waitingBefore,
} from './lines.ts'
import { isAble } from './requirements.ts'

type Pair = { readonly waiting: Waiting; readonly worker: Worker }

/**
 * Where the next decision comes from. It keeps what changed since the last answer: fresh agents, who have not yet
 * looked for work, and live lines and agents, where work and a free agent may have met. With all three empty, nobody
 * who is free may take anything that waits.
 */
export function createFront(lines: Lines) {
  const { workers, headRanks } = lines
  const fresh = new Set<Worker>()
  const liveLines = new Set<Line>()
  const liveWorkers = new Set<Worker>()
  let settledCount = 0
  /** Who names an agent as preferred, by agent id; the value says whether the agent's queues are waived. */
  const preferringById = new Map<string, Map<Waiting, boolean>>()

  /** The first item in rank order that someone may take, with the best of those who may; null when there is none. */
  function next(): Pair | null {
    const lone = loneFresh()
    if (lone !== null) {
      const waiting = bestItemFor(lone)
      if (waiting !== null) return { waiting, worker: lone }
      sitDown(lone)
      return null
    }
    settleAll()
    const waiting = firstTakeable()
    const worker = waiting === null ? null : takerOf(waiting)
    return waiting === null || worker === null ? null : { waiting, worker }
  }

  /** The one agent who changed, when nothing else did. */
  function loneFresh(): Worker | null {
    if (fresh.size !== 1 || liveLines.size > 0 || liveWorkers.size > 0) return null
    for (const worker of fresh) return worker
    return null
  }

  /** For a lone fresh agent: nobody else who is free may take any of this, or it would have been taken before. */
  function bestItemFor(worker: Worker): Waiting | null {
    let best = firstPreferring(worker)
    let bestRank = best?.rank ?? Number.POSITIVE_INFINITY
    for (const channel of worker.open) {
      for (const place of worker.reach.get(channel)?.places ?? []) {
        const rank = headRanks[place]
        if (rank === undefined || rank > bestRank || rank === Number.POSITIVE_INFINITY) continue
        const waiting = firstFor(worker, place)
        if (waiting === undefined || (best !== null && !waitingBefore(waiting, best))) continue
        best = waiting
        bestRank = waiting.rank
      }
    }
    return best
  }

  function firstFor(worker: Worker, place: number): Waiting | undefined {
    return lines.all[place]?.items.first((waiting) => !isExcludedNow(worker, waiting))
  }

  function settleAll(): void {
    for (const worker of fresh) {
      sitDown(worker)
      if (preferringById.has(worker.agent.id)) liveWorkers.add(worker)
      eachOpenSeat(worker, ({ line }) => {
        if (line.items.size > 0) liveLines.add(line)
      })
    }
  }

  function sitDown(worker: Worker): void {
    fresh.delete(worker)
    settle(worker)
    settledCount += 1
  }

  function firstTakeable(): Waiting | null {
    let best: Waiting | null = null
    for (const line of liveLines) {
      const waiting = firstInLine(line)
      if (waiting === undefined) liveLines.delete(line)
      else if (best === null || waitingBefore(waiting, best)) best = waiting
    }
    for (const worker of liveWorkers) {
      const waiting = firstPreferring(worker)
      if (waiting === null) liveWorkers.delete(worker)
      else if (best === null || waitingBefore(waiting, best)) best = waiting
    }
    return best
  }

  function firstInLine(line: Line): Waiting | undefined {
    if (line.free.length === 0) return undefined
    return line.items.first((waiting) => waiting.excluded === null || takerOf(waiting) !== null)
  }

  /**
   * The first item that only this agent's being preferred lets the agent take: held, or from outside the queues. Few
   * items name one agent, so a plain pass.
   */
  function firstPreferring(worker: Worker): Waiting | null {
    const preferring = preferringById.get(worker.agent.id)
    let best: Waiting | null = null
    if (preferring === undefined) return best
    for (const [waiting, outsideQueue] of preferring) {
      if (!waiting.isHeld && !outsideQueue) continue
      if ((best === null || waitingBefore(waiting, best)) && mayTakeAsPreferred(worker, waiting, outsideQueue))
        best = waiting
    }
    return best
  }

  /** The best agent for an item that stands in its line, or that a preferred agent may take. */
  function takerOf(waiting: Waiting): Worker | null {
    for (const { agentId, outsideQueue } of waiting.item.preferred) {
      const worker = workers.get(agentId)
      if (worker?.isSettled && mayTakeAsPreferred(worker, waiting, outsideQueue)) return worker
    }
    return bestSeat(waiting.line, (worker) => !isExcludedNow(worker, waiting))?.worker ?? null
  }

  /** Marks where a placed item may have met a free agent. */
  function wakeFor(waiting: Waiting): void {
    if (!waiting.isHeld && waiting.line.free.length > 0) liveLines.add(waiting.line)
    for (const { agentId } of waiting.item.preferred) {
      const worker = workers.get(agentId)
      if (worker?.isSettled) liveWorkers.add(worker)
    }
  }

  function addPreferring(waiting: Waiting): void {
    for (const { agentId, outsideQueue } of waiting.item.preferred) {
      const known = preferringById.get(agentId)
      if (known === undefined) preferringById.set(agentId, new Map([[waiting, outsideQueue]]))
      else known.set(waiting, outsideQueue)
    }
  }

  function removePreferring(waiting: Waiting): void {
    for (const { agentId } of waiting.item.preferred) {
      const known = preferringById.get(agentId)
      known?.delete(waiting)
      if (known?.size === 0) preferringById.delete(agentId)
    }
  }

  /** Takes an agent out of all consideration, so that its load may change. */
  function withdraw(worker: Worker): void {
    fresh.delete(worker)
    if (!worker.isSettled) return
    standUp(worker)
    settledCount -= 1
    liveWorkers.delete(worker)
  }

  return {
    next,
    settleAll,
    wakeFor,
    addPreferring,
    removePreferring,
    withdraw,
    addFresh: (worker: Worker) => fresh.add(worker),
    preferring: (agentId: string): readonly Waiting[] => [...(preferringById.get(agentId)?.keys() ?? [])],
    hasSettled: () => settledCount > 0,
    hasDecision: () => {
      settleAll()
      return firstTakeable() !== null
    },
  }
}

function isExcludedNow(worker: Worker, waiting: Waiting): boolean {
  return waiting.excluded?.includes(worker.agent.id) ?? false
}

function mayTakeAsPreferred(worker: Worker, waiting: Waiting, outsideQueue: boolean): boolean {
  const { item, line } = waiting
  if (!worker.open.includes(item.channel) || isExcludedNow(worker, waiting)) return false
  return isAble(worker.agent, item, line.requirements, outsideQueue)
}
