import { type BestResponse, createBestResponse, createPlan, ownCost, type Plan } from './best-response.ts'
import { carriedSlots } from './carried.ts'
import { createChance } from './chance.ts'
import type { CompiledProblem } from './compile.ts'
import { costAsPlanOf } from './legal.ts'
import type { CompiledPerson } from './person.ts'
import { NEVER } from './shift-values.ts'
import { createWorld, type World } from './world.ts'

/** The plans of everyone and what they cost together; grows better as `step` is called. */
export interface Search {
  readonly world: World
  readonly plans: readonly Plan[]
  /** People none of whose plans keep the rules; a search with such people must not be stepped. */
  readonly stuck: readonly number[]
  cost(): number
  ownCosts(): number
  /**
   * Takes a person out, finds the best plan under noisy gains, and keeps it or not (Metropolis).
   * @param amplitude of the noise; at 0 nothing is accepted that costs more
   */
  step(amplitude: number): void
  /** Notes the plans as they are, if they cost less than those noted before. */
  note(): void
  /** Goes back to the plans noted, if they cost less. */
  recall(): void
}

/** Temperature of the acceptance, per amplitude of the noise. */
const HEAT = 1
/** Exchanges tried before each step, of whole plans and of some days; one costs about a fiftieth of it. */
const WHOLE_SWAPS = 8
const DAY_SWAPS = 16

export function createSearch(compiled: CompiledProblem, seed: number): Search {
  const { people, grid, width, longestSpan, longestRest, breaksPerShift, costs } = compiled
  const world = createWorld(compiled.problem, compiled.skillSets, costs, width, breaksPerShift)
  const chance = createChance(seed)
  const response: BestResponse = createBestResponse(grid, width, longestSpan, longestRest, breaksPerShift)
  const row = new Float64Array(width)
  const noisy = new Float64Array(width)
  const plans = people.map(() => createPlan(grid.days, breaksPerShift))
  const own = new Float64Array(people.length)
  let spare = createPlan(grid.days, breaksPerShift)
  let tried: [Plan, Plan] = [createPlan(grid.days, breaksPerShift), createPlan(grid.days, breaksPerShift)]
  let noted: { readonly plans: readonly Plan[]; readonly cost: number } | null = null

  const peers = peersOf(people)
  const hasPeers = people.some(({ isPlain }) => !isPlain) && peers.some(({ length }) => length > 1)
  const stuck = layFirst()

  /** Everyone once, in random order, into what is still needed. */
  function layFirst(): readonly number[] {
    const none: number[] = []
    carryIn()
    const order = people.map((_, place) => place)
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = chance.below(last + 1)
      const held = order[last] as number
      order[last] = order[other] as number
      order[other] = held
    }
    for (const place of order) {
      const person = people[place] as CompiledPerson
      const plan = plans[place] as Plan
      world.readWithout(person, null, row)
      if (respond(person, 0.5, plan) <= NEVER) none.push(place)
      else {
        world.apply(person, plan, 1)
        own[place] = ownCost(person, plan)
      }
    }
    return none.sort((a, b) => a - b)
  }

  /** Who is still at work from before covers the first slots. */
  function carryIn(): void {
    for (const person of people) {
      const end = carriedSlots(compiled, person)
      if (end > 0) world.applyRange(person, 0, end, 1)
    }
  }

  /** The best plan under the gains in `row`, with noise; `row` stays as it is. */
  function respond(person: CompiledPerson, amplitude: number, into: Plan): number {
    if (amplitude === 0) return response.find(person, row, into)
    chance.noisy(row, 0, amplitude, noisy)
    return response.find(person, noisy, into)
  }

  function step(amplitude: number): void {
    if (hasPeers) {
      for (let i = 0; i < WHOLE_SWAPS; i += 1) swap(amplitude, 0, grid.days)
      for (let i = 0; i < DAY_SWAPS; i += 1) swapDays(amplitude)
    }
    // Anyone, by chance: to prefer those who cover a surplus ends several times further from the bound.
    const place = chance.below(people.length)
    const person = people[place] as CompiledPerson
    const old = plans[place] as Plan
    world.readWithout(person, old, row)
    respond(person, amplitude, spare)
    const newOwn = ownCost(person, spare)
    const saved = world.sumOver(person, spare, row) - world.sumOver(person, old, row)
    const change = newOwn - (own[place] as number) - saved
    if (change > 1e-9 && !(amplitude > 0 && chance.next() < Math.exp(-change / (HEAT * amplitude)))) return
    world.exchange(person, old, spare)
    plans[place] = spare
    own[place] = newOwn
    spare = old
  }

  /** A day as often as a run of days. */
  function swapDays(amplitude: number): void {
    const from = chance.below(grid.days)
    swap(amplitude, from, from + 1 + (chance.below(2) === 0 ? 0 : chance.below(grid.days - from)))
  }

  /** Two people of the same kind exchange what they do on some days: coverage stays, and what it costs them may fall. */
  function swap(amplitude: number, from: number, until: number): void {
    const place = chance.below(people.length)
    const alike = peers[place] as Int32Array
    const other = alike[chance.below(alike.length)] as number
    const mine = plans[place] as Plan
    const theirs = plans[other] as Plan
    if (isSame(mine, theirs, from, until)) return
    mix(mine, theirs, from, until, tried[0])
    const myCost = costAsPlanOf(people[place] as CompiledPerson, tried[0], grid)
    if (myCost === Number.POSITIVE_INFINITY) return
    mix(theirs, mine, from, until, tried[1])
    const theirCost = costAsPlanOf(people[other] as CompiledPerson, tried[1], grid)
    const change = myCost + theirCost - (own[place] as number) - (own[other] as number)
    if (change > 1e-9 && !(amplitude > 0 && chance.next() < Math.exp(-change / (HEAT * amplitude)))) return
    plans[place] = tried[0]
    plans[other] = tried[1]
    tried = [mine, theirs]
    own[place] = myCost
    own[other] = theirCost
  }

  /** One plan with some days of another, breaks with them. */
  function mix(base: Plan, other: Plan, from: number, until: number, into: Plan): void {
    for (let day = 0; day < grid.days; day += 1) {
      const source = day >= from && day < until ? other : base
      into.shiftClass[day] = source.shiftClass[day] as number
      into.start[day] = source.start[day] as number
      const end = (day + 1) * breaksPerShift
      for (let index = end - breaksPerShift; index < end; index += 1)
        into.breaks[index] = source.breaks[index] as number
    }
  }

  const ownCosts = () => own.reduce((sum, each) => sum + each, 0)
  const cost = () => world.cost() + ownCosts()

  function note(): void {
    const now = cost()
    if (noted && noted.cost <= now) return
    noted = { plans: plans.map(copyOf), cost: now }
  }

  function recall(): void {
    if (!noted || noted.cost >= cost()) return
    for (let place = 0; place < people.length; place += 1) {
      const person = people[place] as CompiledPerson
      world.apply(person, plans[place] as Plan, -1)
      const back = noted.plans[place] as Plan
      world.apply(person, back, 1)
      plans[place] = copyOf(back)
      own[place] = ownCost(person, back)
    }
  }

  return { world, plans, stuck, cost, ownCosts, step, note, recall }
}

