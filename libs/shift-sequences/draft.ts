import { OFF, type Roster } from './instance.ts'
import type { Column } from './master.ts'
import type { Model } from './model.ts'

/** A roster under work: who works what, how many are present, and what it costs; each kept true by `put`. */
export interface Draft {
  readonly sequences: readonly Int16Array[]
  /** By `day * types + type`. */
  readonly present: Float64Array
  cost(): number
  put(person: number, sequence: Int16Array): void
  /** Cost of the wishes of one person, below 0 where they are granted. */
  wishCost(person: number): number
  /** What working each shift would cost that person, the others being as they are. */
  pricesFor(person: number, into: Float64Array): void
}

export function draftOf(model: Model): Draft {
  const { days, types, need, under, over, people } = model
  const sequences = people.map(() => new Int16Array(days).fill(OFF))
  const present = new Float64Array(days * types)
  const wishes = new Float64Array(people.length)
  let total = model.wantedCost
  for (let cell = 0; cell < present.length; cell += 1) total += (need[cell] as number) * (under[cell] as number)

  const cellCost = (cell: number) => {
    const missing = (need[cell] as number) - (present[cell] as number)
    return missing > 0 ? missing * (under[cell] as number) : -missing * (over[cell] as number)
  }
  const shift = (sequence: Int16Array, step: number) => {
    for (let day = 0; day < days; day += 1) {
      const type = sequence[day] as number
      if (type === OFF) continue
      const cell = day * types + type
      total -= cellCost(cell)
      present[cell] = (present[cell] as number) + step
      total += cellCost(cell)
    }
  }
  return {
    sequences,
    present,
    cost: () => Math.round(total),
    put(person, sequence) {
      const own = sequences[person] as Int16Array
      shift(own, -1)
      own.set(sequence)
      shift(own, 1)
      const wish = wishCostOf(model, person, own)
      total += wish - (wishes[person] as number)
      wishes[person] = wish
    },
    wishCost: (person) => wishes[person] as number,
    pricesFor(person, into) {
      const { wish } = people[person] as Model['people'][number]
      const own = sequences[person] as Int16Array
      for (let day = 0, cell = 0; day < days; day += 1)
        for (let type = 0; type < types; type += 1, cell += 1) {
          const others = (present[cell] as number) - (own[day] === type ? 1 : 0)
          const isMissing = others < (need[cell] as number)
          into[cell] = (wish[cell] as number) + (isMissing ? -(under[cell] as number) : (over[cell] as number))
        }
    },
  }
}

export function wishCostOf({ types, people }: Model, person: number, sequence: Int16Array): number {
  const { wish } = people[person] as Model['people'][number]
  let sum = 0
  for (let day = 0; day < sequence.length; day += 1) {
    const type = sequence[day] as number
    if (type !== OFF) sum += wish[day * types + type] as number
  }
  return sum
}

/** Sequences met on the way, per person, none twice; the oldest go first when there are too many. */
export interface Pool {
  add(column: Column): void
  of(person: number): readonly Column[]
}

export function poolOf(people: number, mostEach: number): Pool {
  const columns = Array.from({ length: people }, () => new Map<string, Column>())
  return {
    add(column) {
      const own = columns[column.person]
      if (!own) return
      const key = column.sequence.join()
      own.delete(key)
      own.set(key, column)
      if (own.size > mostEach) for (const oldest of own.keys()) if (own.delete(oldest)) break
    },
    of: (person) => [...(columns[person]?.values() ?? [])],
  }
}

export const rosterOf = (sequences: readonly Int16Array[]): Roster => sequences.map((sequence) => [...sequence])
