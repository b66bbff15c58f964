import type { Instance, Person } from './instance.ts'

/** An instance laid out for the search: tables by `day * types + type`, minutes in units that divide every length. */
export interface Model {
  readonly instance: Instance
  readonly days: number
  readonly types: number
  readonly need: Float64Array
  readonly under: Float64Array
  readonly over: Float64Array
  readonly people: readonly PersonModel[]
  /** Cost of every wanted shift, paid until it is given. */
  readonly wantedCost: number
}

export interface PersonModel {
  /** What working a shift adds to the cost of wishes. */
  readonly wish: Float64Array
  /** 1 where the person may be given work at all. */
  readonly isOpen: Uint8Array
  readonly groups: readonly ShiftGroup[]
  /** How many classes of shifts, alike in what may follow them. */
  readonly classes: number
  readonly leastUnits: number
  readonly mostUnits: number
  readonly longestUnits: number
  readonly leastRun: number
  readonly mostRun: number
  readonly leastDaysOff: number
  readonly mostWeekends: number
  readonly mostOf: readonly number[]
}

/** Shifts a person may work that no rule tells apart: of these only the cheapest of a day matters. */
export interface ShiftGroup {
  readonly types: readonly number[]
  readonly units: number
  /** Class of these shifts. */
  readonly kind: number
  /** Classes that may stand on the day before. */
  readonly after: readonly number[]
  /** A limit on how often that may bind; then the group holds one shift alone. */
  readonly limit: number | null
}

export function modelOf(instance: Instance): Model {
  const types = instance.shifts.length
  const size = instance.days * types
  const model = {
    instance,
    days: instance.days,
    types,
    need: new Float64Array(size),
    under: new Float64Array(size),
    over: new Float64Array(size),
    wantedCost: instance.wanted.reduce((sum, { weight }) => sum + weight, 0),
  }
  for (const { day, shift, need, under, over } of instance.cover) {
    model.need[day * types + shift] = need
    model.under[day * types + shift] = under
    model.over[day * types + shift] = over
  }
  const unit = instance.shifts.reduce((sum, { minutes }) => commonDivisor(sum, minutes), 0) || 1
  const wishes = instance.people.map(() => new Float64Array(size))
  for (const { person, day, shift, weight } of instance.wanted) add(wishes[person], day * types + shift, -weight)
  for (const { person, day, shift, weight } of instance.unwanted) add(wishes[person], day * types + shift, weight)
  const people = instance.people.map((person, index) =>
    personModel(instance, person, wishes[index] ?? new Float64Array(size), unit),
  )
  return { ...model, people }
}

function add(table: Float64Array | undefined, at: number, value: number): void {
  if (table) table[at] = (table[at] ?? 0) + value
}

function personModel(instance: Instance, person: Person, wish: Float64Array, unit: number): PersonModel {
  const { shifts, days } = instance
  const allowed = shifts.flatMap((shift, type) => ((person.mostOf[type] ?? 0) > 0 ? [{ ...shift, type }] : []))
  const kinds = new Map<string, number>()
  const kindOf = (shift: (typeof allowed)[number]) => {
    const key = allowed.filter(({ type }) => shift.notBefore.includes(type)).map(({ type }) => type)
    const name = key.join(',')
    if (!kinds.has(name)) kinds.set(name, kinds.size)
    return kinds.get(name) ?? 0
  }
  const described = allowed.map((shift) => ({ shift, kind: kindOf(shift) }))
  const groups = new Map<string, ShiftGroup & { readonly types: number[] }>()
  for (const { shift, kind } of described) {
    const after = [
      ...new Set(described.flatMap((before) => (before.shift.notBefore.includes(shift.type) ? [] : [before.kind]))),
    ]
    const limit = person.mostOf[shift.type] ?? 0
    const isLimited = limit < Math.min(days, Math.floor(person.mostMinutes / shift.minutes))
    const key = isLimited ? `only ${shift.type}` : [kind, shift.minutes, after.join(',')].join(' ')
    const group = groups.get(key)
    if (group) group.types.push(shift.type)
    else {
      const units = Math.round(shift.minutes / unit)
      groups.set(key, { types: [shift.type], units, kind, after, limit: isLimited ? limit : null })
    }
  }
  const isOpen = new Uint8Array(days).fill(1)
  for (const day of person.daysOff) isOpen[day] = 0
  return {
    wish,
    isOpen,
    groups: [...groups.values()],
    classes: Math.max(1, kinds.size),
    leastUnits: Math.ceil(person.leastMinutes / unit),
    mostUnits: Math.floor(person.mostMinutes / unit),
    longestUnits: Math.max(0, ...allowed.map(({ minutes }) => Math.round(minutes / unit))),
    leastRun: Math.max(1, person.leastRun),
    mostRun: person.mostRun,
    leastDaysOff: Math.max(1, person.leastDaysOff),
    mostWeekends: person.mostWeekends,
    mostOf: person.mostOf,
  }
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}
