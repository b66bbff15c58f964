import { type Activity, RULES } from './instance.ts'

const LEAST = RULES.leastShiftSlots
const MOST = RULES.mostShiftSlots
const HOLD = RULES.leastActivitySlots

/** Lengths a shift may have. */
export const LENGTHS = MOST - LEAST + 1

export interface ShiftPricer {
  /** Cheapest filling of a shift from `start`, by length less the shortest; Infinity past the horizon. */
  price(start: number, into: Float64Array, at: number): void
  /** The activities of the cheapest filling. */
  fill(start: number, slots: number): Activity[]
  /** To be called after prices have changed. */
  refresh(): void
}

/**
 * Cheapest activities within a shift, by dynamic programming over its slots: an activity is held for an hour or longer,
 * so one that ends now has either been held a slot less, or began an hour ago.
 * @param prices of one slot of a task, by `slot * tasks + task`
 */
export function shiftPricerOf(slots: number, tasks: number, prices: Float64Array): ShiftPricer {
  /** Price of an hour of a task that ends before a slot. */
  const hour = new Float64Array((slots + 1) * tasks)
  const held = new Float64Array(tasks)
  const ended = new Float64Array(MOST + 1)
  const heldTrace = new Float64Array((MOST + 1) * tasks)
  return {
    refresh() {
      for (let slot = HOLD; slot <= slots; slot += 1)
        for (let task = 0; task < tasks; task += 1) {
          let sum = 0
          for (let back = 1; back <= HOLD; back += 1) sum += prices[(slot - back) * tasks + task] as number
          hour[slot * tasks + task] = sum
        }
    },
    price(start, into, at) {
      const end = Math.min(MOST, slots - start)
      run(start, end)
      for (let length = LEAST; length <= MOST; length += 1)
        into[at + length - LEAST] = length <= end ? (ended[length] as number) : Number.POSITIVE_INFINITY
    },
    fill(start, length) {
      run(start, length, heldTrace)
      const activities: Activity[] = []
      for (let end = length; end > 0; ) {
        let task = 0
        while (task < tasks - 1 && heldTrace[end * tasks + task] !== ended[end]) task += 1
        let from = end
        // Held on as long as that was cheaper than having begun an hour before.
        while (
          from - HOLD > 0 &&
          heldTrace[from * tasks + task] !==
            (ended[from - HOLD] as number) + (hour[(start + from) * tasks + task] as number)
        )
          from -= 1
        const slots = end - from + HOLD
        const next = activities[0]
        if (next?.task === task) activities[0] = { task, slots: slots + next.slots }
        else activities.unshift({ task, slots })
        end = from - HOLD
      }
      return activities
    },
  }

  function run(start: number, end: number, trace?: Float64Array): void {
    held.fill(Number.POSITIVE_INFINITY)
    ended.fill(Number.POSITIVE_INFINITY, 1)
    ended[0] = 0
    for (let length = HOLD; length <= end; length += 1) {
      const slot = start + length
      const hourAgo = ended[length - HOLD] as number
      let least = Number.POSITIVE_INFINITY
      for (let task = 0, cell = slot * tasks; task < tasks; task += 1, cell += 1) {
        const on = (held[task] as number) + (prices[cell - tasks] as number)
        const begun = hourAgo + (hour[cell] as number)
        const value = on < begun ? on : begun
        held[task] = value
        if (value < least) least = value
        if (trace) trace[length * tasks + task] = value
      }
      ended[length] = least
    }
  }
}
