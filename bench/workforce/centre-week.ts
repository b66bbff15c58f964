import { seededRandom } from '#libs/chance/seeded-random.ts'
import { requiredAgents } from '#libs/queueing/required-agents.ts'
import type { BreakRule, Contract, Person, RosterProblem, ShiftKind } from '#libs/rostering/model.ts'
import { HOUR, type Rule } from '#libs/rostering/rules.ts'
import { agentSlotsNeeded } from '#libs/rostering/solve-roster.ts'

/**
 * A made-up centre, round the clock for a week of quarter-hours: two skills (65 % and 35 % of the calls, 210 s and 330 s),
 * need by Erlang A for 80 % within 20 s at a patience of 150 s; people who know one skill or both under three contracts.
 * @property people agents
 * @property tightness need as a share of what the people can cover
 * @property isNamed with leave, wished days off and wished starts
 * @property shape calls of each quarter-hour of the week, in any unit; a built-in one when left out
 */
export interface CentreWeek {
  readonly people: number
  readonly seed: number
  readonly tightness: number
  readonly isNamed: boolean
  readonly shape?: readonly number[]
}

export const WEEK_FROM = '2026-11-02'
const SLOTS = 672

export function makeCentreWeek({
  people: count,
  seed,
  tightness,
  isNamed,
  shape = builtInShape(),
}: CentreWeek): RosterProblem {
  const chance = seededRandom(seed)
  const people = Array.from({ length: count }, (_, place) => makePerson(place, chance, isNamed))
  const capacity = people.reduce((sum, person) => sum + capacityOf(person), 0)
  const needs = needsAt(volumeFor(shape, tightness * capacity), shape)
  return {
    horizon: { zone: 'Asia/Shanghai', from: WEEK_FROM, days: 7, slotSeconds: 900 },
    needs,
    contracts: CONTRACTS,
    people,
    mayRunPastEnd: false,
  }
}

const pause = (
  id: string,
  earliestHours: number,
  latestHours: number,
  minutes: number,
  isPaid: boolean,
): BreakRule => ({
  id,
  seconds: minutes * 60,
  isPaid,
  earliestSeconds: earliestHours * HOUR,
  latestSeconds: latestHours * HOUR,
})

const NINE_HOURS: ShiftKind = {
  id: '9h',
  spanSeconds: 9 * HOUR,
  starts: { from: '00:00', to: '23:45', everySeconds: 900 },
  breaks: [pause('rest-1', 1, 2.75, 15, true), pause('lunch', 3, 5, 60, false), pause('rest-2', 6, 7.75, 15, true)],
}
const ELEVEN_HOURS: ShiftKind = {
  id: '11h',
  spanSeconds: 11 * HOUR,
  starts: { from: '00:00', to: '23:45', everySeconds: 900 },
  breaks: [pause('rest-1', 1, 3, 15, true), pause('lunch', 4, 6, 60, false), pause('rest-2', 7.5, 9.5, 15, true)],
}
const SIX_HOURS: ShiftKind = {
  id: '6h',
  spanSeconds: 6 * HOUR,
  starts: { from: '00:00', to: '23:45', everySeconds: 900 },
  breaks: [pause('rest-1', 1.5, 4, 15, true)],
}

const rule = (id: string) => ({ id, source: 'bench', effectiveFrom: '2020-01-01', severity: 'hard' }) as const
const rules = (days: number): Rule[] => [
  { ...rule('days'), kind: 'days-per-week', min: days, max: days },
  { ...rule('rest'), kind: 'rest-between-shifts', seconds: 11 * HOUR },
]

const CONTRACTS: readonly Contract[] = [
  { id: '5x9', rules: rules(5), shifts: [NINE_HOURS] },
  { id: '4x11', rules: rules(4), shifts: [ELEVEN_HOURS] },
  { id: '5x6', rules: rules(5), shifts: [SIX_HOURS] },
]
const SLOTS_A_SHIFT: Readonly<Record<string, number>> = { '5x9': 30, '4x11': 38, '5x6': 23 }
const SHIFTS_A_WEEK: Readonly<Record<string, number>> = { '5x9': 5, '4x11': 4, '5x6': 5 }

const capacityOf = ({ contractId, leave = [] }: Person) =>
  (SLOTS_A_SHIFT[contractId] ?? 0) * ((SHIFTS_A_WEEK[contractId] ?? 0) - leave.length)

/** Six in ten work 5 × 9 h, a quarter 4 × 11 h; four in ten know the first skill, a quarter the second, the rest both. */
function makePerson(place: number, chance: () => number, isNamed: boolean): Person {
  const contract = chance()
  const skill = chance()
  const id = `a${String(place + 1).padStart(4, '0')}`
  const contractId = contract < 0.6 ? '5x9' : contract < 0.85 ? '4x11' : '5x6'
  const skills = skill < 0.4 ? ['cards'] : skill < 0.65 ? ['loans'] : ['cards', 'loans']
  if (!isNamed) return { id, contractId, skills }
  const date = () => `2026-11-0${2 + Math.floor(chance() * 7)}`
  const leave = chance() < 0.25 ? [date()] : []
  const off = [date(), ...(chance() < 0.15 ? [date()] : [])].filter((each) => !leave.includes(each))
  const start = WISHED_STARTS[Math.floor(chance() * WISHED_STARTS.length)] ?? '09:00'
  return {
    id,
    contractId,
    skills,
    leave: leave.map((each) => ({ from: each, to: each })),
    wishes: [
      ...[...new Set(off)].map((each) => ({ kind: 'day-off', date: each, weight: 0.5 }) as const),
      { kind: 'start-between', from: start, to: start, weightPerHour: 0.02 },
    ],
  }
}

const WISHED_STARTS = ['06:00', '07:00', '08:00', '08:30', '09:00', '10:00', '12:00', '14:00', '16:00', '22:00']

const SKILLS = [
  { skill: 'cards', share: 0.65, handleSeconds: 210 },
  { skill: 'loans', share: 0.35, handleSeconds: 330 },
]

function needsAt(callsAWeek: number, shape: readonly number[]) {
  const sum = shape.reduce((total, each) => total + each, 0)
  return SKILLS.map(({ skill, share, handleSeconds }) => ({
    skill,
    required: shape.map((each) =>
      requiredAgents(
        { contactsPerHour: (4 * callsAWeek * share * each) / sum, handleSeconds, patienceSeconds: 150 },
        { serviceLevel: { share: 0.8, thresholdSeconds: 20 } },
      ),
    ),
  }))
}

/** The calls of a week whose need comes nearest to that many agent-slots from below, by halving. */
function volumeFor(shape: readonly number[], agentSlots: number): number {
  let [low, high] = [0, agentSlots * 10]
  for (let i = 0; i < 30; i += 1) {
    const middle = (low + high) / 2
    if (agentSlotsNeeded({ needs: needsAt(middle, shape) }) <= agentSlots) low = middle
    else high = middle
  }
  return low
}

/** Two humps by day, quieter nights and weekends. */
function builtInShape(): number[] {
  const weekdays = [1.15, 1.05, 1, 0.98, 1.02, 0.55, 0.42]
  return Array.from({ length: SLOTS }, (_, slot) => {
    const hour = (slot % 96) / 4
    const day = Math.exp(-((hour - 10.5) ** 2) / 7) + 0.85 * Math.exp(-((hour - 15) ** 2) / 9)
    const evening = 0.3 * Math.exp(-((hour - 19.5) ** 2) / 6)
    return (weekdays[Math.floor(slot / 96)] ?? 1) * (day + evening + 0.06)
  })
}
