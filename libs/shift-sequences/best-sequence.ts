import { type Bands, bandsOf } from './bands.ts'
import { OFF } from './instance.ts'
import type { Model, PersonModel, ShiftGroup } from './model.ts'

export interface Sequencer {
  /**
   * The cheapest legal sequence of one person, by dynamic programming over days with the state (days in the run and
   * kind of the last shift, weekends and minutes so far).
   * @param cost of working a shift, by `day * types + type`; a day off costs nothing
   * @param out gets the sequence
   * @param isExact limits on how often a shift may be worked are counted in the state where they would be broken;
   * else they are priced in, which is faster, and the sequence legal but at times not the cheapest
   * @returns its cost; Infinity when there is no legal sequence
   */
  best(person: number, cost: Float64Array, out: Int16Array, isExact: boolean): number
  /** No legal sequence cost less than this in the last call. */
  readonly lastBound: number
}

/** Most combinations of counts kept in the state; what is beyond is priced out of the sequence instead. */
const MOST_COUNTS = 96

/** Combinations that cost less time to count than to price. */
const FEW_COUNTS = 8

/** Attempts to price limits in before they are counted; the price doubles from one to the next. */
const ATTEMPTS = 8
const FIRST_PRICE = 4

export function sequencerOf(model: Model): Sequencer {
  const { days, types, people } = model
  const bands = people.map((person) => bandsOf(model, person))
  const limitPrices = people.map(() => new Float64Array(types))
  const buffers: Buffers = { now: new Float64Array(0), next: new Float64Array(0), back: new Int16Array(0) }
  const priced = new Float64Array(days * types)
  const sequencer = { lastBound: 0, best }
  return sequencer

  function best(index: number, cost: Float64Array, out: Int16Array, isExact: boolean): number {
    const person = people[index]
    const band = bands[index]
    const prices = limitPrices[index]
    if (!person || !band || !prices) return Number.POSITIVE_INFINITY
    const run = (counted: readonly number[], by: Float64Array) =>
      runProgramme(model, person, band, counted, by, buffers, out)
    return (isExact ? null : byPrices(person, prices, cost, out, run)) ?? byCounts(person, cost, out, run)
  }

  /** Prices on the limits, remembered from call to call: a Lagrangian relaxation, hence also a bound. */
  function byPrices(
    person: PersonModel,
    prices: Float64Array,
    cost: Float64Array,
    out: Int16Array,
    run: (counted: readonly number[], by: Float64Array) => number,
  ): number | null {
    sequencer.lastBound = Number.NEGATIVE_INFINITY
    const counted: number[] = []
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      let granted = 0
      for (let type = 0; type < types; type += 1) granted += (prices[type] as number) * (person.mostOf[type] as number)
      const value = run(counted, granted > 0 ? pricedBy(cost, prices) : cost)
      sequencer.lastBound = Math.max(sequencer.lastBound, value - granted)
      if (value === Number.POSITIVE_INFINITY) return value
      const counts = countsIn(types, out)
      let isBroken = false
      for (let type = 0; type < types; type += 1) {
        const spare = (person.mostOf[type] as number) - (counts[type] as number)
        if (spare < 0) {
          isBroken = true
          if (countsOf(person, [...counted, type]) <= FEW_COUNTS && days <= 100) counted.push(type)
          else prices[type] = (prices[type] as number) + FIRST_PRICE * 2 ** attempt
        } else if (spare > 0) prices[type] = (prices[type] as number) < 1 ? 0 : (prices[type] as number) * 0.7
      }
      if (!isBroken) return granted > 0 ? costOf(cost, types, out) : value
    }
    return null
  }

  function byCounts(
    person: PersonModel,
    cost: Float64Array,
    out: Int16Array,
    run: (counted: readonly number[], by: Float64Array) => number,
  ): number {
    const counted: number[] = []
    let current = cost
    for (let round = 0; round < 40; round += 1) {
      const value = run(counted, current)
      if (current === cost) sequencer.lastBound = value
      const broken = brokenLimits(person, types, out)
      if (value === Number.POSITIVE_INFINITY || broken.length === 0)
        return value === Number.POSITIVE_INFINITY || current === cost ? value : costOf(cost, types, out)
      const most = days > 100 ? 1 : MOST_COUNTS
      const fitting = broken.find((type) => countsOf(person, [...counted, type]) <= most)
      if (fitting !== undefined) counted.push(fitting)
      else {
        if (current === cost) priced.set(cost)
        current = priced
        for (const type of broken)
          for (let day = 0; day < days; day += 1)
            priced[day * types + type] = (priced[day * types + type] as number) + 5 * (1 + round)
      }
    }
    return Number.POSITIVE_INFINITY
  }

  function pricedBy(cost: Float64Array, prices: Float64Array): Float64Array {
    for (let cell = 0; cell < cost.length; cell += 1)
      priced[cell] = (cost[cell] as number) + (prices[cell % types] as number)
    return priced
  }
}

