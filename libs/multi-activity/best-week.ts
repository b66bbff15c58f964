import { type ActivityInstance, type ActivityShift, clockOf, RULES, SLOT_MINUTES, slotAt } from './instance.ts'
import { LENGTHS, shiftPricerOf } from './shift-prices.ts'

export interface WeekPlanner {
  /** To be called after prices have changed, before `best`. */
  refresh(): void
  /**
   * The cheapest legal shifts of one person at these prices; null when there are none. Exact but for the days in a row:
   * where a best plan has too many, a day of them (by `chance`) is closed and the rest planned anew.
   */
  best(person: number, chance: () => number): ActivityShift[] | null
}

/** A start that is possible at all. */
interface Start {
  readonly slot: number
  readonly day: number
}

const LEAST = RULES.leastShiftSlots

/**
 * Dynamic programming over days with the slots worked so far as state. Within a day starts are taken in order of time;
 * a start can follow every shift of the day before that has ended early enough, which one running minimum keeps.
 */
export function weekPlannerOf({ days, tasks, people }: ActivityInstance, prices: Float64Array): WeekPlanner {
  const slots = days * 96
  const starts = startsOf(days)
  const firstOfDay = Array.from({ length: days + 3 }, (_, day) => starts.filter((start) => start.day < day).length)
  const pricer = shiftPricerOf(slots, tasks, prices)
  const priceOf = new Float64Array(starts.length * LENGTHS)
  const limit = people.reduce((most, { mostMinutes }) => Math.max(most, Math.floor(mostMinutes / SLOT_MINUTES)), 0)
  const width = limit + 1
  const lastDay = days
  const mostStarts = Math.max(...Array.from({ length: days + 1 }, (_, day) => count(day)))
  /** Cheapest by slots worked, and the last shift there: through a day, and for shifts after which a start is free. */
  const through = Array.from({ length: days + 2 }, () => tableOf(width))
  const before = Array.from({ length: starts.length }, () => tableOf(width))
  const freed = Array.from({ length: 2 }, () => Array.from({ length: mostStarts + 1 }, () => tableOf(width)))
  const isClosed = new Uint8Array(days + 1)

  return {
    refresh() {
      pricer.refresh()
      for (const [index, { slot }] of starts.entries()) pricer.price(slot, priceOf, index * LENGTHS)
    },
    best(person, chance) {
      isClosed.fill(0)
      for (;;) {
        const plan = run(person)
        if (plan === null) return null
        const run6 = tooManyInARow(plan)
        if (run6 === null) return plan
        isClosed[run6 + Math.floor(chance() * (RULES.mostDaysInARow + 1))] = 1
      }
    },
  }

  function count(day: number): number {
    return (firstOfDay[day + 1] ?? 0) - (firstOfDay[day] ?? 0)
  }

  function run(person: number): ActivityShift[] | null {
    const { leastMinutes = 0, mostMinutes = 0 } = people[person] ?? {}
    const least = Math.ceil(leastMinutes / SLOT_MINUTES)
    const most = Math.floor(mostMinutes / SLOT_MINUTES)
    const none = through[0] as Table
    clear(none)
    none.cost[0] = 0
    let high = 0
    for (const table of freed[1] as Table[]) clear(table)
    for (let day = 0; day <= lastDay; day += 1) {
      const own = freed[day % 2] as Table[]
      const previous = freed[(day + 1) % 2] as Table[]
      for (const table of own) clear(table)
      const restedTable = (day === 0 ? none : through[day - 1]) as Table
      const first = firstOfDay[day] as number
      const nextHigh = Math.min(most, high + RULES.mostShiftSlots)
      for (let index = 0; index < count(day); index += 1) {
        const table = before[first + index] as Table
        copy(index === 0 ? restedTable : (before[first + index - 1] as Table), table, high)
        merge(previous[index] as Table, table, high)
        if (!isClosed[day]) startShifts(first + index, day, table, own, high, most)
      }
      const all = through[day + 1] as Table
      copy((day === 0 ? none : through[day]) as Table, all, nextHigh)
      for (let index = 0; index <= count(day + 1); index += 1) merge(own[index] as Table, all, nextHigh)
      high = nextHigh
    }
    return trace(through[lastDay + 1] as Table, least, most)
  }

  /** Every length of shift from one start, put where the next day's starts are free again. */
  function startShifts(
    start: number,
    day: number,
    table: Table,
    into: readonly Table[],
    high: number,
    most: number,
  ): void {
    const { slot } = starts[start] as Start
    const nextFirst = firstOfDay[day + 1] as number
    const nextCount = count(day + 1)
    let free = 0
    for (let length = 0; length < LENGTHS; length += 1) {
      const price = priceOf[start * LENGTHS + length] as number
      if (price === Number.POSITIVE_INFINITY) return
      const worked = LEAST + length
      while (free < nextCount && (starts[nextFirst + free] as Start).slot < slot + worked + RULES.leastRestSlots)
        free += 1
      const { cost, last } = into[free] as Table
      const code = start * LENGTHS + length
      const from = table.cost
      for (let sum = 0, end = Math.min(high, most - worked); sum <= end; sum += 1) {
        const value = (from[sum] as number) + price
        if (value < (cost[sum + worked] as number)) {
          cost[sum + worked] = value
          last[sum + worked] = code
        }
      }
    }
  }

  function trace(end: Table, least: number, most: number): ActivityShift[] | null {
    let sum = -1
    for (let at = least; at <= most; at += 1)
      if ((end.cost[at] as number) < (sum < 0 ? Number.POSITIVE_INFINITY : (end.cost[sum] as number))) sum = at
    if (sum < 0) return null
    const shifts: ActivityShift[] = []
    for (let code = end.last[sum] as number; code >= 0; ) {
      const start = Math.floor(code / LENGTHS)
      const length = LEAST + (code % LENGTHS)
      const { slot } = starts[start] as Start
      shifts.unshift({ start: slot, activities: pricer.fill(slot, length) })
      sum -= length
      code = (before[start] as Table).last[sum] as number
    }
    return shifts
  }
}

