import { checkRoster } from '#libs/rostering/check-roster.ts'
import type { Contract, Person, ShiftKind as RosterKind, RosterProblem } from '#libs/rostering/model.ts'
import { cnPack } from '#libs/rostering/packs/cn.ts'
import type { Rule } from '#libs/rostering/rules.ts'
import { solveRoster } from '#libs/rostering/solve-roster.ts'
import type { Shift } from './shift-cover.ts'
import { SHIFT_KINDS, type ShiftKind } from './shift-kinds.ts'

export interface NamedShift extends Shift {
  readonly personId: string
  /** Days after the first of the horizon. */
  readonly day: number
}

export interface NamedRoster {
  readonly people: number
  readonly shifts: readonly NamedShift[]
  /** Rules broken, by a checker that knows nothing of the search; 0. */
  readonly violations: number
}

export interface NamedOptions {
  readonly from: string
  readonly days: number
  readonly slotMinutes: number
  readonly seed: number
  readonly iterations: number
}

/** Shifts a week of one person. */
const SHIFTS_A_WEEK = 5

/**
 * The same cover by named people under the labour rules of the pack CN: as many for each length of shift as the nameless
 * shifts need at five a week, or on the busiest day. The roster follows the agents on line that the shifts had, slot by slot; an agent too many
 * costs as much as one missing.
 */
export function nameRoster(shifts: readonly Shift[], staff: readonly number[], options: NamedOptions): NamedRoster {
  const { from, days, slotMinutes, seed, iterations } = options
  if (shifts.length === 0) return { people: 0, shifts: [], violations: 0 }
  const slotsPerDay = staff.length / days
  const people = SHIFT_KINDS.flatMap((kind) => {
    const starts = shifts.flatMap(({ kind: name, onLine }) => (name === kind.name ? [onLine[0] ?? 0] : []))
    const byDay = Array.from({ length: days }, (_, day) =>
      starts.filter((slot) => Math.floor(slot / slotsPerDay) === day),
    )
    const count = Math.max(Math.ceil((7 * starts.length) / (SHIFTS_A_WEEK * days)), ...byDay.map((day) => day.length))
    return Array.from({ length: count }, (_, n): Person => {
      return { id: `${kind.name} ${n + 1}`, contractId: kind.name, skills: [SKILL] }
    })
  })
  const problem: RosterProblem = {
    // Days of 24 hours, as everywhere in a replay.
    horizon: { zone: 'UTC', from, days, slotSeconds: slotMinutes * 60 },
    needs: [{ skill: SKILL, required: staff }],
    contracts: SHIFT_KINDS.map(contractOf),
    people,
    costs: { missing: 1, deepMissing: 1, surplus: 1 },
    mayRunPastEnd: false,
  }
  const result = solveRoster(problem, { seed, iterations })
  if (!result.ok) throw new Error(`There is no legal week for ${result.personIds.join(', ')}: look at SHIFT_KINDS`)
  const paid = new Map(SHIFT_KINDS.map(({ name, paidMinutes }) => [name, paidMinutes]))
  return {
    people: people.length,
    violations: checkRoster(problem, result.roster).length,
    shifts: result.roster.shifts.map(({ personId, day, kindId, startSlot, endSlot, breaks }) => ({
      personId,
      day,
      kind: kindId,
      paidMinutes: paid.get(kindId) ?? 0,
      onLine: [startSlot, ...breaks.flatMap(({ slot, slots }) => [slot, slot + slots]), endSlot],
    })),
  }
}

const SKILL = 'calls'

const AT_MOST_FIVE: Rule = {
  id: 'FIVE-DAYS',
  kind: 'days-per-week',
  min: 0,
  max: SHIFTS_A_WEEK,
  source: 'agreement: five shifts a week',
  effectiveFrom: '1995-01-01',
  severity: 'hard',
}

const contractOf = (kind: ShiftKind): Contract => ({
  id: kind.name,
  rules: [...cnPack.rules, AT_MOST_FIVE],
  shifts: [rosterKindOf(kind)],
})

/** Breaks of half an hour and more are meals, which are not paid. */
const rosterKindOf = ({ name, spanMinutes, breaks }: ShiftKind): RosterKind => ({
  id: name,
  spanSeconds: spanMinutes * 60,
  starts: { from: '00:00', to: '23:30', everySeconds: 1800 },
  breaks: breaks.map(({ minutes, from, to }, n) => ({
    id: minutes >= 30 ? 'meal' : `rest-${n + 1}`,
    seconds: minutes * 60,
    isPaid: minutes < 30,
    earliestSeconds: from * 60,
    latestSeconds: to * 60,
  })),
})
