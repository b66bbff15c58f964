import { type Instance, OFF, type Person, type Roster } from './instance.ts'

export type Rule =
  | 'unknown-shift'
  | 'follows'
  | 'most-of-shift'
  | 'least-minutes'
  | 'most-minutes'
  | 'most-run'
  | 'least-run'
  | 'least-days-off'
  | 'most-weekends'
  | 'day-off'

export interface Violation {
  readonly rule: Rule
  readonly person: string
  /** First day at fault; null where the whole roster of the person is. */
  readonly day: number | null
  readonly found: number
  readonly allowed: number
}

export interface Verdict {
  readonly violations: readonly Violation[]
  /** Wishes refused, people missing and people too many, by their weights. Told of illegal rosters too. */
  readonly cost: number
}

/** Judges a roster by the rules alone. It shares no code with the search, so that each can catch the other out. */
export function checkRoster(instance: Instance, roster: Roster): Verdict {
  const violations = instance.people.flatMap((person, index) => {
    const row = Array.from({ length: instance.days }, (_, day) => roster[index]?.[day] ?? OFF)
    return [...shiftRules(instance, person, row), ...runRules(person, row), ...sumRules(instance, person, row)]
  })
  return { violations, cost: wishCost(instance, roster) + coverCost(instance, roster) }
}

function* shiftRules({ shifts }: Instance, person: Person, row: readonly number[]): Generator<Violation> {
  for (const [day, shift] of row.entries()) {
    if (shift === OFF) continue
    const place = { person: person.id, day }
    if (shifts[shift] === undefined) yield { rule: 'unknown-shift', ...place, found: shift, allowed: shifts.length - 1 }
    if (person.daysOff.includes(day)) yield { rule: 'day-off', ...place, found: 1, allowed: 0 }
    const before = row[day - 1]
    if (before !== undefined && shifts[before]?.notBefore.includes(shift))
      yield { rule: 'follows', ...place, found: 1, allowed: 0 }
  }
}

function* runRules(person: Person, row: readonly number[]): Generator<Violation> {
  let from = 0
  while (from < row.length) {
    const isWork = row[from] !== OFF
    let to = from
    while (to < row.length && (row[to] !== OFF) === isWork) to += 1
    const found = to - from
    const place = { person: person.id, day: from, found }
    const isInside = from > 0 && to < row.length
    if (isWork && found > person.mostRun) yield { rule: 'most-run', ...place, allowed: person.mostRun }
    if (isWork && isInside && found < person.leastRun) yield { rule: 'least-run', ...place, allowed: person.leastRun }
    if (!isWork && isInside && found < person.leastDaysOff)
      yield { rule: 'least-days-off', ...place, allowed: person.leastDaysOff }
    from = to
  }
}

function* sumRules({ shifts, days }: Instance, person: Person, row: readonly number[]): Generator<Violation> {
  const whole = { person: person.id, day: null }
  const worked = row.filter((shift) => shift !== OFF)
  const minutes = worked.reduce((sum, shift) => sum + (shifts[shift]?.minutes ?? 0), 0)
  if (minutes < person.leastMinutes)
    yield { rule: 'least-minutes', ...whole, found: minutes, allowed: person.leastMinutes }
  if (minutes > person.mostMinutes)
    yield { rule: 'most-minutes', ...whole, found: minutes, allowed: person.mostMinutes }
  for (const index of shifts.keys()) {
    const found = worked.filter((shift) => shift === index).length
    const allowed = person.mostOf[index] ?? 0
    if (found > allowed) yield { rule: 'most-of-shift', ...whole, found, allowed }
  }
  let weekends = 0
  for (let saturday = 5; saturday < days; saturday += 7)
    if (row[saturday] !== OFF || (saturday + 1 < days && row[saturday + 1] !== OFF)) weekends += 1
  if (weekends > person.mostWeekends)
    yield { rule: 'most-weekends', ...whole, found: weekends, allowed: person.mostWeekends }
}

function wishCost({ wanted, unwanted }: Instance, roster: Roster): number {
  let cost = 0
  for (const { person, day, shift, weight } of wanted) if (roster[person]?.[day] !== shift) cost += weight
  for (const { person, day, shift, weight } of unwanted) if (roster[person]?.[day] === shift) cost += weight
  return cost
}

function coverCost({ cover }: Instance, roster: Roster): number {
  let cost = 0
  for (const { day, shift, need, under, over } of cover) {
    const present = roster.filter((row) => row[day] === shift).length
    cost += present < need ? (need - present) * under : (present - need) * over
  }
  return cost
}
