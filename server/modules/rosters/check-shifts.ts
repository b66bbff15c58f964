import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import { checkRoster, type Violation } from '#libs/rostering/check-roster.ts'
import { type HorizonGrid, instantOfSlot, layOut } from '#libs/rostering/horizon.ts'
import type { Contract, Leave } from '#libs/rostering/model.ts'
import type { RosterViolation } from '#modules/rosters/contract.ts'
import { historyBefore, mondayOf } from '#modules/rosters/history-before.ts'
import { type DatedShift, SLOT_SECONDS, toPlanned } from '#modules/rosters/shift-slots.ts'
import type { WorkedTerms } from '#modules/rosters/terms-spans.ts'

/**
 * One person with all that the rules look at. `shifts`: in force or planned, also those before and after. `contract` and
 * `protections` say of each date what is in force on it; `terms` are what they were made of, in order.
 */
export interface CheckedPerson {
  readonly personId: string
  readonly contract: Contract
  readonly protections: readonly string[]
  readonly terms?: readonly WorkedTerms[]
  readonly leave: readonly Leave[]
  readonly shifts: readonly DatedShift[]
}

/** Dates that a check looks at around some days. */
const WINDOW_DAYS = 35
const STEP_DAYS = 21

/**
 * Every rule that people's shifts break around some days, by `libs/rostering`. Whole weeks are looked at, from the one
 * before the first day to one after the last: five at a time, which is as much as the checker takes.
 * @returns those that touch the dates from `from` to `to`, both included
 */
export function violationsAround(
  zone: CompiledZone,
  people: readonly CheckedPerson[],
  from: string,
  to: string,
): RosterViolation[] {
  return windowsOver(from, to)
    .flatMap(({ start, ownFrom, ownTo }) =>
      checkWindow(zone, people, start).filter(({ dates }) => {
        const first = dates[0] ?? start
        return first >= ownFrom && first <= ownTo
      }),
    )
    .filter(({ dates }) => dates.some((date) => date >= from && date <= to))
}

/** Each violation belongs to the window that sees most of what is around its first day. */
export function windowsOver(from: string, to: string) {
  const first = mondayOf(addDaysToDate(from, -7))
  const windows: { readonly start: string; readonly ownFrom: string; ownTo: string }[] = []
  for (let start = first; ; start = addDaysToDate(start, STEP_DAYS)) {
    const isFirst = windows.length === 0
    const ownTo = addDaysToDate(start, WINDOW_DAYS - 8)
    windows.push({ start, ownFrom: isFirst ? start : addDaysToDate(start, 7), ownTo })
    if (ownTo >= to) break
  }
  const last = windows.at(-1)
  if (last) last.ownTo = addDaysToDate(last.start, WINDOW_DAYS - 1)
  return windows
}

function checkWindow(zone: CompiledZone, people: readonly CheckedPerson[], start: string): RosterViolation[] {
  const horizon = { zone: zone.name, from: start, days: WINDOW_DAYS, slotSeconds: SLOT_SECONDS }
  const grid = layOut(horizon)
  const before = addDaysToDate(start, WINDOW_DAYS)
  const contracts = new Map(people.map(({ contract }) => [contract.id, contract]))
  const problem = {
    horizon,
    contracts: [...contracts.values()],
    people: people.map((person) => ({
      id: person.personId,
      contractId: person.contract.id,
      skills: [],
      protections: person.protections,
      leave: person.leave,
      history: historyBefore(zone, start, person),
    })),
  }
  const shifts = people.flatMap((person) =>
    person.shifts.filter(({ date }) => date >= start && date < before).map((shift) => toPlanned(grid, shift)),
  )
  return checkRoster(problem, { shifts }).map((violation) => toWire(grid, violation))
}

function toWire(grid: HorizonGrid, { days, fromSlot, toSlot, ...rest }: Violation): RosterViolation {
  return {
    ...rest,
    dates: days.flatMap((day) => grid.dates[day] ?? []),
    fromAt: Math.max(0, Math.round(instantOfSlot(grid, fromSlot))),
    toAt: Math.max(0, Math.round(instantOfSlot(grid, toSlot))),
  }
}

/** What somebody works under on a date; the first terms there are before them. */
export const termsOn = ({ terms = [] }: Pick<CheckedPerson, 'terms'>, date: string): WorkedTerms | undefined =>
  terms.findLast(({ from }) => from <= date) ?? terms[0]

/** Violations that were not there before, or are worse now. */
export function newViolations(
  before: readonly RosterViolation[],
  after: readonly RosterViolation[],
): readonly RosterViolation[] {
  return after.filter(
    (now) =>
      !before.some(
        (then) =>
          then.ruleId === now.ruleId &&
          then.personId === now.personId &&
          then.dates.some((date) => now.dates.includes(date)) &&
          excessOf(now) <= excessOf(then),
      ),
  )
}

const excessOf = ({ found, allowed }: RosterViolation): number => Math.abs(found - allowed)

/** Someone would work too little: the lower limit of a week, which is put right by a further shift. */
export const isTooLittle = ({ kind, found, allowed }: RosterViolation): boolean =>
  (kind === 'days-per-week' || kind === 'work-per-week') && found < allowed

/** For a refusal, in English: screens have words of their own for each rule. */
export function toldIn(violations: readonly RosterViolation[]): string {
  const told = violations
    .slice(0, 5)
    .map(
      ({ ruleId, dates, found, allowed, unit }) =>
        `${ruleId} on ${dates[0] ?? ''}: ${found} ${unit}, allowed ${allowed}`,
    )
  const more = violations.length - told.length
  return `${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`
}
