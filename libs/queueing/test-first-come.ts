import type { RecordedContact } from './centre.ts'
import { type Chance, seededChance } from './chance.ts'

/**
 * First come, first served, by the recursion of Kiefer and Wolfowitz (1955): it keeps only the instants at which each
 * agent is free next, and shares no code with the simulation or the formulas.
 * @returns for each contact the seconds waited; below 0 for one who hung up after that long
 */
export function waitsInOrder(contacts: readonly RecordedContact[], agents: number): readonly number[] {
  const free = new FreeAgents(agents)
  let before = 0
  return contacts.map(({ atSeconds, handleSeconds, patienceSeconds }) => {
    const wait = free.pass(atSeconds - before)
    before = atSeconds
    if (patienceSeconds !== null && wait > patienceSeconds) return -patienceSeconds
    free.replaceEarliest(wait + handleSeconds)
    return wait
  })
}

/** A simulated M/M/n+M queue of unit handle time, as estimates of what the formulas give. */
export type Estimate = {
  readonly answeredInThreshold: number
  readonly abandoned: number
  readonly meanWait: number
}

/** Units are handle times, not seconds. */
export type UnitQueue = {
  readonly agents: number
  readonly load: number
  readonly patience: number
  readonly threshold: number
}

/**
 * A long run with little noise. Patience is integrated out where it can be (with a wait w in prospect, a contact is
 * answered with probability exp(−w / patience)), and what the luck of the arrivals, handle times and hang-ups of a batch
 * did is taken out by regression on them, their means being known.
 */
export function estimateQueue(queue: UnitQueue, contacts: number, seed: number): Estimate {
  const chance = seededChance(seed)
  const free = new FreeAgents(queue.agents)
  const size = contacts / BATCHES
  const rows = Array.from({ length: BATCHES + 1 }, () => runBatch(queue, free, size, chance)).slice(1)
  const column = (place: number) => rows.map((row) => row[place] ?? 0)
  const controls = [column(3), column(4), column(5)]
  return {
    answeredInThreshold: meanWithControls(column(0), controls),
    abandoned: meanWithControls(column(1), controls),
    meanWait: meanWithControls(column(2), controls),
  }
}

const BATCHES = 200

/** Means over so many contacts: in time, abandoned, wait, and the controls: gap, handle time, hang-ups less expected. */
function runBatch({ load, patience, threshold }: UnitQueue, free: FreeAgents, size: number, chance: Chance): number[] {
  let [inTime, gone, gaps, handles, luck] = [0, 0, 0, 0, 0]
  free.startOver()
  for (let contact = 0; contact < size; contact += 1) {
    const gap = -Math.log(chance())
    const handle = -Math.log(chance())
    const wait = free.pass(gap / load)
    const stays = wait > 0 ? Math.exp(-wait / patience) : 1
    const hasLeft = wait > 0 && chance() >= stays
    if (!hasLeft) free.replaceEarliest(wait + handle)
    if (wait <= threshold) inTime += stays
    gone += 1 - stays
    gaps += gap
    handles += handle
    luck += (hasLeft ? 1 : 0) - (1 - stays)
  }
  return [inTime, gone, patience * gone, gaps - size, handles - size, luck].map((sum) => sum / size)
}

/** The mean of `values` less its least-squares share of controls whose true mean is 0. */
function meanWithControls(values: readonly number[], controls: readonly (readonly number[])[]): number {
  let rest = [...values]
  const basis: (readonly number[])[] = []
  for (const control of controls) {
    // Gram and Schmidt, on the deviations from the mean of the batches.
    let direction = [...control]
    for (const each of basis) direction = less(direction, each, slope(direction, each))
    basis.push(direction)
    rest = less(rest, direction, slope(rest, direction))
  }
  return meanOf(rest)
}

function less(from: readonly number[], what: readonly number[], times: number): number[] {
  return from.map((each, place) => each - times * (what[place] ?? 0))
}

function slope(of: readonly number[], on: readonly number[]): number {
  const [meanOfs, meanOns] = [meanOf(of), meanOf(on)]
  let [both, square] = [0, 0]
  for (const [place, each] of on.entries()) {
    both += (each - meanOns) * ((of[place] ?? 0) - meanOfs)
    square += (each - meanOns) ** 2
  }
  return square > 0 ? both / square : 0
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length
}

/** The instants at which agents are free next, earliest on top. */
class FreeAgents {
  private readonly at: Float64Array

  constructor(agents: number) {
    this.at = new Float64Array(agents)
  }

  private now = 0

  /** Moves the clock back to 0, and the agents with it, so that the digits last. */
  startOver(): void {
    for (let slot = 0; slot < this.at.length; slot += 1) this.at[slot] = Math.max(0, (this.at[slot] ?? 0) - this.now)
    this.now = 0
  }

  /** Time passes until the next arrival. @returns how long that one has to wait for an agent, if patient */
  pass(time: number): number {
    this.now += time
    return Math.max(0, (this.at[0] ?? Number.POSITIVE_INFINITY) - this.now)
  }

  /** The earliest is busy for so long from now. */
  replaceEarliest(busyFor: number): void {
    const { at } = this
    const next = this.now + busyFor
    let slot = 0
    for (;;) {
      let child = 2 * slot + 1
      if (child >= at.length) break
      if (child + 1 < at.length && (at[child + 1] ?? 0) < (at[child] ?? 0)) child += 1
      if ((at[child] ?? 0) >= next) break
      at[slot] = at[child] ?? 0
      slot = child
    }
    at[slot] = next
  }
}
