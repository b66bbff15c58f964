import { type Instance, OFF, type Roster } from './instance.ts'
import { type Fault, lineReader } from './sections.ts'

/** `employee,day,shift`, one row per shift worked; days count from 0, as in the instance. */
export function writeRosterFile({ people, shifts }: Instance, roster: Roster): string {
  const rows = people.flatMap(({ id }, person) =>
    (roster[person] ?? []).flatMap((shift, day) => (shift === OFF ? [] : [`${id},${day},${shifts[shift]?.id}`])),
  )
  return `${['employee,day,shift', ...rows].join('\n')}\n`
}

/** Reads such a file back. A day a person has no row for is a day off. */
export function readRosterFile(
  { people, shifts, days }: Instance,
  text: string,
): { readonly ok: true; readonly roster: Roster } | { readonly ok: false; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const read = lineReader(faults)
  const personOf = read.indexBy(people, 'employee', 'the instance')
  const shiftOf = read.indexBy(shifts, 'shift', 'the instance')
  const roster = people.map(() => new Array<number>(days).fill(OFF))
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = { number: index + 1, text: raw.trim() }
    if (index === 0 && line.text !== 'employee,day,shift') read.fault(line, 'The header has to be employee,day,shift')
    if (index === 0 || line.text === '') continue
    const [employee = '', day = '', shift = ''] = read.cells(line, 3)
    const row = roster[personOf(line, employee)] ?? []
    const at = read.whole(line, 'day', day, 0, days - 1)
    if (row[at] !== OFF) read.fault(line, `${employee} has a shift on day ${day} already: keep one`)
    row[at] = shiftOf(line, shift)
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, roster }
}