export function costOf(cost: Float64Array, types: number, sequence: Int16Array): number {
  let sum = 0
  for (let day = 0; day < sequence.length; day += 1) {
    const type = sequence[day] ?? OFF
    if (type !== OFF) sum += cost[day * types + type] ?? 0
  }
  return sum
}

function countsIn(types: number, sequence: Int16Array): Int32Array {
  const counts = new Int32Array(types)
  for (const type of sequence) if (type !== OFF) counts[type] = (counts[type] as number) + 1
  return counts
}

function brokenLimits({ mostOf }: PersonModel, types: number, sequence: Int16Array): number[] {
  const counts = countsIn(types, sequence)
  return mostOf.flatMap((most, type) => ((counts[type] as number) > most ? [type] : []))
}

const countsOf = ({ mostOf }: PersonModel, counted: readonly number[]) =>
  counted.reduce((product, type) => product * ((mostOf[type] ?? 0) + 1), 1)

interface Buffers {
  now: Float64Array
  next: Float64Array
  /** Per day and state: state of the run on the day before × (types + 1) + shift + 1. */
  back: Int16Array
}

/** Where the limited shifts that are counted stand in the mixed-radix count. */
interface Digit {
  readonly stride: number
  readonly most: number
}

/**
 * One pass. States of the run: 0..off-1 days off so far (the last means enough), then (length - 1) × classes + class.
 */
