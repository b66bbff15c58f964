import { type Chance, seededChance } from '#libs/queueing/chance.ts'
import { anneal, descend } from './anneal.ts'
import { type Sequencer, sequencerOf } from './best-sequence.ts'
import { type Draft, draftOf, type Pool, poolOf, rosterOf } from './draft.ts'
import type { Instance, Roster } from './instance.ts'
import { type Model, modelOf } from './model.ts'
import { partPicker } from './pick-part.ts'
import { planTogether } from './plan-together.ts'

export interface SearchOptions {
  /** The same seed and the same answers of `spent` give the same roster. */
  readonly seed: number
  /**
   * Share of the budget that is spent, 0..1; at 1 the search ends. Give `(sequences) => sequences / 20000` for a
   * budget of work, the same on every machine, or read a clock for one of time.
   */
  readonly spent: (sequences: number) => number
}

export interface Progress {
  /** Cheapest legal roster so far; null until there is one. */
  readonly roster: Roster | null
  readonly cost: number | null
  /** No legal roster costs less; 0 until more is known. */
  readonly bound: number
  readonly phase: 'start' | 'anneal' | 'all-together' | 'few-together'
  /** Sequences computed so far. */
  readonly sequences: number
  /** Why there is no legal roster; null while nothing speaks against one. */
  readonly obstacle: string | null
}

/** What all parts of the search share. */
export interface Search {
  readonly model: Model
  readonly sequencer: Sequencer
  readonly chance: Chance
  readonly draft: Draft
  readonly pool: Pool
  share(): number
  count(): void
  /** Remembers the draft when it is the best so far. */
  keep(): void
  bestCost(): number
  raiseBound(bound: number): void
  bound(): number
}

/** Rows beyond which planning all together takes more time than it brings. */
const MOST_ROWS_TOGETHER = 700

/** Rows of the master programme that its dense inverse can hold. */
const MOST_ROWS = 1700

/**
 * Looks for a cheap legal roster until the budget is spent or the roster is proved best. Each step of the generator
 * takes some milliseconds; stop it whenever you like, the last progress holds the best roster.
 *
 * First every person in turn gets the best sequence the others leave (annealed); then all are planned together by
 * column generation, which also gives the bound, and dived to whole sequences; then again and again a few people are
 * taken out and planned together exactly.
 */
export function* searchRoster(instance: Instance, { seed, spent }: SearchOptions): Generator<Progress, Progress> {
  const model = modelOf(instance)
  const people = model.people.map((_, index) => index)
  let sequences = 0
  let best: readonly Int16Array[] | null = null
  let bestCost = Number.POSITIVE_INFINITY
  let bound = 0
  let phase: Progress['phase'] = 'start'
  let obstacle: string | null = null
  const draft = draftOf(model)
  const search: Search = {
    model,
    sequencer: sequencerOf(model),
    chance: seededChance(seed),
    draft,
    pool: poolOf(people.length, 120),
    share: () => spent(sequences),
    count: () => {
      sequences += 1
    },
    keep() {
      if (draft.cost() >= bestCost) return
      bestCost = draft.cost()
      best = draft.sequences.map((sequence) => sequence.slice())
    },
    bestCost: () => bestCost,
    raiseBound(value) {
      bound = Math.max(bound, Math.ceil(value - 1e-4))
    },
    bound: () => bound,
  }
  const progress = (): Progress => ({
    roster: best === null ? null : rosterOf(best),
    cost: best === null ? null : bestCost,
    bound,
    phase,
    sequences,
    obstacle,
  })
  const isOver = () => search.share() >= 1 || bestCost <= bound
  /** @returns what the part returned; false when the budget ended first */
  function* run(steps: Generator<void, boolean>): Generator<Progress, boolean> {
    for (;;) {
      const step = steps.next()
      yield progress()
      if (step.done) return step.value
      if (isOver()) return false
    }
  }

  const prices = new Float64Array(model.days * model.types)
  const found = new Int16Array(model.days)
  for (const person of people) {
    draft.pricesFor(person, prices)
    search.count()
    if (search.sequencer.best(person, prices, found, false) === Number.POSITIVE_INFINITY) {
      obstacle = `the rules of employee ${instance.people[person]?.id} leave no legal sequence of shifts`
      return progress()
    }
    draft.put(person, found)
    search.pool.add({ person, sequence: found.slice(), cost: draft.wishCost(person) })
    yield progress()
    if (search.share() >= 1 && person < people.length - 1) {
      obstacle = `the budget ended when ${person + 1} of ${people.length} employees had shifts: give more`
      return progress()
    }
  }
  search.keep()
  yield progress()
  const isTooLong = instance.cover.length + people.length > MOST_ROWS
  phase = 'anneal'
  yield* run(anneal(search, isTooLong ? 0.9 : annealShare(model), 0.5, 0.005))
  yield* run(descend(search, people))
  const rows = instance.cover.length + people.length
  if (rows <= MOST_ROWS_TOGETHER && !isOver()) {
    phase = 'all-together'
    yield* run(planTogether(search, people, { mostNodes: 200, mostLeaves: 1, batch: 0.12, passes: 4, until: 0.5 }))
  }
  phase = 'few-together'
  const picker = partPicker(search)
  while (!isTooLong && !isOver()) {
    restore(draft, best)
    const { kind, people: some, from, to } = picker.pick()
    const isExhausted = yield* run(
      planTogether(search, some, { mostNodes: 40, mostLeaves: 4, batch: 0, passes: 12, until: 1, from, to }),
    )
    picker.learn(kind, isExhausted)
  }
  return progress()
}

/** Share of the budget after which the rest pays more; what follows takes longest where the roster is large. */
function annealShare({ days, types, people }: Model): number {
  return Math.min(0.3, 0.04 + (days * types * people.length) / 250_000)
}

function restore(draft: Draft, best: readonly Int16Array[] | null): void {
  for (const [person, sequence] of (best ?? []).entries()) draft.put(person, sequence)
}
