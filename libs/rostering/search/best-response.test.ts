import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { checkRoster } from '../check-roster.ts'
import type { PlannedShift, RosterProblem } from '../model.ts'
import { randomProblem, withChange } from '../test-random-problem.ts'
import { createBestResponse, createPlan, ownCost } from './best-response.ts'
import { compileProblem } from './compile.ts'
import { NEVER } from './shift-values.ts'

/** Every shift of every start and every place of its breaks, a day off among them. */
function choicesOf(problem: RosterProblem, day: number): (PlannedShift | null)[] {
  const person = problem.people[0]
  const contract = problem.contracts.find(({ id }) => id === person?.contractId)
  const shifts = (contract?.shifts ?? []).flatMap((kind) => {
    const span = kind.spanSeconds / 3600
    return Array.from({ length: 24 }, (_, hour) => day * 24 + hour).flatMap((startSlot) => {
      let breaks: PlannedShift['breaks'][] = [[]]
      for (const { seconds, isPaid } of kind.breaks) {
        breaks = breaks.flatMap((before) =>
          Array.from({ length: span }, (_, after) => [
            ...before,
            { slot: startSlot + after, slots: seconds / 3600, isPaid },
          ]),
        )
      }
      return breaks.map((each) => ({
        personId: 'p0',
        day,
        kindId: kind.id,
        startSlot,
        endSlot: startSlot + span,
        breaks: each,
      }))
    })
  })
  const alone = { ...problem, contracts: problem.contracts.map((each) => ({ ...each, rules: [] })) }
  const withoutHistory = { ...alone, people: alone.people.map(({ history: _, ...rest }) => rest) }
  const isShaped = (shift: PlannedShift) => checkRoster(withoutHistory, { shifts: [shift] }).length === 0
  return [null, ...shifts.filter(isShaped)]
}

/** The best worth over all legal plans, by trying them all; the own costs as the search counts them. */
function bruteForce(problem: RosterProblem, row: Float64Array): number {
  const compiled = compileProblem(problem)
  const person = compiled.people[0]
  if (!person) return NEVER
  const days = Array.from({ length: problem.horizon.days }, (_, day) => choicesOf(problem, day))
  let best = NEVER
  const tryAll = (day: number, shifts: readonly PlannedShift[], worth: number): void => {
    const choices = days[day]
    if (choices === undefined) {
      if (checkRoster(problem, { shifts }).length > 0) return
      const plan = createPlan(days.length, compiled.breaksPerShift)
      for (const shift of shifts) {
        plan.start[shift.day] = shift.startSlot
        plan.shiftClass[shift.day] = person.profile.classes.findIndex(
          ({ kind }, index) =>
            kind.kind.id === shift.kindId && person.profile.starts[shift.day]?.[index]?.includes(shift.startSlot),
        )
      }
      best = Math.max(best, worth - ownCost(person, plan))
      return
    }
    for (const shift of choices) {
      if (shift === null) tryAll(day + 1, shifts, worth)
      else tryAll(day + 1, [...shifts, shift], worth + worthOf(shift, row))
    }
  }
  tryAll(0, [], 0)
  return best
}

function worthOf({ startSlot, endSlot, breaks }: PlannedShift, row: Float64Array): number {
  let sum = 0
  for (let slot = startSlot; slot < endSlot; slot += 1) {
    if (!breaks.some((pause) => pause.slot <= slot && slot < pause.slot + pause.slots)) sum += row[slot] ?? 0
  }
  return sum
}

describe('best response', { timeout: 60_000 }, () => {
  test.each([1, 2, 3, 4, 5, 6, 8, 11])('is the best of all legal plans (random rules %d)', (seed) => {
    isBestOf(fewStarts(randomProblem(seed, { people: 1, days: 2 })), seed)
  })

  test.each([1, 2, 3, 4, 5, 6, 8, 11, 14, 17])(
    'is so too where the terms change on the way (random rules %d)',
    (seed) => {
      isBestOf(withChange(fewStarts(randomProblem(seed, { people: 1, days: 2 })), 1), seed)
    },
  )

  function isBestOf(problem: RosterProblem, seed: number): void {
    const compiled = compileProblem(problem)
    const { grid, width, longestSpan, longestRest, breaksPerShift, people } = compiled
    const chance = seededRandom(seed)
    const row = Float64Array.from({ length: width }, () => chance() * 2 - 0.7)
    const plan = createPlan(grid.days, breaksPerShift)
    const [person] = people
    if (!person) throw new Error('nobody')
    const found = createBestResponse(grid, width, longestSpan, longestRest, breaksPerShift).find(person, row, plan)
    const best = bruteForce(problem, row)
    if (best <= NEVER) expect(found).toBe(NEVER)
    else expect(found).toBeCloseTo(best, 9)
  }
})

/** Keeps the number of plans to try small. */
function fewStarts(problem: RosterProblem): RosterProblem {
  return {
    ...problem,
    contracts: problem.contracts.map((contract) => ({
      ...contract,
      shifts: contract.shifts.map((kind) => ({ ...kind, starts: { ...kind.starts, everySeconds: 8 * 3600 } })),
    })),
  }
}
