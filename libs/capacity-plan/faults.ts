import type { Fault } from '#libs/workforce-files/csv.ts'
import type { CapacityInput, Month, MonthDemand } from './model.ts'

/** Everything wrong with a plan's input, each with its line where it came from a file; empty when it can be planned. */
export function faultsOf(input: CapacityInput): readonly Fault[] {
  const faults: Fault[] = []
  const say = (line: number | undefined, problem: string) => faults.push({ line: line ?? 0, problem })
  if (input.months.length < 1 || input.months.length > 60) {
    say(0, `${input.months.length} months: give 1 to 60`)
  }
  if (!isAbove0(input.fullTimeHours))
    say(0, `fullTimeHours is ${input.fullTimeHours}: give hours above 0, such as 165.3`)
  input.months.forEach((month, index) => {
    for (const problem of faultsOfMonth(month, input.months[index - 1]?.month)) say(month.line, problem)
  })
  const contracts = new Set<string>()
  for (const { id, share } of input.contracts) {
    if (contracts.has(id)) say(0, `contract ${id} is given twice: keep one`)
    if (!(share > 0 && share <= 1))
      say(0, `contract ${id} has share ${share}: give a share of full time above 0, at most 1`)
    contracts.add(id)
  }
  const requireHeads = (
    name: string,
    { contractId, heads, line }: { contractId: string; heads: number; line?: number },
  ) => {
    if (!contracts.has(contractId))
      say(line, `${name}: contract ${contractId} is not among the contracts: add it there`)
    if (!isAmount(heads)) say(line, `${name}: heads are ${heads}: give a number, 0 or more`)
  }
  for (const cohort of input.present) {
    requireHeads('present', cohort)
    if (!isWhole(cohort.tenureMonths))
      say(cohort.line, `tenureMonths is ${cohort.tenureMonths}: give whole months, 0 or more`)
  }
  for (const hires of input.hires ?? []) {
    requireHeads('hires', hires)
    if (!input.months.some(({ month }) => month === hires.month)) {
      say(hires.line, `hires: ${hires.month} is not a month of the plan`)
    }
  }
  input.attrition.forEach(({ fromTenureMonths, monthlyShare }, index) => {
    const before = input.attrition[index - 1]?.fromTenureMonths ?? -1
    if (!isWhole(fromTenureMonths) || fromTenureMonths <= before || (index === 0 && fromTenureMonths !== 0)) {
      say(0, `attrition from month ${fromTenureMonths}: begin with 0 and give later whole months after it`)
    }
    if (!isShare(monthlyShare))
      say(0, `attrition from month ${fromTenureMonths} is ${monthlyShare}: give a share, 0 to 1`)
  })
  const { trainingMonths, floorShares } = input.learning
  if (!isWhole(trainingMonths)) say(0, `trainingMonths is ${trainingMonths}: give whole months, 0 or more`)
  floorShares.forEach((share, index) => {
    if (!isShare(share)) say(0, `learning in month ${index + 1} on the floor is ${share}: give a share, 0 to 1`)
  })
  return faults
}

const isAmount = (value: number) => Number.isFinite(value) && value >= 0
const isAbove0 = (value: number) => Number.isFinite(value) && value > 0
const isWhole = (value: number) => Number.isSafeInteger(value) && value >= 0
const isShare = (value: number) => value >= 0 && value <= 1

function faultsOfMonth(
  { month, contacts, handleSeconds, shrinkage, fullTimeHours }: MonthDemand,
  before: Month | undefined,
): readonly string[] {
  const problems: string[] = []
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) problems.push(`month is ${month}: write YYYY-MM`)
  else if (before !== undefined && nextMonth(before) !== month) {
    problems.push(`${month} follows ${before}: give the months in order, without a gap`)
  }
  if (!isAmount(contacts)) problems.push(`${month}: contacts are ${contacts}: give a number, 0 or more`)
  if (!isAbove0(handleSeconds)) problems.push(`${month}: handleSeconds is ${handleSeconds}: give seconds above 0`)
  const { planned, unplanned } = shrinkage
  if (!isAmount(planned) || !isAmount(unplanned) || planned + unplanned >= 1) {
    problems.push(`${month}: shrinkage is ${planned} and ${unplanned}: give shares of paid time, together below 1`)
  }
  if (fullTimeHours !== undefined && !isAbove0(fullTimeHours)) {
    problems.push(`${month}: fullTimeHours is ${fullTimeHours}: give hours above 0, or leave it out`)
  }
  return problems
}

export function nextMonth(month: Month): Month {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  return number === 12 ? `${year + 1}-01` : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`
}
