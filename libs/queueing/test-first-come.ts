import type { RecordedContact } from './centre.ts'
import { type Chance, seededChance } from './chance.ts'

/**
 * First come, first served, by the recursion of Kiefer and Wolfowitz (1955): it keeps only the instants at which each
 * agent is free next, and shares no code with the simulation or the formulas.
 * @returns for each contact the seconds waited; below 0 for one who hung up after that long
 */
export function waitsInOrder(contacts: readonly RecordedContact[], agents: number): readonly number[] {
  const free = new FreeAgents(agents)
  return contacts.map(({ atSeconds, handleSeconds, patienceSeconds }) => {
    const wait = Math.max(0, free.earliest - atSeconds)
    if (patienceSeconds !== null && wait > patienceSeconds) return -patienceSeconds
    free.replaceEarliest(atSeconds + wait + handleSeconds)
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
  const batches = 200
  const free = new FreeAgents(queue.agents)
  let now = 0
  for (let warm = 0; warm < 200 * queue.agents; warm += 1) now = runOne(queue, free, now, chance, new Float64Array(6))
  const rows: Float64Array[] = []
  for (let batch = 0; batch < batches; batch += 1) {
    const row = new Float64Array(6)
    for (let place = 0; place < contacts / batches; place += 1) now = runOne(queue, free, now, chance, row)
    rows.push(row.map((sum) => sum / (contacts / batches)))
  }
  const controls = [3, 4, 5].map((column) => rows.map((row) => (row[column] ?? 0) - 1))
  const [answeredInThreshold, abandoned, meanWait] = [0, 1, 2].map((column) =>
    meanWithControls(
      rows.map((row) => row[column] ?? 0),
      controls,
    ),
  )
  return { answeredInThreshold: answeredInThreshold ?? 0, abandoned: abandoned ?? 0, meanWait: meanWait ?? 0 }
}

/** One contact; adds to in time, abandoned, wait, and the controls: gap, handle time and hang-ups in mean units. */
function runOne(queue: UnitQueue, free: FreeAgents, before: number, chance: Chance, sums: Float64Array): number {
  const { load, patience, threshold } = queue
  const gap = -Math.log(chance())
  const handle = -Math.log(chance())
  const patient = -Math.log(chance())
  const now = before + gap / load
  const wait = Math.max(0, free.earliest - now)
  const stays = Math.exp(-wait / patience)
  if (patient * patience >= wait) free.replaceEarliest(now + wait + handle)
  const add = (column: number, amount: number) => {
    sums[column] = (sums[column] ?? 0) + amount
  }
  if (wait <= threshold) add(0, stays)
  add(1, 1 - stays)
  add(2, patience * (1 - stays))
  add(3, gap)
  add(4, handle)
  add(5, 1 + (patient * patience < wait ? 1 : 0) - (1 - stays))
  return now
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

  get earliest(): number {
    return this.at[0] ?? Number.POSITIVE_INFINITY
  }

  replaceEarliest(next: number): void {
    const { at } = this
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
