import { descend } from './anneal.ts'
import { wishCostOf } from './draft.ts'
import { OFF } from './instance.ts'
import { type Column, type Master, masterOf } from './master.ts'
import type { Search } from './search.ts'

export interface TogetherOptions {
  /** Nodes of the branching tree, and whole rosters met in it, after which it ends. */
  readonly mostNodes: number
  readonly mostLeaves: number
  /** 0 decides one shift at a time, exactly; above it, so large a share of the open ones at once. */
  readonly batch: number
  /** Rounds of pricing below the root. */
  readonly passes: number
  /** Days that are planned, `from <= day < to`; on the others everybody keeps what they have. */
  readonly from?: number
  readonly to?: number
  /** Share of the budget at which it gives up. */
  readonly until: number
}

/** One shift of one person, given or forbidden. */
interface Decision {
  readonly person: number
  readonly day: number
  readonly type: number
  readonly isGiven: boolean
}

/** Columns of each person, the latest met, with which the master programme begins. */
const FIRST_COLUMNS = 60

/** Reward in the prices that makes sure of a given shift. */
const GIVEN = 1e5

/**
 * Plans some people together while all others stay: column generation over whole sequences, then branching on single
 * shifts, likelier side first. A better roster is put into the draft and kept. When everybody is planned, the root
 * gives the bound of the whole instance.
 * @returns whether all nodes were seen: then nothing better is left in this part
 */
export function* planTogether(
  search: Search,
  people: readonly number[],
  options: TogetherOptions,
): Generator<void, boolean> {
  const { model, draft, pool, sequencer, chance } = search
  const { days, types } = model
  const { from = 0, to = model.days } = options
  const isWhole = people.length === model.people.length && to - from === model.days
  const kept = new Map(people.map((person) => [person, (draft.sequences[person] as Int16Array).slice()]))
  const isKeeping = ({ person, sequence }: Column) =>
    isWhole ||
    (kept.get(person) as Int16Array).every((type, day) => (day >= from && day < to) || type === sequence[day])
  const need = openNeed(search, people)
  const outside = costOutside(search, people) + keptCoverCost(search, from, to)
  const first = people.map((person) => columnOf(person, draft.sequences[person] as Int16Array))
  const master = masterOf(model, people, first, need, chance, { from, to })
  const known = new Set(first.map(keyOf))
  for (const person of people)
    for (const column of pool.of(person).slice(-FIRST_COLUMNS)) if (isKeeping(column)) addColumn(column)
  const prices = new Float64Array(days * types)
  const center = new Float64Array(days * types)
  const duals = new Float64Array(days * types)
  const found = new Int16Array(days)
  const stack: (readonly Decision[])[] = [[]]
  let leaves = 0
  // A root that does not end leaves time to make a roster of what it found.
  const rootUntil = search.share() + 0.6 * (options.until - search.share())
  for (let node = 0; node < options.mostNodes && leaves < options.mostLeaves; node += 1) {
    const decisions = stack.pop()
    if (decisions === undefined) return true
    if (search.share() >= options.until) return false
    master.ban((column) => decisions.some((decision) => contradicts(column, decision)))
    if (!(yield* converge(decisions))) continue
    const open = openShifts(master)
    if (open.length === 0) leaves += 1
    if (open.length === 0 || node === 0) yield* takeSurest(open.length > 0)
    const [top] = open
    if (!top) continue
    const given = open
      .filter(({ share }, index) => index === 0 || (share > 0.75 && index < open.length * options.batch))
      .map(({ decision }) => decision)
    stack.push([...decisions, { ...top.decision, isGiven: false }], [...decisions, ...given])
  }
  return stack.length === 0

  /** @returns whether a better roster may lie below this node */
  function* converge(decisions: readonly Decision[]): Generator<void, boolean> {
    let bound = Number.NEGATIVE_INFINITY
    const isRoot = decisions.length === 0
    let smoothing = isRoot ? 0.6 : 0
    let isExact = false
    for (let pass = 0; pass < (isRoot ? 300 : options.passes); pass += 1) {
      while (!master.solve(200)) {
        yield
        if (search.share() >= (isRoot ? rootUntil : options.until)) return true
      }
      const keep = pass === 0 ? 0 : smoothing
      for (let cell = 0; cell < duals.length; cell += 1)
        duals[cell] = keep * (center[cell] as number) + (1 - keep) * (master.coverDual[cell] as number)
      let sum = 0
      for (let cell = 0; cell < duals.length; cell += 1) sum += (duals[cell] as number) * (need[cell] as number)
      let added = 0
      const isPartial = isWhole && !isRoot
      const priced = isPartial ? mixedPeople(master) : people
      for (const person of priced) {
        if (search.share() >= (isRoot ? rootUntil : options.until)) return true
        const given = price(person, decisions)
        search.count()
        const value = sequencer.best(person, prices, found, isExact) + given * GIVEN
        if (value > GIVEN / 2) return false
        sum += sequencer.lastBound + given * GIVEN
        const column = columnOf(person, found)
        if (reducedCost(column) < -1e-6 && addColumn(column)) {
          pool.add(column)
          added += 1
        }
        yield
      }
      if (!isPartial && sum > bound) {
        bound = sum
        center.set(duals)
        if (isRoot && isWhole) search.raiseBound(outside + bound)
        if (outside + bound > search.bestCost() - 1 + 1e-4) return false
      }
      if (added === 0 && keep === 0 && isExact) return true
      if (added === 0) isExact = keep === 0
      if (added === 0) smoothing = 0
      if (master.objective() - bound < 0.02) return true
    }
    return true
  }

  function price(person: number, decisions: readonly Decision[]): number {
    const { wish } = model.people[person] as (typeof model.people)[number]
    for (let cell = 0; cell < prices.length; cell += 1) prices[cell] = (wish[cell] as number) - (duals[cell] as number)
    let given = 0
    const give = (day: number, shift: number) => {
      for (let type = 0; type < types; type += 1)
        if (type !== shift) prices[day * types + type] = Number.POSITIVE_INFINITY
      if (shift === OFF) return
      prices[day * types + shift] = (prices[day * types + shift] as number) - GIVEN
      given += 1
    }
    const own = kept.get(person) as Int16Array
    for (let day = 0; day < days; day += 1) if (day < from || day >= to) give(day, own[day] as number)
    for (const decision of decisions) {
      if (decision.person !== person) continue
      if (decision.isGiven) give(decision.day, decision.type)
      else prices[decision.day * types + decision.type] = Number.POSITIVE_INFINITY
    }
    return given
  }

  function reducedCost({ person, sequence, cost }: Column): number {
    let reduced = cost - master.personDual(person)
    for (let day = 0; day < days; day += 1) {
      const type = sequence[day] as number
      if (type !== OFF) reduced -= master.coverDual[day * types + type] as number
    }
    return reduced
  }

  /** Everybody's likeliest sequence; where these do not fit together, mended by best responses. */
  function* takeSurest(isMixed: boolean): Generator<void> {
    const before = people.map((person) => (draft.sequences[person] as Int16Array).slice())
    const likeliest = new Map<number, { share: number; sequence: Int16Array }>()
    for (const { column, share } of master.shares())
      if (share > (likeliest.get(column.person)?.share ?? 0))
        likeliest.set(column.person, { share, sequence: column.sequence })
    for (const [person, { sequence }] of likeliest) draft.put(person, sequence)
    search.keep()
    if (isMixed || isWhole) yield* descend(search, people)
    for (const [index, person] of people.entries()) draft.put(person, before[index] as Int16Array)
  }

  function columnOf(person: number, sequence: Int16Array): Column {
    return { person, sequence: sequence.slice(), cost: wishCostOf(model, person, sequence) }
  }

  function addColumn(column: Column): boolean {
    const key = keyOf(column)
    if (known.has(key)) return false
    known.add(key)
    master.add(column)
    return true
  }
}

