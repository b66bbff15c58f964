import { checkRoster } from './check-roster.ts'
import { type HorizonGrid, layOut } from './horizon.ts'
import type { PlannedShift, Roster, RosterProblem } from './model.ts'
import { requireProblem } from './problem-faults.ts'
import { createDay, type DayOption, type OnDuty } from './replan/day.ts'

/**
 * A day that goes otherwise than planned.
 * @property problem with the needs as they are seen now; costs as in the search
 * @property nowSlot what lies before it is done and stays
 * @property absences people who are not there from slot to slot
 * @property mostTouchedShare of the people on duty from now on, 0..1: no more are asked to change anything
 */
export interface ReplanRequest {
  readonly problem: RosterProblem
  readonly roster: Roster
  readonly day: number
  readonly nowSlot: number
  readonly absences?: readonly Absence[]
  readonly moves: ReplanMoves
  readonly mostTouchedShare: number
}

export interface Absence {
  readonly personId: string
  readonly fromSlot: number
  readonly toSlot: number
}

/**
 * What may be proposed, and what each costs, in agent-slots missing.
 * @property touch cost of asking a person for anything
 * @property overtimeSlots, overtimeCost most slots after the end of a shift, and the cost of each
 * @property cutSlots, cutCost most slots by which someone leaves early, and the cost of each; a negative cost is money saved
 */
export interface ReplanMoves {
  readonly breaks: boolean
  readonly touch: number
  readonly overtimeSlots: number
  readonly overtimeCost: number
  readonly cutSlots: number
  readonly cutCost: number
}

export const USUAL_MOVES: ReplanMoves = {
  breaks: true,
  touch: 0.5,
  overtimeSlots: 8,
  overtimeCost: 0.4,
  cutSlots: 0,
  cutCost: 0.1,
}

/** One person's shift before and after, and what it saves of the cost of the day when it is made. */
export interface ReplanChange {
  readonly before: PlannedShift
  readonly after: PlannedShift
  readonly saves: number
}

/**
 * @property roster with the changes; people who are absent keep their shifts in it
 * @property costBefore, costAfter of coverage from now to the end of the shifts of the day
 */
export interface ReplanResult {
  readonly roster: Roster
  readonly changes: readonly ReplanChange[]
  readonly onDuty: number
  readonly costBefore: number
  readonly costAfter: number
}

/**
 * New breaks, overtime and early leave for the rest of a day, so that what is missing costs least. Each person's rest of
 * the shift is planned exactly against the others, the person who saves most is asked first, and whoever was asked is
 * planned again at the end. What people with several skills do follows by itself: coverage is always that of the best
 * split. No change is made that breaks a rule which was kept before.
 * @throws RangeError when the problem or the request is not well formed
 */
export function replanDay(request: ReplanRequest): ReplanResult {
  requireProblem(request.problem)
  const grid = layOut(request.problem.horizon)
  requireRequest(request, grid)
  const day = createDay(request, grid)
  const costBefore = day.cost()
  const most = Math.floor(request.mostTouchedShare * day.onDuty.length + 1e-9)
  const made = new Map<OnDuty, ReplanChange>()
  askTheMostUseful()
  planAgain()
  const after = new Map([...made.values()].map(({ before, after: next }) => [before, next]))
  return {
    roster: { shifts: request.roster.shifts.map((shift) => after.get(shift) ?? shift) },
    changes: [...made.values()],
    onDuty: day.onDuty.length,
    costBefore,
    costAfter: day.cost(),
  }

  /** What a person would save falls as others are asked, so whoever still leads when looked at anew is the best. */
  function askTheMostUseful(): void {
    const waiting = day.onDuty.map((person) => ({ person, saves: day.bestOption(person)?.saves ?? 0 }))
    waiting.sort((a, b) => b.saves - a.saves)
    while (made.size < most) {
      const first = waiting.shift()
      if (!first || first.saves <= 1e-9) return
      const option = day.bestOption(first.person)
      const saves = option?.saves ?? 0
      if (option && saves >= (waiting[0]?.saves ?? 0) - 1e-9) {
        if (saves > 1e-9) make(first.person, option)
        continue
      }
      if (saves <= 1e-9) continue
      const place = waiting.findIndex((other) => other.saves <= saves)
      waiting.splice(place < 0 ? waiting.length : place, 0, { person: first.person, saves })
    }
  }

  function planAgain(): void {
    for (let round = 0; round < 3; round += 1) {
      let isBetter = false
      for (const person of [...made.keys()]) {
        const option = day.bestOption(person)
        if (option && option.saves > 1e-9 && make(person, option)) isBetter = true
      }
      if (!isBetter) return
    }
  }

  function make(person: OnDuty, option: DayOption): boolean {
    if (!keepsRules(person, option.shift)) return false
    const saves = option.saves + (made.get(person)?.saves ?? 0)
    day.take(person, option)
    made.set(person, { before: person.planned, after: option.shift, saves })
    return true
  }

  function keepsRules({ person, planned, own }: OnDuty, shift: PlannedShift): boolean {
    const alone = { ...request.problem, people: [{ ...person, locks: [] }] }
    const rest = own.filter((each) => each !== planned)
    const broken = (shifts: readonly PlannedShift[]) =>
      new Set(checkRoster(alone, { shifts }).map(({ ruleId, days }) => `${ruleId} ${days.join(' ')}`))
    const before = broken([...rest, planned])
    return [...broken([...rest, shift])].every((each) => before.has(each))
  }
}

function requireRequest({ day, nowSlot, mostTouchedShare, absences = [], problem }: ReplanRequest, grid: HorizonGrid) {
  if (!Number.isInteger(day) || day < 0 || day >= grid.days) {
    throw new RangeError(`day is ${day}: give a day of the horizon, 0 to ${grid.days - 1}`)
  }
  const [from, to] = [grid.dayStart[day] ?? 0, grid.dayStart[day + 1] ?? 0]
  if (!Number.isInteger(nowSlot) || nowSlot < from || nowSlot >= to) {
    throw new RangeError(`nowSlot is ${nowSlot}: give a slot of day ${day}, ${from} to ${to - 1}`)
  }
  if (!(mostTouchedShare >= 0 && mostTouchedShare <= 1)) {
    throw new RangeError(`mostTouchedShare is ${mostTouchedShare}: give a share, 0 to 1`)
  }
  const ids = new Set(problem.people.map(({ id }) => id))
  for (const { personId, fromSlot, toSlot } of absences) {
    if (!ids.has(personId)) throw new RangeError(`absence of "${personId}": there is no such person`)
    if (!(fromSlot < toSlot)) throw new RangeError(`absence of ${personId}: from ${fromSlot} to ${toSlot} is empty`)
  }
}