function runProgramme(
  { days, types }: Model,
  person: PersonModel,
  bands: Bands,
  counted: readonly number[],
  cost: Float64Array,
  buffers: Buffers,
  out: Int16Array,
): number {
  const { leastDaysOff: off, mostRun, leastRun, classes, groups } = person
  const digits = new Map<number, Digit>()
  let counts = 1
  for (const type of counted) {
    digits.set(type, { stride: counts, most: person.mostOf[type] ?? 0 })
    counts *= (person.mostOf[type] ?? 0) + 1
  }
  const runs = off + mostRun * classes
  const M = bands.unitsWidth
  const slab = counts * M
  const plane = bands.weekendsWidth * slab
  const layer = runs * plane
  ensure(buffers, layer, days)
  let { now, next } = buffers
  const { back } = buffers
  const cheapest = new Float64Array(groups.length)
  const chosen = new Int16Array(groups.length)
  now.fill(Number.POSITIVE_INFINITY, 0, layer)
  now[(off - 1) * plane] = 0
  const weekends = bands.weekendsWidth
  let isReached = new Uint8Array(runs * weekends * counts)
  let isReachedNext = new Uint8Array(runs * weekends * counts)
  isReached[(off - 1) * weekends * counts] = 1
  let lowM = 0
  let highM = 0
  let lowK = 0
  let highK = 0

  for (let day = 0; day < days; day += 1) {
    next.fill(Number.POSITIVE_INFINITY, 0, layer)
    isReachedNext.fill(0)
    const nextLowM = bands.lowUnits[day] ?? 0
    const nextHighM = bands.highUnits[day] ?? 0
    const nextLowK = bands.lowWeekends[day] ?? 0
    const nextHighK = bands.highWeekends[day] ?? 0
    const base = day * layer
    const weekday = day % 7

    /** Moves every sum of one run state into another; `digit` counts a limited shift on the way. */
    const move = (
      from: number,
      to: number,
      price: number,
      code: number,
      units: number,
      weekend: number,
      digit?: Digit,
    ) => {
      const firstM = Math.max(lowM, nextLowM - units)
      const length = Math.min(highM, nextHighM - units) - firstM + 1
      if (length <= 0) return
      for (let k = Math.max(lowK, nextLowK - weekend); k <= highK && k + weekend <= nextHighK; k += 1) {
        const source = from * plane + (k - lowK) * slab + firstM - lowM
        const target = to * plane + (k + weekend - nextLowK) * slab + firstM + units - nextLowM
        for (let x = 0; x < counts; x += 1) {
          if (digit && Math.floor(x / digit.stride) % (digit.most + 1) >= digit.most) continue
          const fromSlab = (from * weekends + k - lowK) * counts + x
          if (!isReached[fromSlab]) continue
          const toX = digit ? x + digit.stride : x
          const j = target + toX * M
          isReachedNext[(to * weekends + k + weekend - nextLowK) * counts + toX] = 1
          relax(now, source + x * M, next, j, length, price, back, base + j, code)
        }
      }
    }

    for (let length = 1; length <= Math.min(mostRun, day); length += 1)
      if (length >= leastRun || length === day)
        for (let kind = 0; kind < classes; kind += 1) {
          const from = off + (length - 1) * classes + kind
          move(from, 0, 0, from * (types + 1), 0, 0)
        }
    for (let rest = 1; rest < off; rest += 1) move(rest - 1, rest, 0, (rest - 1) * (types + 1), 0, 0)
    move(off - 1, off - 1, 0, (off - 1) * (types + 1), 0, 0)

    if (person.isOpen[day]) {
      chooseCheapest(groups, cost, day * types, cheapest, chosen)
      for (let group = 0; group < groups.length; group += 1) {
        const { units, kind, after, types: own } = groups[group] as ShiftGroup
        const shift = chosen[group] as number
        const price = cheapest[group] as number
        if (price === Number.POSITIVE_INFINITY) continue
        const digit = own.length === 1 ? digits.get(own[0] as number) : undefined
        for (let length = 1; length <= Math.min(mostRun, day + 1); length += 1) {
          const weekend = weekday === 5 || (weekday === 6 && length === 1) ? 1 : 0
          const to = off + (length - 1) * classes + kind
          if (length === 1) {
            const code = (off - 1) * (types + 1) + shift + 1
            move(off - 1, to, price, code, units, weekend, digit)
          } else
            for (const before of after) {
              const from = off + (length - 2) * classes + before
              const code = from * (types + 1) + shift + 1
              move(from, to, price, code, units, weekend, digit)
            }
        }
      }
    }
    ;[now, next] = [next, now]
    ;[isReached, isReachedNext] = [isReachedNext, isReached]
    lowM = nextLowM
    highM = nextHighM
    lowK = nextLowK
    highK = nextHighK
  }
  return walkBack()

  function walkBack(): number {
    let best = Number.POSITIVE_INFINITY
    let at = -1
    for (let run = 0; run < runs; run += 1)
      for (let k = lowK; k <= highK; k += 1)
        for (let x = 0; x < counts; x += 1)
          for (let m = Math.max(lowM, person.leastUnits); m <= highM; m += 1) {
            const i = run * plane + (k - lowK) * slab + x * M + m - lowM
            if ((now[i] as number) < best) {
              best = now[i] as number
              at = i
            }
          }
    if (at < 0) return best
    let run = Math.floor(at / plane)
    let k = lowK + Math.floor((at % plane) / slab)
    let x = Math.floor((at % slab) / M)
    let m = lowM + (at % M)
    for (let day = days - 1; day >= 0; day -= 1) {
      const k0 = bands.lowWeekends[day] as number
      const m0 = bands.lowUnits[day] as number
      const code = back[day * layer + run * plane + (k - k0) * slab + x * M + m - m0] as number
      const type = (code % (types + 1)) - 1
      out[day] = type
      if (type !== OFF) {
        const length = Math.floor((run - off) / classes) + 1
        const group = groups.find(({ types: own }) => own.includes(type)) as ShiftGroup
        if (day % 7 === 5 || (day % 7 === 6 && length === 1)) k -= 1
        m -= group.units
        x -= group.types.length === 1 ? (digits.get(type)?.stride ?? 0) : 0
      }
      run = Math.floor(code / (types + 1))
    }
    return best
  }
}

/** The inner loop: nine tenths of all time are spent here. */
function relax(
  now: Float64Array,
  i: number,
  next: Float64Array,
  j: number,
  length: number,
  price: number,
  back: Int16Array,
  b: number,
  code: number,
): void {
  for (let n = 0; n < length; n += 1) {
    const value = (now[i + n] as number) + price
    if (value < (next[j + n] as number)) {
      next[j + n] = value
      back[b + n] = code
    }
  }
}

function chooseCheapest(
  groups: readonly ShiftGroup[],
  cost: Float64Array,
  from: number,
  cheapest: Float64Array,
  chosen: Int16Array,
): void {
  for (const [index, { types }] of groups.entries()) {
    let least = Number.POSITIVE_INFINITY
    for (const type of types) {
      const price = cost[from + type] ?? Number.POSITIVE_INFINITY
      if (price < least) {
        least = price
        chosen[index] = type
      }
    }
    cheapest[index] = least
  }
}

function ensure(buffers: Buffers, layer: number, days: number): void {
  if (buffers.now.length < layer) {
    buffers.now = new Float64Array(layer)
    buffers.next = new Float64Array(layer)
  }
  if (buffers.back.length < layer * days) buffers.back = new Int16Array(layer * days)
}
