import { shuffled } from './anneal.ts'
import type { Search } from './search.ts'

/** A part of the roster to be planned anew while the rest stays: some people on all days, or many on some days. */
export interface Part {
  readonly kind: 'people' | 'days'
  readonly people: readonly number[]
  /** `from <= day < to`. */
  readonly from: number
  readonly to: number
}

export interface PartPicker {
  pick(): Part
  /** Parts grow when they are exhausted, and shrink when they are not. */
  learn(kind: Part['kind'], isExhausted: boolean): void
}

export function partPicker({ model, draft, chance }: Search): PartPicker {
  const all = model.people.map((_, index) => index)
  let count = Math.min(all.length, 5)
  let length = Math.min(model.days, 6)
  return {
    pick() {
      const cell = costlyCell(model, draft.present, chance)
      if (chance() < 0.5) {
        const whole = Math.max(3, Math.round(count * (0.7 + 0.6 * chance())))
        return { kind: 'people', people: somePeople(whole, cell), from: 0, to: model.days }
      }
      const days = Math.min(model.days, Math.max(3, Math.round(length * (0.7 + 0.6 * chance()))))
      const middle = cell === null || chance() < 0.3 ? chance() * model.days : cell / model.types
      const from = Math.max(0, Math.min(model.days - days, Math.floor(middle - days * chance())))
      return { kind: 'days', people: somePeople(60, cell), from, to: from + days }
    },
    learn(kind, isExhausted) {
      const factor = isExhausted ? 1.03 : 0.9
      if (kind === 'people') count = Math.min(all.length, Math.max(3, count * factor))
      else length = Math.min(model.days, Math.max(3, length * factor))
    },
  }

  /** Those who could mend the cell come first. */
  function somePeople(most: number, cell: number | null): number[] {
    const mixed = shuffled(all, chance)
    if (cell === null || most >= mixed.length || chance() < 0.4) return mixed.slice(0, most)
    const type = cell % model.types
    const able = mixed.filter((person) => (model.people[person]?.mostOf[type] ?? 0) > 0)
    const chosen = new Set(able.slice(0, Math.ceil(most * 0.6)))
    for (const person of mixed) if (chosen.size < most) chosen.add(person)
    return [...chosen]
  }
}

/** A day and shift for which somebody is missing. */
function costlyCell(model: Search['model'], present: Float64Array, chance: () => number): number | null {
  const costly: number[] = []
  for (let cell = 0; cell < present.length; cell += 1)
    if ((present[cell] as number) < (model.need[cell] as number) && (model.under[cell] as number) > 0) costly.push(cell)
  return costly[Math.floor(chance() * costly.length)] ?? null
}
