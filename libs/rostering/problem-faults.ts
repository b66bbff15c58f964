import { isLocalDate } from '#libs/business-calendar/local-dates.ts'
import { contractFaults } from './contract-faults.ts'
import { type HorizonGrid, layOut } from './horizon.ts'
import { type Floor, type MarkShare, type RosterProblem, type SkillNeed, type SlotRange, USUAL_COSTS } from './model.ts'
import { personFaults } from './person-faults.ts'

/** What is wrong with a problem. @property where which part, such as `person a7, leave 2` */
export interface Fault {
  readonly where: string
  readonly problem: string
}

/** More than these are not listed. */
export const MOST_FAULTS = 50

/** @throws RangeError that names every fault of the problem, up to `MOST_FAULTS`, a line each */
export function requireProblem(problem: RosterProblem): void {
  const faults = problemFaults(problem)
  if (faults.length === 0) return
  throw new RangeError(faults.map((fault) => `${fault.where}: ${fault.problem}`).join('\n'))
}

/** Everything that keeps a problem from being read; nothing is repaired. Empty when all is well. */
export function problemFaults(problem: RosterProblem): readonly Fault[] {
  let grid: HorizonGrid
  try {
    grid = layOut(problem.horizon)
  } catch (error) {
    if (error instanceof RangeError) return [{ where: 'horizon', problem: error.message }]
    throw error
  }
  const contracts = new Map(problem.contracts.map((contract) => [contract.id, contract]))
  const skills = new Set(problem.needs.map(({ skill }) => skill))
  const faults = [
    ...needFaults(problem.needs, grid),
    ...(problem.floors ?? []).flatMap((floor) => floorFaults(floor, problem.needs[0]?.required.length ?? 0)),
    ...(problem.shares ?? []).flatMap((share) => shareFaults(share, skills, problem.needs[0]?.required.length ?? 0)),
    ...costFaults(problem),
    ...plannedFaults(problem, grid),
    ...twins('contract', problem.contracts),
    ...problem.contracts.flatMap((contract) => contractFaults(contract, grid)),
    ...(problem.people.length === 0 ? [{ where: 'people', problem: 'there is nobody to roster: give people' }] : []),
    ...twins('person', problem.people),
  ]
  for (const person of problem.people) {
    if (faults.length >= MOST_FAULTS) break
    faults.push(...personFaults(person, contracts.get(person.contractId), skills, grid))
  }
  return faults.slice(0, MOST_FAULTS)
}

function needFaults(needs: readonly SkillNeed[], grid: HorizonGrid): Fault[] {
  if (needs.length === 0) return [{ where: 'needs', problem: 'nothing is needed: give at least one skill' }]
  const faults = twins(
    'need',
    needs.map(({ skill }) => ({ id: skill })),
  )
  const most = grid.dayStart[grid.days + 1] ?? grid.slots
  const length = needs[0]?.required.length ?? 0
  for (const { skill, required } of needs) {
    const where = `need of ${skill}`
    if (required.length < grid.slots || required.length > most || required.length !== length) {
      faults.push({
        where,
        problem:
          `has ${required.length} slots, the ${grid.days} days have ${grid.slots}: give one number for each, by true ` +
          'time (a day on which the clock changes has more or fewer), for every skill alike; up to a day more may follow',
      })
    }
    const slot = required.findIndex((each) => !Number.isInteger(each) || each < 0 || each > 100_000)
    if (slot >= 0) {
      faults.push({ where: `${where}, slot ${slot}`, problem: `is ${required[slot]}: give a whole number, 0 or more` })
    }
  }
  return faults
}

function floorFaults({ id, least, slots }: Floor, length: number): Fault[] {
  const where = `floor ${id}`
  const faults: Fault[] = []
  if (!Number.isInteger(least) || least < 0) {
    faults.push({ where, problem: `least is ${least}: give a whole number, 0 or more` })
  }
  return [...faults, ...rangeFaults(where, slots, length)]
}

function shareFaults({ id, skill, most, slots }: MarkShare, skills: ReadonlySet<string>, length: number): Fault[] {
  const where = `share ${id}`
  return [
    ...(most >= 0 && most <= 1 ? [] : [{ where, problem: `most is ${most}: give a share, 0 to 1` }]),
    ...(skills.has(skill) ? [] : [{ where, problem: `skill "${skill}" is needed nowhere: name one of the needs` }]),
    ...rangeFaults(where, slots, length),
  ]
}

function rangeFaults(where: string, slots: readonly SlotRange[] | undefined, length: number): Fault[] {
  return (slots ?? []).flatMap(({ from, to }) =>
    Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to <= length && from < to
      ? []
      : [{ where, problem: `slots ${from} to ${to} are no range of the ${length} slots` }],
  )
}

function costFaults({ costs }: RosterProblem): Fault[] {
  const all = { ...USUAL_COSTS, ...costs }
  const faults = Object.entries(all).flatMap(([name, value]) =>
    Number.isFinite(value) && value >= 0
      ? []
      : [{ where: `costs.${name}`, problem: `is ${value}: give a finite number, 0 or more` }],
  )
  if (all.deepMissing < all.missing) {
    faults.push({ where: 'costs.deepMissing', problem: 'is below costs.missing: the lack would grow cheaper' })
  }
  if (all.deepShare > 1) faults.push({ where: 'costs.deepShare', problem: `is ${all.deepShare}: give a share, 0 to 1` })
  return faults
}

function plannedFaults({ plannedDays }: RosterProblem, { days }: HorizonGrid): Fault[] {
  if (plannedDays === undefined || (Number.isInteger(plannedDays) && plannedDays >= 1 && plannedDays <= days)) return []
  return [{ where: 'plannedDays', problem: `is ${plannedDays}: give a whole number, 1 to the ${days} days` }]
}

function twins(what: string, things: readonly { readonly id: string }[]): Fault[] {
  const seen = new Set<string>()
  const faults: Fault[] = []
  for (const { id } of things) {
    if (seen.has(id)) faults.push({ where: `${what} ${id}`, problem: 'is there twice: give each its own id' })
    seen.add(id)
  }
  return faults
}

/** A fault of a date, or none. */
export function dateFault(where: string, date: string): Fault[] {
  return isLocalDate(date) ? [] : [{ where, problem: `"${date}" is not a date: write YYYY-MM-DD` }]
}
