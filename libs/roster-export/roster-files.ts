import { type LocalDate, WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import { weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, localTimeOf } from '#libs/business-calendar/local-time.ts'
import { csv } from '#libs/guarded-csv/csv.ts'
import type { PayCode, PayPack } from './pay/pay-pack.ts'
import type { PayLine } from './pay/payroll.ts'
import {
  datesOf,
  lengthMs,
  type PublishedRoster,
  type PublishedShift,
  requireRoster,
  shiftsByPerson,
  workOf,
} from './published.ts'
import type { ExportWords } from './words.ts'
import type { Cell, Sheet } from './workbook.ts'

const HOUR_MS = 3_600_000

/** One line a shift, by person and time; times by the wall clock of the roster. @throws RangeError as `requireRoster` */
export function rosterCsv(roster: PublishedRoster, words: ExportWords): string {
  const zone = requireRoster(roster)
  const time = (at: number) => localTimeOf(zone, at).slice(0, 5)
  const shifts = shiftsByPerson(roster)
  const lines = roster.people.flatMap((person) =>
    (shifts.get(person.personId) ?? []).map((shift) => [
      person.number,
      person.name,
      person.team,
      localDateOf(zone, shift.startsAt),
      shift.kind,
      time(shift.startsAt),
      time(shift.endsAt),
      shift.breaks.map(({ startsAt, endsAt }) => `${time(startsAt)}–${time(endsAt)}`).join(' '),
      lengthMs(workOf(shift)) / HOUR_MS,
      lengthMs(overtimeOf(shift)) / HOUR_MS,
    ]),
  )
  const { number, name, team, date, shift, start, end, breaks, workHours, overtimeHours } = words
  return csv([number, name, team, date, shift, start, end, breaks, workHours, overtimeHours], lines)
}

/** People by days: start, end and kind of each shift, or the words of an absence. */
export function rosterSheet(roster: PublishedRoster, words: ExportWords): Sheet {
  const zone = requireRoster(roster)
  const time = (at: number) => localTimeOf(zone, at).slice(0, 5)
  const dates = datesOf(roster)
  const shifts = shiftsByPerson(roster)
  const absences = new Map((roster.absences ?? []).map(({ personId, date, words }) => [`${personId} ${date}`, words]))
  const rows = roster.people.map(({ personId, number, name, team }): readonly Cell[] => {
    const own = (shifts.get(personId) ?? []).map((shift) => ({ ...shift, date: localDateOf(zone, shift.startsAt) }))
    const onDate = (date: LocalDate) =>
      own
        .filter((shift) => shift.date === date)
        .map(({ startsAt, endsAt, kind }) => `${time(startsAt)}–${time(endsAt)}\n${kind}`)
    const days = dates.map((date) => [...onDate(date), absences.get(`${personId} ${date}`) ?? ''].join('\n').trim())
    return [number, name, team ?? '', ...days, lengthMs(own.flatMap(workOf)) / HOUR_MS]
  })
  const days = dates.map((date) => `${date.slice(5)}\n${words.weekdays[WEEKDAYS.indexOf(weekdayOf(date))] ?? ''}`)
  return {
    name: words.roster,
    header: [words.number, words.name, words.team, ...days, words.workHours],
    rows,
    widths: [12, 14, 14, ...dates.map(() => 13), 12],
    frozenColumns: 3,
  }
}

/** Hours by pay code with their rates, a line for everyone, and the totals. */
export function payrollSheet(
  roster: PublishedRoster,
  lines: readonly PayLine[],
  pack: PayPack,
  words: ExportWords,
): Sheet {
  const people = new Map(roster.people.map((person) => [person.personId, person]))
  const codes = codesOf(pack)
  const hours = (line: PayLine): readonly number[] =>
    [...codes.map(({ code }) => line.byCode[code] ?? 0), line.workMs, line.nightMs, line.paidAsMs].map(
      (ms) => ms / HOUR_MS,
    )
  const rows = lines.map((line): readonly Cell[] => {
    const person = people.get(line.personId)
    return [person?.number ?? line.personId, person?.name ?? '', person?.team ?? '', ...hours(line)]
  })
  const sums = [...codes, null, null, null].map((_, place) =>
    lines.reduce((sum, line) => sum + (hours(line)[place] ?? 0), 0),
  )
  const headings = codes.map(({ code, rates }) => `${words.pay[code]}\n${rates.map(percent).join(' / ')}`)
  return {
    name: words.payroll,
    header: [words.number, words.name, words.team, ...headings, words.workHours, words.ofWhichNight, words.paidAsHours],
    rows: [...rows, [words.total, '', '', ...sums]],
    widths: [12, 14, 14, ...codes.map(() => 14), 14, 14, 14],
    frozenColumns: 3,
  }
}

/** `133.33 %`, `150 %` */
const percent = (rate: number) => `${Math.round(rate * 10_000) / 100} %`

/** The codes a pack knows, each once, in order, with their rates. */
function codesOf(pack: PayPack): readonly { readonly code: PayCode; readonly rates: readonly number[] }[] {
  const rates = new Map<PayCode, Set<number>>()
  const { workday, 'rest-day': restDay, 'regular-leave': regularLeave, holiday } = pack.work
  for (const { code, rate } of [...workday, ...pack.overtime, ...restDay, ...regularLeave, ...holiday]) {
    rates.set(code, (rates.get(code) ?? new Set()).add(rate))
  }
  return [...rates].map(([code, each]) => ({ code, rates: [...each] }))
}

function overtimeOf(shift: PublishedShift) {
  const fromAt = shift.overtimeFromAt ?? shift.endsAt
  return workOf(shift)
    .map(({ startsAt, endsAt }) => ({ startsAt: Math.max(startsAt, fromAt), endsAt }))
    .filter(({ startsAt, endsAt }) => endsAt > startsAt)
}