/** For each person, those of the same profile, skills and marks, among whom plans can change hands. */
function peersOf(people: readonly CompiledPerson[]): readonly Int32Array[] {
  const byKind = new Map<unknown, Map<string, number[]>>()
  people.forEach(({ profile, group, floors, shares }, place) => {
    const ofProfile = byKind.get(profile) ?? new Map<string, number[]>()
    byKind.set(profile, ofProfile)
    const key = `${group}/${floors.join(' ')}/${shares.map(({ isMarked }) => Number(isMarked)).join(' ')}`
    const alike = ofProfile.get(key) ?? []
    ofProfile.set(key, alike)
    alike.push(place)
  })
  const peers: Int32Array[] = []
  for (const ofProfile of byKind.values()) {
    for (const alike of ofProfile.values()) {
      const list = Int32Array.from(alike)
      for (const place of alike) peers[place] = list
    }
  }
  return peers
}

function isSame(one: Plan, other: Plan, from: number, until: number): boolean {
  for (let day = from; day < until; day += 1) {
    if (one.shiftClass[day] !== other.shiftClass[day]) return false
    if ((one.shiftClass[day] as number) >= 0 && one.start[day] !== other.start[day]) return false
  }
  return true
}

const copyOf = ({ shiftClass, start, breaks }: Plan): Plan => ({
  shiftClass: shiftClass.slice(),
  start: start.slice(),
  breaks: breaks.slice(),
})
