import type { HorizonGrid } from '../horizon.ts'
import {
  type Contract,
  type Person,
  type PlannedBreak,
  type PlannedShift,
  type ShiftKind,
  USUAL_COSTS,
} from '../model.ts'
import type { ReplanRequest } from '../replan-day.ts'
import { holdsOn, rulesOf } from '../rules.ts'
import { type Coverage, createCoverage } from '../search/coverage.ts'
import { placeRest, type RestOfShift } from './rest-of-shift.ts'

/** Someone who is at work now or will be today. @property own all shifts of the person in the horizon */
export interface OnDuty {
  readonly person: Person
  readonly contract: Contract
  readonly kind: ShiftKind
  readonly planned: PlannedShift
  readonly own: readonly PlannedShift[]
  readonly group: number
}

export interface DayOption {
  readonly shift: PlannedShift
  /** Of coverage, less what the change itself costs beyond what was asked of the person already. */
  readonly saves: number
}

/** The rest of a day: coverage from now on, and what each person could do otherwise. */
export interface ReplanDay {
  readonly onDuty: readonly OnDuty[]
  cost(): number
  bestOption(person: OnDuty): DayOption | null
  take(person: OnDuty, option: DayOption): void
}

export function createDay(request: ReplanRequest, grid: HorizonGrid): ReplanDay {
  const { problem, roster, day, nowSlot, moves } = request
  const costs = { ...USUAL_COSTS, ...problem.costs }
  const skillSets: number[][] = []
  const everyone = readPeople(request, grid, skillSets)
  const lengths = problem.needs[0]?.required.length ?? 0
  const lastEnd = Math.max(nowSlot + 1, ...everyone.map(({ planned }) => planned.endSlot + moves.overtimeSlots))
  const until = Math.min(lengths, lastEnd)
  const width = lastEnd - nowSlot
  const needs = problem.needs.map(({ skill, required }) => ({ skill, required: required.slice(nowSlot, until) }))
  const coverage = createCoverage(needs, skillSets, width, costs)
  const isAbsent = absentSlots(request, nowSlot, width)
  const now = new Map<OnDuty, PlannedShift>()
  for (const person of everyone) {
    now.set(person, person.planned)
    cover(person, person.planned, 1)
  }
  const row = new Float64Array(width)
  // Who is absent now, or will be before the shift ends, is not asked for anything.
  const onDuty = everyone.filter(({ person, planned }) => {
    const away = isAbsent.get(person.id)
    return !away?.subarray(Math.max(0, planned.startSlot - nowSlot), planned.endSlot - nowSlot).includes(1)
  })

  function cover(person: OnDuty, shift: PlannedShift, by: 1 | -1): void {
    const away = isAbsent.get(person.person.id)
    forWork(shift, nowSlot, (slot) => {
      if (away?.[slot - nowSlot] !== 1) coverage.change(person.group, slot - nowSlot, slot - nowSlot + 1, by)
    })
  }

  function bestOption(person: OnDuty): DayOption | null {
    const current = now.get(person) ?? person.planned
    readRow(coverage, person.group, row)
    const offset = person.group * width
    forWork(current, nowSlot, (slot) => {
      row[slot - nowSlot] = coverage.loss[offset + slot - nowSlot] ?? 0
    })
    const worthNow = worthOf(current) - changeCost(person, current)
    const rest: RestOfShift = {
      kind: person.kind,
      planned: person.planned,
      nowSlot,
      slotSeconds: grid.slotSeconds,
      mayMoveBreaks: moves.breaks,
      maxStretchSeconds: Math.min(
        Number.POSITIVE_INFINITY,
        ...rulesOf(person.contract.rules, 'stretch-without-break', grid.dates[day] ?? '').map(
          (rule) => rule.maxSeconds,
        ),
      ),
      mealAwaySeconds: Math.max(
        0,
        ...rulesOf(person.contract.rules, 'meal-away-from-ends', grid.dates[day] ?? '').map((rule) => rule.seconds),
      ),
    }
    let best: DayOption | null = null
    for (let by = -moves.cutSlots; by <= moves.overtimeSlots; by += 1) {
      if (by !== 0 && !mayEnd(person, person.planned.endSlot + by)) continue
      const breaks = placeRest(rest, by, row)
      if (breaks === null) continue
      const shift = changed(person.planned, by, breaks)
      const saves = worthOf(shift) - changeCost(person, shift) - worthNow
      if (saves > (best?.saves ?? 1e-9)) best = { shift, saves }
    }
    return best
  }

  /** Overtime not into the next shift's rest; what else the rules say is looked at when a change is made. */
  function mayEnd({ planned, own, contract, person }: OnDuty, endSlot: number): boolean {
    if (endSlot <= Math.max(nowSlot, planned.startSlot)) return false
    if (endSlot <= planned.endSlot) return true
    const on = grid.dates[planned.day] ?? ''
    const next = own.find(({ startSlot }) => startSlot > planned.startSlot)
    const rests = rulesOf(contract.rules, 'rest-between-shifts', on).map(({ seconds }) => seconds)
    if (next && (next.startSlot - endSlot) * grid.slotSeconds < Math.max(0, ...rests)) return false
    const seconds = (endSlot - planned.endSlot) * grid.slotSeconds
    const isBarred = (rule: { readonly barredProtections: readonly string[] }) =>
      person.protections?.some((each) => rule.barredProtections.includes(each)) ?? false
    return rulesOf(contract.rules, 'overtime', on).every((rule) => !isBarred(rule) && seconds <= rule.maxDaySeconds)
  }

  function worthOf(shift: PlannedShift): number {
    let sum = 0
    forWork(shift, nowSlot, (slot) => {
      sum += row[slot - nowSlot] ?? 0
    })
    return sum
  }

  function changeCost({ planned }: OnDuty, shift: PlannedShift): number {
    if (shift === planned) return 0
    return moves.touch + moves.overtimeCost * (shift.overtimeSlots ?? 0) + moves.cutCost * (shift.cutSlots ?? 0)
  }

  return {
    onDuty,
    cost: () => coverage.cost(),
    bestOption,
    take(person, { shift }) {
      cover(person, now.get(person) ?? person.planned, -1)
      cover(person, shift, 1)
      now.set(person, shift)
    },
  }

  function readRow({ gain }: Coverage, group: number, into: Float64Array): void {
    for (let slot = 0; slot < width; slot += 1) into[slot] = gain[group * width + slot] as number
  }

  function absentSlots({ absences = [] }: ReplanRequest, from: number, length: number): Map<string, Uint8Array> {
    const absent = new Map<string, Uint8Array>()
    for (const { personId, fromSlot, toSlot } of absences) {
      const slots = absent.get(personId) ?? new Uint8Array(length)
      slots.fill(1, Math.max(0, fromSlot - from), Math.max(0, Math.min(length, toSlot - from)))
      absent.set(personId, slots)
    }
    return absent
  }

  function readPeople({ problem: { people, contracts } }: ReplanRequest, { dayStart }: HorizonGrid, sets: number[][]) {
    const byId = new Map(people.map((person) => [person.id, person]))
    const contractOf = new Map(contracts.map((contract) => [contract.id, contract]))
    const places = new Map(problem.needs.map(({ skill }, place) => [skill, place]))
    const groups = new Map<string, number>()
    const shiftsOf = new Map<string, PlannedShift[]>()
    for (const shift of roster.shifts) {
      const own = shiftsOf.get(shift.personId)
      if (own) own.push(shift)
      else shiftsOf.set(shift.personId, [shift])
    }
    const found: OnDuty[] = []
    for (const planned of roster.shifts) {
      if (planned.day > day || planned.endSlot <= nowSlot || planned.startSlot >= (dayStart[day + 1] ?? 0)) continue
      const person = byId.get(planned.personId)
      const contract = person && contractOf.get(person.contractId)
      const date = grid.dates[planned.day] ?? ''
      const kind = contract?.shifts.find((each) => each.id === planned.kindId && holdsOn(each, date))
      if (!person || !contract || !kind) continue
      const set = person.skills.map((skill) => places.get(skill) ?? -1).sort((a, b) => a - b)
      const key = set.join(' ')
      const group = groups.get(key) ?? sets.push(set) - 1
      groups.set(key, group)
      const own = (shiftsOf.get(person.id) ?? []).toSorted((a, b) => a.startSlot - b.startSlot)
      found.push({ person, contract, kind, planned, own, group })
    }
    return found
  }
}

function changed(planned: PlannedShift, by: number, breaks: readonly PlannedBreak[]): PlannedShift {
  const isSame = by === 0 && breaks.every(({ slot }, place) => slot === planned.breaks[place]?.slot)
  if (isSame) return planned
  const overtimeSlots = (planned.overtimeSlots ?? 0) + Math.max(0, by)
  const cutSlots = (planned.cutSlots ?? 0) + Math.max(0, -by)
  return {
    ...planned,
    endSlot: planned.endSlot + by,
    breaks,
    ...(overtimeSlots > 0 ? { overtimeSlots } : {}),
    ...(cutSlots > 0 ? { cutSlots } : {}),
  }
}

/** Each slot of work of a shift, from now on. */
function forWork(shift: PlannedShift, nowSlot: number, each: (slot: number) => void): void {
  let at = shift.startSlot
  for (let index = 0; index <= shift.breaks.length; index += 1) {
    const pause = shift.breaks[index]
    const end = pause ? pause.slot : shift.endSlot
    for (let slot = Math.max(at, nowSlot); slot < end; slot += 1) each(slot)
    if (pause) at = pause.slot + pause.slots
  }
}
