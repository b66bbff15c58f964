import { type Chance, seededChance } from '#libs/queueing/chance.ts'
import { weekPlannerOf } from './best-week.ts'
import { type ActivityInstance, type ActivityRoster, type ActivityShift, boundOf } from './instance.ts'

export interface ActivitySearchOptions {
  /** The same seed and the same answers of `spent` give the same roster. */
  readonly seed: number
  /** Share of the budget that is spent, 0..1, after so many weeks planned; at 1 the search ends. */
  readonly spent: (weeks: number) => number
}

export interface ActivityProgress {
  /** The roster that lacks fewest, and of these the cheapest; every rule of a person is kept, the cover if `missing` is 0. */
  readonly roster: ActivityRoster
  /** People missing, summed over slots and tasks. */
  readonly missing: number
  readonly cost: number
  /** No legal roster costs less. */
  readonly bound: number
  readonly weeks: number
  /** Why there is no legal roster; null while nothing speaks against one. */
  readonly obstacle: string | null
}

/** Price of one person missing: first, and how it grows while somebody still is. */
const FIRST_PENALTY = 12
const PENALTY_GROWTH = 1.5
const MOST_PENALTY = 500
/** Shares of the budget from which, and at which distance, the price grows. */
const RAISE_FROM = 0.5
const RAISE_EVERY = 0.03

/** Noise on the price of a quarter-hour, falling geometrically until a share of the budget, then none. */
const FIRST_NOISE = 3
const LAST_NOISE = 0.05
const QUIET_FROM = 0.97

/**
 * Looks for a cheap legal roster until the budget is spent or the bound is met. One to three people at a time get, one
 * after the other, the best whole plan the others leave, at prices shaken by a noise that falls over the budget; the change is kept by the rule of
 * Metropolis. Each step of the generator takes some milliseconds; stop it whenever you like.
 */
export function* searchActivities(
  instance: ActivityInstance,
  { seed, spent }: ActivitySearchOptions,
): Generator<ActivityProgress, ActivityProgress> {
  const { least, most, people, tasks } = instance
  const chance = seededChance(seed)
  const prices = new Float64Array(least.length)
  const planner = weekPlannerOf(instance, prices)
  const present = new Int32Array(least.length)
  const plans: ActivityShift[][] = people.map(() => [])
  const bound = boundOf(instance)
  let missing = least.reduce((sum, need) => sum + need, 0)
  let cost = 0
  let penalty = FIRST_PENALTY
  let best: { plans: ActivityShift[][]; missing: number; cost: number } | null = null
  let weeks = 0
  let obstacle: string | null = null

  const mark = (plan: readonly ActivityShift[], step: 1 | -1) => {
    for (const { start, activities } of plan) {
      let slot = start
      for (const { task, slots } of activities)
        for (const end = slot + slots; slot < end; slot += 1) {
          const cell = slot * tasks + task
          const was = present[cell] as number
          const now = was + step
          present[cell] = now
          missing += Math.max(0, (least[cell] as number) - now) - Math.max(0, (least[cell] as number) - was)
          cost += Math.max(0, now - (most[cell] as number)) ** 2 - Math.max(0, was - (most[cell] as number)) ** 2
        }
    }
  }
  const keep = () => {
    if (best && (missing > best.missing || (missing === best.missing && cost >= best.cost))) return
    best = { plans: [...plans], missing, cost }
  }
  const progress = (): ActivityProgress => ({
    roster: best?.plans ?? plans,
    missing: best?.missing ?? missing,
    cost: best?.cost ?? cost,
    bound,
    weeks,
    obstacle,
  })

  for (const person of shuffled(people.length, chance)) {
    const plan = respond(person, FIRST_NOISE)
    if (plan === null) {
      obstacle = `the minutes of employee ${people[person]?.id} cannot be met by legal shifts`
      return progress()
    }
    mark(plan, 1)
    plans[person] = plan
  }
  keep()
  yield progress()
  let raiseAt = RAISE_FROM
  for (;;) {
    const share = spent(weeks)
    if (share >= 1 || (best !== null && isProved(best, bound))) return progress()
    if (missing > 0 && share > raiseAt) {
      penalty = Math.min(MOST_PENALTY, penalty * PENALTY_GROWTH)
      raiseAt = share + RAISE_EVERY
    }
    const noise = share > QUIET_FROM ? 0 : FIRST_NOISE * (LAST_NOISE / FIRST_NOISE) ** (share / QUIET_FROM)
    const was = missing * penalty + cost
    const some = shuffled(people.length, chance).slice(0, chance() < 0.5 ? 1 : 2 + Math.floor(2 * chance()))
    const own = some.map((person) => plans[person] as ActivityShift[])
    for (const plan of own) mark(plan, -1)
    for (const person of some) {
      // They had a plan, and what others do forbids none.
      plans[person] = respond(person, noise) ?? (plans[person] as ActivityShift[])
      mark(plans[person] as ActivityShift[], 1)
    }
    if (missing * penalty + cost - was > -0.5 * noise * Math.log(chance()))
      for (const [index, person] of some.entries()) {
        mark(plans[person] as ActivityShift[], -1)
        mark(own[index] as ActivityShift[], 1)
        plans[person] = own[index] as ActivityShift[]
      }
    keep()
    yield progress()
  }

  function respond(person: number, noise: number): ActivityShift[] | null {
    setPrices(noise)
    planner.refresh()
    weeks += 1
    return planner.best(person, chance)
  }

  function setPrices(noise: number): void {
    for (let cell = 0; cell < prices.length; cell += 1) {
      const now = present[cell] as number
      const over = now - (most[cell] as number)
      const marginal = now < (least[cell] as number) ? -penalty : over >= 0 ? 2 * over + 1 : 0
      prices[cell] = marginal + (noise > 0 ? (chance() - 0.5) * noise : 0)
    }
  }
}

const isProved = (best: { readonly missing: number; readonly cost: number }, bound: number) =>
  best.missing === 0 && best.cost <= bound

function shuffled(count: number, chance: Chance): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1))
    ;[order[at], order[other]] = [order[other] as number, order[at] as number]
  }
  return order
}
