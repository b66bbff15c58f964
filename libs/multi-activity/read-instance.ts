import { type Fault, type Line, lineReader, sectionsOf } from '#libs/shift-sequences/sections.ts'
import { type ActivityInstance, SLOTS_PER_DAY, slotAt, type Worker } from './instance.ts'

export type ReadActivityInstance =
  | { readonly ok: true; readonly instance: ActivityInstance }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Reads the text form of the benchmark. Nothing is repaired; every line that cannot be right is named, up to fifty. */
export function readActivityInstance(text: string): ReadActivityInstance {
  const faults: Fault[] = []
  const sections = sectionsOf(text, ['SECTION_HORIZON', 'SECTION_TASKS', 'SECTION_STAFF', 'SECTION_COVER'], faults)
  const read = lineReader(faults)
  const one = (lines: readonly Line[], name: string, most: number) => {
    const [first, second] = lines
    if (second) read.fault(second, `${name} is one number: remove this line`)
    return first ? read.whole(first, name, first.text, 1, most) : 0
  }
  const days = one(sections('SECTION_HORIZON'), 'The horizon', 366)
  const tasks = one(sections('SECTION_TASKS'), 'The number of tasks', 1000)
  const staff = sections('SECTION_STAFF')
  read.refuseRepeats(staff, (line) => line.text.split(',')[0] ?? '', 'employee')
  const people = staff.map((line): Worker => {
    const [id = '', least = '', most = ''] = read.cells(line, 3)
    const leastMinutes = read.whole(line, 'MinTotalMinutes', least, 0)
    const mostMinutes = read.whole(line, 'MaxTotalMinutes', most, 0)
    if (leastMinutes > mostMinutes) read.fault(line, 'MinTotalMinutes is above MaxTotalMinutes')
    return { id, leastMinutes, mostMinutes }
  })
  if (faults.length > 0) return refusal(faults)
  const cover = readCover(sections('SECTION_COVER'), days, tasks, read, faults)
  if (faults.length > 0) return refusal(faults)
  return { ok: true, instance: { days, tasks, people, ...cover } }
}

const refusal = (faults: readonly Fault[]) => ({
  ok: false as const,
  faults: faults.toSorted((first, second) => first.line - second.line).slice(0, 50),
})

function readCover(
  lines: readonly Line[],
  days: number,
  tasks: number,
  read: ReturnType<typeof lineReader>,
  faults: Fault[],
): { least: number[]; most: number[] } {
  const size = days * SLOTS_PER_DAY * tasks
  const least = new Array<number>(size).fill(0)
  const most = new Array<number>(size).fill(0)
  const lineOf = new Int32Array(size)
  for (const line of lines) {
    const [day = '', time = '', task = '', min = '', max = ''] = read.cells(line, 5)
    const slotOfDay = readTime(line, time, read)
    const taskIndex = read.whole(line, 'TaskID', task, 1, tasks) - 1
    const slot = slotAt(read.whole(line, 'Day', day, 1, days + 1) - 1, slotOfDay)
    if (slot < 0 || slot >= days * SLOTS_PER_DAY) {
      read.fault(
        line,
        `${day} ${time} lies outside the horizon, which runs from 06:00 of day 1 to 06:00 of day ${days + 1}`,
      )
      continue
    }
    const cell = slot * tasks + taskIndex
    if (lineOf[cell]) read.fault(line, `Line ${lineOf[cell]} gives this time and task already: keep one of them`)
    lineOf[cell] = line.number
    least[cell] = read.whole(line, 'Min', min, 0)
    most[cell] = read.whole(line, 'Max', max, 0)
    if ((most[cell] ?? 0) < (least[cell] ?? 0)) read.fault(line, 'Min is above Max')
  }
  const missing = lineOf.indexOf(0)
  if (missing >= 0 && faults.length === 0) faults.push({ line: 0, problem: missingCover(missing, lineOf, tasks) })
  return { least, most }
}

/** `06:15-06:30`, exactly one slot. */
function readTime(line: Line, text: string, read: ReturnType<typeof lineReader>): number {
  const match = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text)
  const [from = 0, to = 0] = match
    ? [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])]
    : []
  if (match && from % 15 === 0 && from < 1440 && to === (from + 15) % 1440) return from / 15
  read.fault(line, `"${text}": write a quarter of an hour, as 06:15-06:30`)
  return 0
}

function missingCover(cell: number, lineOf: Int32Array, tasks: number): string {
  const missing = lineOf.reduce((count, line) => count + (line === 0 ? 1 : 0), 0)
  const minutes = (Math.floor(cell / tasks) + 24) * 15
  const clock = `${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const first = `day ${Math.floor(minutes / 1440) + 1}, ${clock}, task ${(cell % tasks) + 1}`
  return `SECTION_COVER lacks ${missing} intervals, the first ${first}: give every quarter of an hour of every task`
}
