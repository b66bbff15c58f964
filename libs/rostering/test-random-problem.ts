import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { Contract, Leave, Person, RosterProblem, ShiftKind, Wish } from './model.ts'
import { HOUR, type RuleLimits } from './rules.ts'
import { joinTerms, type TermsSpan } from './terms.ts'
import { rule } from './test-centre.ts'

/** A problem with rules, shifts, people, leave and wishes drawn by a seed; not every person need have a legal plan. */
export function randomProblem(seed: number, { people = 8, days = 7 } = {}): RosterProblem {
  const chance = seededRandom(seed)
  const whole = (from: number, to: number) => from + Math.floor(chance() * (to - from + 1))
  const some = (share: number) => chance() < share
  const from = `2026-11-0${whole(1, 7)}`
  const contracts = [0, 1].map((place): Contract => {
    const shifts = Array.from({ length: whole(1, 2) }, (_, kind) => randomShift(`k${kind}`, whole, some))
    return { id: `c${place}`, shifts, rules: randomRules(whole, some) }
  })
  const dateAt = (day: number) => new Date(Date.parse(from) + day * 86_400_000).toISOString().slice(0, 10)
  const leave = (): Leave[] => {
    const day = whole(0, days - 1)
    return [{ from: dateAt(day), to: dateAt(day + whole(0, 1)), counts: some(0.6) }]
  }
  const wishes = (): Wish[] => [
    { kind: 'day-off', date: dateAt(whole(0, days - 1)), weight: chance() * 2 },
    { kind: 'start-between', from: '08:00', to: '10:00', weightPerHour: chance() / 5 },
  ]
  const makePerson = (place: number): Person => ({
    id: `p${place}`,
    contractId: `c${whole(0, 1)}`,
    skills: some(0.3) ? ['cards', 'loans'] : some(0.5) ? ['cards'] : ['loans'],
    ...(some(0.3) ? { leave: leave() } : {}),
    ...(some(0.5) ? { wishes: wishes() } : {}),
    ...(some(0.3) ? { marks: ['leader'] } : {}),
    ...(some(0.2) ? { protections: ['nursing'] } : {}),
    ...(some(0.4)
      ? {
          history: {
            daysInARow: whole(0, 3),
            nightsInARow: whole(0, 2),
            lastEndsAt: Date.parse(from) - 8 * HOUR * 1000 - whole(-6, 20) * HOUR * 1000,
            ...(some(0.5) ? { weekShifts: whole(0, 2), weekLeaveDays: whole(0, 1), weekWorkSeconds: 8 * HOUR } : {}),
            nights: whole(0, 3),
            weekends: whole(0, 3),
            refusedWishes: whole(0, 3),
          },
        }
      : {}),
  })
  const required = () => Array.from({ length: 24 * days }, () => whole(0, 3))
  return {
    horizon: { zone: 'Asia/Shanghai', from, days, slotSeconds: HOUR },
    needs: ['cards', 'loans'].map((skill) => ({ skill, required: required() })),
    floors: [{ id: 'lead', mark: 'leader', least: 1, slots: [{ from: 9, to: 17 }] }],
    contracts,
    people: Array.from({ length: people }, (_, place) => makePerson(place)),
    costs: some(0.5) ? { nights: 0.3, weekends: 0.4 } : {},
    mayRunPastEnd: some(0.5),
  }
}

/** The same, with everyone's contract and protections others from a day on. */
export function withChange(problem: RosterProblem, day: number): RosterProblem {
  const date = addDaysToDate(problem.horizon.from, day)
  const joined = problem.people.map(({ contractId, protections = [] }) => {
    const spans = problem.contracts
      .toSorted((a, b) => Number(b.id === contractId) - Number(a.id === contractId))
      .map((contract, place): TermsSpan => {
        const [from, until] = place === 0 ? ['2020-01-01', addDaysToDate(date, -1)] : [date, '9999-12-31']
        return { from, until, contract, protections: place === 0 || day % 2 === 0 ? protections : ['nursing'] }
      })
    return joinTerms(spans as [TermsSpan, ...TermsSpan[]])
  })
  const contracts = new Map(joined.map(({ contract }) => [contract.id, contract]))
  return {
    ...problem,
    contracts: [...contracts.values()],
    people: problem.people.map((person, place) => ({
      ...person,
      contractId: joined[place]?.contract.id ?? '',
      protections: joined[place]?.protections ?? [],
    })),
  }
}

type Whole = (from: number, to: number) => number
type Some = (share: number) => boolean

function randomShift(id: string, whole: Whole, some: Some): ShiftKind {
  const span = whole(5, 10)
  const first = whole(0, 14)
  const lo = whole(1, 2)
  const breaks = [
    { id: 'a', seconds: HOUR, isPaid: some(0.5), earliestSeconds: lo * HOUR, latestSeconds: (lo + whole(0, 2)) * HOUR },
    ...(span >= 8 && some(0.6)
      ? [{ id: 'b', seconds: HOUR, isPaid: some(0.5), earliestSeconds: 4 * HOUR, latestSeconds: 6 * HOUR }]
      : []),
  ]
  const to = `${String(Math.min(23, first + whole(2, 9))).padStart(2, '0')}:00`
  const starts = { from: `${String(first).padStart(2, '0')}:00`, to, everySeconds: whole(1, 3) * HOUR }
  return { id, spanSeconds: span * HOUR, starts, breaks }
}

function randomRules(whole: Whole, some: Some) {
  const night = { from: '22:00', to: '06:00', leastSeconds: whole(1, 3) * HOUR }
  const min = whole(0, 4)
  const all: RuleLimits[] = [
    { kind: 'work-per-day', maxSeconds: whole(6, 10) * HOUR },
    { kind: 'work-per-week', maxSeconds: whole(25, 48) * HOUR, leaveDaySeconds: 6 * HOUR },
    { kind: 'days-per-week', min, max: whole(Math.max(2, min), 6) },
    { kind: 'days-off-per-week', min: whole(1, 3) },
    { kind: 'rest-between-shifts', seconds: whole(8, 16) * HOUR },
    { kind: 'days-in-a-row', max: whole(2, 6) },
    { kind: 'nights-in-a-row', max: whole(1, 3), thenRestSeconds: whole(16, 40) * HOUR, night },
    { kind: 'no-nights-for', protections: ['nursing'], night: { ...night, leastSeconds: 1 } },
    { kind: 'weekends-worked', max: whole(0, 2) },
    { kind: 'stretch-without-break', maxSeconds: whole(3, 6) * HOUR },
    { kind: 'meal-away-from-ends', seconds: whole(1, 2) * HOUR },
  ]
  return all.filter(() => some(0.6)).map((limits, place) => rule(`r${place}-${limits.kind}`, limits))
}