const keyOf = ({ person, sequence }: Column) => `${person}:${sequence.join()}`

function contradicts({ person, sequence }: Column, decision: Decision): boolean {
  return person === decision.person && (sequence[decision.day] === decision.type) !== decision.isGiven
}

/** What the people outside leave to be covered, below 0 where they are too many already. */
function openNeed({ model, draft }: Search, people: readonly number[]): Float64Array {
  const need = model.need.map((value, cell) => value - (draft.present[cell] as number))
  for (const person of people)
    for (const [day, type] of (draft.sequences[person] as Int16Array).entries()) {
      const cell = day * model.types + type
      if (type !== OFF) need[cell] = (need[cell] as number) + 1
    }
  return need
}

function costOutside({ model, draft }: Search, people: readonly number[]): number {
  const inside = new Set(people)
  let cost = model.wantedCost
  for (const person of model.people.keys()) if (!inside.has(person)) cost += draft.wishCost(person)
  return cost
}

/** Cost of the cover on the days that stay as they are. */
function keptCoverCost({ model, draft }: Search, from: number, to: number): number {
  let cost = 0
  for (const [cell, need] of model.need.entries()) {
    const day = Math.floor(cell / model.types)
    if (day >= from && day < to) continue
    const missing = need - (draft.present[cell] as number)
    cost += missing > 0 ? missing * (model.under[cell] as number) : -missing * (model.over[cell] as number)
  }
  return cost
}

/** Who has more than one sequence in part. */
function mixedPeople(master: Master): number[] {
  return [...new Set(master.shares().flatMap(({ column, share }) => (share < 1 - 0.02 ? [column.person] : [])))]
}

/** Shifts given only in part, the likeliest first. */
function openShifts(master: Master): { readonly decision: Decision; readonly share: number }[] {
  const shares = new Map<string, { decision: Decision; share: number }>()
  for (const { column, share } of master.shares()) {
    if (share > 1 - 0.02) continue
    for (const [day, type] of column.sequence.entries()) {
      if (type === OFF) continue
      const key = `${column.person}:${day}:${type}`
      const known = shares.get(key)
      if (known) known.share += share
      else shares.set(key, { decision: { person: column.person, day, type, isGiven: true }, share })
    }
  }
  return [...shares.values()].filter(({ share }) => share > 0.02 && share < 1 - 0.02).sort((a, b) => b.share - a.share)
}
