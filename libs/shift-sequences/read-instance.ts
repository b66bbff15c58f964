import type { Cover, Instance, Person, Shift, Wish } from './instance.ts'
import { type Fault, type Line, lineReader, sectionsOf } from './sections.ts'

export type ReadInstance =
  | { readonly ok: true; readonly instance: Instance }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const SECTIONS = [
  'SECTION_HORIZON',
  'SECTION_SHIFTS',
  'SECTION_STAFF',
  'SECTION_DAYS_OFF',
  'SECTION_SHIFT_ON_REQUESTS',
  'SECTION_SHIFT_OFF_REQUESTS',
  'SECTION_COVER',
] as const

/**
 * Reads the text form of the benchmark: sections in any order, `#` comments, one comma-separated record a line. Nothing
 * is repaired; every line that cannot be right is named, up to fifty.
 */
export function readInstance(text: string): ReadInstance {
  const faults: Fault[] = []
  const sections = sectionsOf(text, SECTIONS, faults)
  const read = lineReader(faults)
  const days = readHorizon(sections('SECTION_HORIZON'), read)
  const shifts = readShifts(sections('SECTION_SHIFTS'), read)
  const shiftOf = read.indexBy(shifts, 'shift', 'SECTION_SHIFTS')
  const people = readPeople(sections('SECTION_STAFF'), sections('SECTION_DAYS_OFF'), shifts, days, read)
  const personOf = read.indexBy(people, 'employee', 'SECTION_STAFF')

  const readWish = (line: Line): Wish => {
    const [person = '', day = '', shift = '', weight = ''] = read.cells(line, 4)
    return {
      person: personOf(line, person),
      day: read.whole(line, 'Day', day, 0, days - 1),
      shift: shiftOf(line, shift),
      weight: read.whole(line, 'Weight', weight, 0),
    }
  }
  const readCover = (line: Line): Cover => {
    const [day = '', shift = '', need = '', under = '', over = ''] = read.cells(line, 5)
    return {
      day: read.whole(line, 'Day', day, 0, days - 1),
      shift: shiftOf(line, shift),
      need: read.whole(line, 'Requirement', need, 0),
      under: read.whole(line, 'Weight for under', under, 0),
      over: read.whole(line, 'Weight for over', over, 0),
    }
  }
  const wanted = sections('SECTION_SHIFT_ON_REQUESTS').map(readWish)
  const unwanted = sections('SECTION_SHIFT_OFF_REQUESTS').map(readWish)
  const coverLines = sections('SECTION_COVER')
  const cover = coverLines.map(readCover)
  read.refuseRepeats(coverLines, (line) => line.text.split(',').slice(0, 2).join(','), 'cover of this day and shift')
  if (faults.length > 0)
    return { ok: false, faults: faults.toSorted((first, second) => first.line - second.line).slice(0, 50) }
  return { ok: true, instance: { days, shifts, people, wanted, unwanted, cover } }
}

type Reader = ReturnType<typeof lineReader>

function readHorizon(lines: readonly Line[], read: Reader): number {
  const [first, second] = lines
  if (!first) return 0
  if (second) read.fault(second, 'SECTION_HORIZON holds one number, the length in days: remove this line')
  return read.whole(first, 'The horizon', first.text, 1, 3660)
}

function readShifts(lines: readonly Line[], read: Reader): Shift[] {
  const records = lines.map((line) => ({ line, cells: read.cells(line, 3) }))
  const ids = new Map(records.map(({ cells }, index) => [cells[0] ?? '', index]))
  read.refuseRepeats(lines, (line) => line.text.split(',')[0] ?? '', 'shift')
  return records.map(({ line, cells: [id = '', minutes = '', follow = ''] }) => ({
    id,
    minutes: read.whole(line, 'Length', minutes, 1, 1440),
    notBefore: follow
      .split('|')
      .filter((name) => name.trim() !== '')
      .flatMap((name) => {
        const index = ids.get(name.trim())
        if (index === undefined) read.fault(line, `There is no shift "${name}": name one of SECTION_SHIFTS`)
        return index === undefined ? [] : [index]
      }),
  }))
}

function readPeople(
  lines: readonly Line[],
  dayOffLines: readonly Line[],
  shifts: readonly Shift[],
  days: number,
  read: Reader,
): Person[] {
  read.refuseRepeats(lines, (line) => line.text.split(',')[0] ?? '', 'employee')
  const daysOff = new Map<string, number[]>()
  const known = new Set(lines.map((line) => line.text.split(',')[0]?.trim()))
  for (const line of dayOffLines) {
    const [id = '', ...cells] = line.text.split(',').map((cell) => cell.trim())
    if (!known.has(id)) read.fault(line, `There is no employee "${id}": name one of SECTION_STAFF`)
    const own = daysOff.get(id) ?? []
    daysOff.set(id, own)
    for (const cell of cells) own.push(read.whole(line, 'Day', cell, 0, days - 1))
  }
  return lines.map((line) => {
    const [id = '', mostOf = '', ...numbers] = read.cells(line, 8)
    const whole = (at: number, name: string, least = 0) => read.whole(line, name, numbers[at] ?? '', least)
    const person: Person = {
      id,
      mostOf: readMostOf(line, mostOf, shifts, read),
      mostMinutes: whole(0, 'MaxTotalMinutes'),
      leastMinutes: whole(1, 'MinTotalMinutes'),
      mostRun: whole(2, 'MaxConsecutiveShifts', 1),
      leastRun: whole(3, 'MinConsecutiveShifts'),
      leastDaysOff: whole(4, 'MinConsecutiveDaysOff'),
      mostWeekends: whole(5, 'MaxWeekends'),
      daysOff: daysOff.get(id) ?? [],
    }
    if (person.leastMinutes > person.mostMinutes) read.fault(line, 'MinTotalMinutes is above MaxTotalMinutes')
    if (person.leastRun > person.mostRun) read.fault(line, 'MinConsecutiveShifts is above MaxConsecutiveShifts')
    return person
  })
}

/** `E=28|L=0`; a shift that is not named may not be worked. */
function readMostOf(line: Line, cell: string, shifts: readonly Shift[], read: Reader): number[] {
  const most = shifts.map(() => 0)
  for (const part of cell.split('|')) {
    const [name = '', count = ''] = part.split('=')
    const index = shifts.findIndex(({ id }) => id === name.trim())
    if (index < 0) read.fault(line, `There is no shift "${name.trim()}": name one of SECTION_SHIFTS`)
    else most[index] = read.whole(line, `MaxShifts of ${name.trim()}`, count, 0)
  }
  return most
}