interface Table {
  readonly cost: Float64Array
  /** start × LENGTHS + length of the last shift, or -1. */
  readonly last: Int32Array
}

const tableOf = (width: number): Table => ({ cost: new Float64Array(width), last: new Int32Array(width) })

function clear({ cost, last }: Table): void {
  cost.fill(Number.POSITIVE_INFINITY)
  last.fill(-1)
}

function copy(from: Table, to: Table, high: number): void {
  clear(to)
  for (let at = 0; at <= high; at += 1) {
    to.cost[at] = from.cost[at] as number
    to.last[at] = from.last[at] as number
  }
}

function merge(from: Table, to: Table, high: number): void {
  for (let at = 0; at <= high; at += 1)
    if ((from.cost[at] as number) < (to.cost[at] as number)) {
      to.cost[at] = from.cost[at] as number
      to.last[at] = from.last[at] as number
    }
}

/** First day of a run that is too long, or null. */
function tooManyInARow(plan: readonly ActivityShift[]): number | null {
  const worked = new Set(plan.map(({ start }) => clockOf(start).day))
  for (const day of worked)
    if (Array.from({ length: RULES.mostDaysInARow + 1 }, (_, more) => worked.has(day + more)).every(Boolean)) return day
  return null
}

function startsOf(days: number): Start[] {
  const starts: Start[] = []
  for (let day = 0; day <= days; day += 1)
    for (const [from, to] of RULES.startWindows)
      for (let slotOfDay = from; slotOfDay <= to; slotOfDay += 1) {
        const slot = slotAt(day, slotOfDay)
        if (slot >= 0 && slot + LEAST <= days * 96) starts.push({ slot, day })
      }
  return starts
}
