import type { Search } from './search.ts'

/**
 * Best response with annealed noise: one person at a time gets the cheapest sequence the others leave, prices being
 * shaken by a noise that falls from `from` to `to`; the change is kept by the rule of Metropolis. The noise is meant
 * relative to the weights of the instance. Every sequence met goes into the pool.
 * @param share of the whole budget, 0..1, at which it ends
 */
export function* anneal(search: Search, until: number, from: number, to: number): Generator<void, boolean> {
  const { model, draft, sequencer, chance, pool } = search
  const prices = new Float64Array(model.days * model.types)
  const found = new Int16Array(model.days)
  const before = new Int16Array(model.days)
  const start = search.share()
  const scale = typicalWeight(search)
  for (;;) {
    const share = search.share()
    if (share >= until) return true
    const heat = scale * from * (to / from) ** ((share - start) / (until - start))
    const person = Math.floor(chance() * model.people.length)
    draft.pricesFor(person, prices)
    for (let cell = 0; cell < prices.length; cell += 1)
      prices[cell] = (prices[cell] as number) + (chance() - 0.5) * heat
    search.count()
    if (sequencer.best(person, prices, found, false) === Number.POSITIVE_INFINITY) continue
    before.set(draft.sequences[person] as Int16Array)
    const cost = draft.cost()
    draft.put(person, found)
    if (draft.cost() - cost > -0.3 * heat * Math.log(chance())) draft.put(person, before)
    else {
      pool.add({ person, sequence: found.slice(), cost: draft.wishCost(person) })
      search.keep()
    }
    yield
  }
}

/** Gives each person in turn, in a random order, their best response, until a whole round brings nothing. */
export function* descend(search: Search, people: readonly number[]): Generator<void, boolean> {
  const { model, draft, sequencer, pool } = search
  const prices = new Float64Array(model.days * model.types)
  const found = new Int16Array(model.days)
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (const person of shuffled(people, search.chance)) {
      if (search.share() >= 1) return false
      const cost = draft.cost()
      draft.pricesFor(person, prices)
      search.count()
      const own = draft.sequences[person] as Int16Array
      const before = own.slice()
      if (sequencer.best(person, prices, found, true) === Number.POSITIVE_INFINITY) continue
      draft.put(person, found)
      if (draft.cost() >= cost) draft.put(person, before)
      else {
        isBetter = true
        pool.add({ person, sequence: found.slice(), cost: draft.wishCost(person) })
        search.keep()
      }
      yield
    }
  }
  return true
}

export function shuffled<T>(things: readonly T[], chance: () => number): T[] {
  const mixed = [...things]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T]
  }
  return mixed
}

/** The middle weight of the covers: what one person missing costs. */
function typicalWeight({ model }: Search): number {
  const weights = [...model.under].filter((weight) => weight > 0).sort((a, b) => a - b)
  return weights[weights.length >> 1] ?? 1
}
