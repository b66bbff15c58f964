import type { Contract, Person, PlannedShift, RosterProblem, ShiftKind } from './model.ts'
import { HOUR, type Rule, type RuleLimits } from './rules.ts'

/** A small centre for tests: one day shift of 9 h with a meal, started on the hour; need of one skill. */
export const DAY_SHIFT: ShiftKind = {
  id: 'day',
  spanSeconds: 9 * HOUR,
  starts: { from: '00:00', to: '23:00', everySeconds: HOUR },
  breaks: [{ id: 'meal', seconds: HOUR, isPaid: false, earliestSeconds: 3 * HOUR, latestSeconds: 5 * HOUR }],
}

export function rule(id: string, limits: RuleLimits): Rule {
  return { id, source: 'test', effectiveFrom: '2020-01-01', severity: 'hard', ...limits }
}

export function contractOf(...rules: readonly Rule[]): Contract {
  return { id: 'c', rules, shifts: [DAY_SHIFT] }
}

/** Monday 2026-11-02, a week of hours in Shanghai unless said otherwise. */
export function centre(
  people: readonly Partial<Person>[],
  contract: Contract,
  {
    days = 7,
    need = (_: number) => 1,
    ...more
  }: Partial<RosterProblem> & { days?: number; need?: (slot: number) => number } = {},
): RosterProblem {
  return {
    horizon: { zone: 'Asia/Shanghai', from: '2026-11-02', days, slotSeconds: HOUR },
    needs: [{ skill: 'cards', required: Array.from({ length: 24 * days }, (_, slot) => need(slot)) }],
    contracts: [contract],
    people: people.map((person, place) => ({ id: `p${place}`, contractId: contract.id, skills: ['cards'], ...person })),
    ...more,
  }
}

/** A day shift of person p0 with its meal after four hours. */
export function shiftAt(day: number, hour: number, more: Partial<PlannedShift> = {}): PlannedShift {
  const startSlot = day * 24 + hour
  const breaks = [{ slot: startSlot + 4, slots: 1, isPaid: false }]
  return { personId: 'p0', day, kindId: 'day', startSlot, endSlot: startSlot + 9, breaks, ...more }
}
