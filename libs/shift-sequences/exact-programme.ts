import { type Instance, OFF, type Person, type Roster } from './instance.ts'

/**
 * The whole instance as one mixed-integer programme in CPLEX LP format, for an exact engine. Small instances only: it has
 * a binary variable for every person, day and shift. `wanted` wishes count from their granted side, so that the cost of a
 * roster is the objective plus `constant`.
 */
export function exactProgramme(instance: Instance): { readonly text: string; readonly constant: number } {
  const { days, shifts, people, wanted, unwanted, cover } = instance
  const costs = new Map<string, number>()
  const add = (name: string, cost: number) => costs.set(name, (costs.get(name) ?? 0) + cost)
  for (const { person, day, shift, weight } of wanted) add(given(person, day, shift), -weight)
  for (const { person, day, shift, weight } of unwanted) add(given(person, day, shift), weight)
  for (const { day, shift, under, over } of cover) {
    add(`u_${day}_${shift}`, under)
    add(`o_${day}_${shift}`, over)
  }
  const rows = [
    ...people.flatMap((person, index) => [...personRows(instance, person, index)]),
    ...cover.map(({ day, shift, need }) => {
      const present = people.map((_, person) => given(person, day, shift))
      return `${[...present, `u_${day}_${shift}`].join(' + ')} - o_${day}_${shift} = ${need}`
    }),
  ]
  const binaries = people.flatMap((_, person) => [
    ...Array.from({ length: days * shifts.length }, (_, cell) =>
      given(person, Math.floor(cell / shifts.length), cell % shifts.length),
    ),
    ...Array.from({ length: weekendsIn(days) }, (_, week) => `k_${person}_${week}`),
  ])
  const objective = [...costs].map(([name, cost]) => `${cost < 0 ? '-' : '+'} ${Math.abs(cost)} ${name}`).join('\n ')
  const text = `Minimize\n obj: ${objective || '0 k_0_0'}\nSubject To\n${rows.map((row, at) => ` c${at}: ${row}`).join('\n')}\nBinary\n ${binaries.join('\n ')}\nEnd\n`
  return { text, constant: wanted.reduce((sum, { weight }) => sum + weight, 0) }
}

/** The roster an engine's values stand for. @param levelOf the value of a variable, 0..1 */
export function rosterFromProgramme({ days, shifts, people }: Instance, levelOf: (name: string) => number): Roster {
  return people.map((_, person) =>
    Array.from({ length: days }, (_, day) => {
      const shift = shifts.findIndex((_, index) => levelOf(given(person, day, index)) > 0.5)
      return shift < 0 ? OFF : shift
    }),
  )
}

const given = (person: number, day: number, shift: number) => `x_${person}_${day}_${shift}`

const weekendsIn = (days: number) => Math.ceil(Math.max(0, days - 5) / 7)

function* personRows({ days, shifts }: Instance, person: Person, index: number): Generator<string> {
  const all = shifts.map((_, shift) => shift)
  const worked = (day: number, sign = '+') => all.map((shift) => `${sign} ${given(index, day, shift)}`).join(' ')
  const workedFrom = (from: number, to: number, sign = '+') =>
    Array.from({ length: to - from }, (_, more) => worked(from + more, sign)).join(' ')
  const everyDay = Array.from({ length: days }, (_, day) => day)
  for (const day of everyDay) yield `${worked(day)} <= ${person.daysOff.includes(day) ? 0 : 1}`
  for (const day of everyDay.slice(1))
    for (const [before, { notBefore }] of shifts.entries())
      if (notBefore.length > 0)
        yield `${notBefore.map((shift) => given(index, day, shift)).join(' + ')} + ${given(index, day - 1, before)} <= 1`
  for (const shift of all)
    yield `${everyDay.map((day) => given(index, day, shift)).join(' + ')} <= ${person.mostOf[shift] ?? 0}`
  const minutes = everyDay
    .flatMap((day) => shifts.map((shift, at) => `${shift.minutes} ${given(index, day, at)}`))
    .join(' + ')
  yield `${minutes} >= ${person.leastMinutes}`
  yield `${minutes} <= ${person.mostMinutes}`
  for (let day = 0; day + person.mostRun < days; day += 1)
    yield `${workedFrom(day, day + person.mostRun + 1)} <= ${person.mostRun}`
  for (let length = 1; length < person.leastRun; length += 1)
    for (let day = 0; day + length + 1 < days; day += 1)
      yield `${worked(day)} ${workedFrom(day + 1, day + 1 + length, '-')} ${worked(day + length + 1)} >= ${1 - length}`
  for (let length = 1; length < person.leastDaysOff; length += 1)
    for (let day = 0; day + length + 1 < days; day += 1)
      yield `${worked(day, '-')} ${workedFrom(day + 1, day + 1 + length)} ${worked(day + length + 1, '-')} >= -1`
  for (let week = 0; week < weekendsIn(days); week += 1)
    for (const day of [5 + 7 * week, 6 + 7 * week]) if (day < days) yield `${worked(day)} - k_${index}_${week} <= 0`
  if (weekendsIn(days) > 0)
    yield `${Array.from({ length: weekendsIn(days) }, (_, week) => `k_${index}_${week}`).join(' + ')} <= ${person.mostWeekends}`
}
