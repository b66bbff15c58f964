import { type Line, settle, type Waiting, type Worker, waitingBefore } from './lines.ts'
import { isAble } from './requirements.ts'

type Pair = { readonly waiting: Waiting; readonly worker: Worker }

/**
 * Where the next decision comes from. It keeps what changed since the last answer: fresh agents, who have not yet
 * looked for work, and live lines and agents, where work and a free agent may have met. With all three empty, nobody
 * who is free may take anything that waits.
 */
export function createFront(workers: ReadonlyMap<string, Worker>) {
  const fresh = new Set<Worker>()
  const liveLines = new Set<Line>()
  const liveWorkers = new Set<Worker>()
  const settled = new Set<Worker>()
  const preferringById = new Map<string, Set<Waiting>>()

  /** The first item in rank order that someone may take, with the best of those who may; null when there is none. */
  function next(): Pair | null {
    if (fresh.size === 1 && liveLines.size === 0 && liveWorkers.size === 0) {
      for (const worker of fresh) {
        const waiting = bestItemFor(worker)
        if (waiting !== null) return { waiting, worker }
      }
    }
    settleAll()
    const waiting = firstTakeable()
    const worker = waiting === null ? null : takerOf(waiting)
    return waiting === null || worker === null ? null : { waiting, worker }
  }

  /** For a lone fresh agent: nobody else who is free may take any of this, or it would have been taken before. */
  function bestItemFor(worker: Worker): Waiting | null {
    let best = firstPreferring(worker)
    for (const { line } of worker.seats) {
      let head = line.items.top
      if (head === undefined || !worker.open.includes(line.channel)) continue
      if (isExcludedNow(worker, head)) head = line.items.first((waiting) => !isExcludedNow(worker, waiting))
      if (head !== undefined && (best === null || waitingBefore(head, best))) best = head
    }
    return best
  }

  function settleAll(): void {
    for (const worker of fresh) {
      settle(worker)
      settled.add(worker)
      if (preferringById.has(worker.agent.id)) liveWorkers.add(worker)
      for (const { line } of worker.seats) if (line.items.size > 0) liveLines.add(line)
    }
    fresh.clear()
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
    if (line.free.size === 0) return undefined
    return line.items.first((waiting) => waiting.excluded === null || takerOf(waiting) !== null)
  }

  /** The first item that names this agent as preferred and that the agent may take; few do, so a plain pass. */
  function firstPreferring(worker: Worker): Waiting | null {
    let best: Waiting | null = null
    for (const waiting of preferringById.get(worker.agent.id) ?? []) {
      if ((best === null || waitingBefore(waiting, best)) && mayTakeAsPreferred(worker, waiting)) best = waiting
    }
    return best
  }

  function takerOf(waiting: Waiting): Worker | null {
    for (const { agentId } of waiting.item.preferred) {
      const worker = workers.get(agentId)
      if (worker?.isSettled && mayTakeAsPreferred(worker, waiting)) return worker
    }
    if (waiting.isHeld) return null
    const { free } = waiting.line
    const seat = waiting.excluded === null ? free.top : free.first((each) => !isExcludedNow(each.worker, waiting))
    return seat?.worker ?? null
  }

  /** Marks where a placed item may have met a free agent. */
  function wakeFor(waiting: Waiting): void {
    if (!waiting.isHeld && waiting.line.free.size > 0) liveLines.add(waiting.line)
    for (const { agentId } of waiting.item.preferred) {
      const worker = workers.get(agentId)
      if (worker?.isSettled) liveWorkers.add(worker)
    }
  }

  function addPreferring(waiting: Waiting): void {
    for (const { agentId } of waiting.item.preferred) {
      const known = preferringById.get(agentId)
      if (known === undefined) preferringById.set(agentId, new Set([waiting]))
      else known.add(waiting)
    }
  }

  function removePreferring(waiting: Waiting): void {
    for (const { agentId } of waiting.item.preferred) {
      const known = preferringById.get(agentId)
      known?.delete(waiting)
      if (known?.size === 0) preferringById.delete(agentId)
    }
  }

  function forget(worker: Worker): void {
    fresh.delete(worker)
    liveWorkers.delete(worker)
    settled.delete(worker)
  }

  return {
    next,
    settleAll,
    wakeFor,
    addPreferring,
    removePreferring,
    forget,
    addFresh: (worker: Worker) => fresh.add(worker),
    preferring: (agentId: string): readonly Waiting[] => [...(preferringById.get(agentId) ?? [])],
    hasSettled: () => settled.size > 0,
    hasDecision: () => {
      settleAll()
      return firstTakeable() !== null
    },
  }
}

function isExcludedNow(worker: Worker, waiting: Waiting): boolean {
  return waiting.excluded?.includes(worker.agent.id) ?? false
}

function mayTakeAsPreferred(worker: Worker, waiting: Waiting): boolean {
  const { item, line } = waiting
  if (!worker.open.includes(item.channel) || isExcludedNow(worker, waiting)) return false
  const preferred = item.preferred.find((each) => each.agentId === worker.agent.id)
  return preferred !== undefined && isAble(worker.agent, item, line.requirements, preferred.outsideQueue)
}
