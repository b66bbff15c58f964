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

/**
 * Looks for a cheap legal roster until the budget is spent or the bound is met. One person at a time gets the best
 * whole plan the others leave, at prices shaken by a noise that falls over the budget; the change is kept by the rule of
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

  for (let isFirst = true; ; isFirst = false) {
    const order = shuffled(people.length, chance)
    for (const person of order) {
      const share = isFirst ? 0 : spent(weeks)
      if (share >= 1 || (best !== null && isProved(best, bound))) return progress()
      const heat = isFirst ? 2 : 4 * 0.004 ** (share / 0.97)
      const noise = share > 0.97 ? 0 : heat
      const own = plans[person] as ActivityShift[]
      const was = missing * penalty + cost
      mark(own, -1)
      setPrices(noise)
      planner.refresh()
      const plan = planner.best(person, chance)
      weeks += 1
      if (plan === null) {
        if (isFirst) {
          obstacle = `the minutes of employee ${people[person]?.id} cannot be met by legal shifts`
          return progress()
        }
        mark(own, 1)
        continue
      }
      mark(plan, 1)
      if (!isFirst && missing * penalty + cost - was > -0.5 * noise * Math.log(chance())) {
        mark(plan, -1)
        mark(own, 1)
      } else plans[person] = plan
      if (!isFirst || person === order.at(-1)) {
        keep()
        yield progress()
      }
    }
    if (missing > 0 && spent(weeks) > 0.5) penalty = Math.min(500, penalty * PENALTY_GROWTH)
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
