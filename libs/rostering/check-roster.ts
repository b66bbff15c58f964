import { checkForm } from './check/form.ts'
import { type Ledger, openLedger } from './check/ledger.ts'
import { nightChecks } from './check/nights.ts'
import { checkPromises } from './check/promises.ts'
import { shiftChecks } from './check/shifts.ts'
import { spanChecks } from './check/spans.ts'
import type { Violation, ViolationKind } from './check/violation.ts'
import { weekChecks } from './check/weeks.ts'
import { layOut } from './horizon.ts'
import type { PlannedShift, Roster, RosterProblem } from './model.ts'
import type { Rule, RuleKind } from './rules.ts'

export type { Violation, ViolationKind }

/** What the checker looks at: needs and costs are not its affair. */
export type CheckedProblem = Pick<RosterProblem, 'horizon' | 'contracts' | 'people' | 'mayRunPastEnd' | 'plannedDays'>

const checks: { readonly [Kind in RuleKind]: (rule: Extract<Rule, { kind: Kind }>, ledger: Ledger) => Violation[] } = {
  ...shiftChecks,
  ...spanChecks,
  ...nightChecks,
  ...weekChecks,
}

/**
 * Every way in which a roster breaks the rules of the contracts, the shapes of their shifts, leave and locks. It shares
 * no code with the search, so each proves the other; a roster made by hand is checked by the same words.
 * @returns in the order of the people, then of the days; empty for a legal roster
 */
export function checkRoster(problem: CheckedProblem, roster: Roster): readonly Violation[] {
  const grid = layOut(problem.horizon)
  const contracts = new Map(problem.contracts.map((contract) => [contract.id, contract]))
  const shiftsOf = new Map<string, PlannedShift[]>(problem.people.map(({ id }) => [id, []]))
  const found: Violation[] = []
  for (const shift of roster.shifts) {
    const own = shiftsOf.get(shift.personId)
    if (own) own.push(shift)
    else found.push(unknownPerson(shift))
  }
  for (const person of problem.people) {
    const contract = contracts.get(person.contractId)
    if (!contract) throw new RangeError(`person ${person.id}: contract "${person.contractId}" is unknown`)
    const ledger = openLedger(grid, person, contract, shiftsOf.get(person.id) ?? [], problem.plannedDays ?? grid.days)
    const own = [
      ...checkForm(ledger, problem.mayRunPastEnd ?? true),
      ...checkPromises(ledger),
      ...contract.rules.flatMap((rule) => checkRule(rule, ledger)),
    ]
    found.push(...own.toSorted((a, b) => (a.days[0] ?? 0) - (b.days[0] ?? 0)))
  }
  return found
}

function checkRule<Kind extends RuleKind>(rule: Extract<Rule, { kind: Kind }>, ledger: Ledger): Violation[] {
  return checks[rule.kind as Kind](rule, ledger)
}

const unknownPerson = ({ personId, day, startSlot, endSlot }: PlannedShift): Violation => ({
  ruleId: 'ROSTER-PERSON',
  kind: 'unknown-person',
  severity: 'hard',
  personId,
  days: [day],
  fromSlot: startSlot,
  toSlot: endSlot,
  found: 1,
  allowed: 0,
  unit: 'shifts',
})
