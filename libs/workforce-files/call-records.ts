import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { dayNumberOf, isLocalDate } from '#libs/business-calendar/local-dates.ts'
import { type CsvTable, type Fault, numberIn } from './csv.ts'

/** One call as a telephone system writes it. */
export interface CallRecord {
  readonly line: number
  readonly date: LocalDate
  /** Seconds after midnight at which the caller entered the voice menu, 0 to 86,399. */
  readonly enteredSeconds: number
  /**
   * Seconds after the midnight of `date` at which the caller asked for an agent; past 86,400 after midnight. Null where
   * they hung up in the menu, or the file does not say.
   */
  readonly askedSeconds: number | null
  /** Waited before an answer or giving up, 0 or more. */
  readonly waitedSeconds: number
  /** `null`: answered, but the time of service was not written down, or not answered. */
  readonly servedSeconds: number | null
  readonly outcome: 'answered' | 'abandoned'
}

export type CallRecords =
  | { readonly ok: true; readonly calls: readonly CallRecord[]; readonly phantoms: number }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** What a row needs for its arrival; and, for a replay, what became of it. */
const ARRIVAL_COLUMNS = ['date', 'vru_entry', 'outcome']
const FATE_COLUMNS = ['vru_exit', 'q_start', 'q_sec', 'ser_start', 'ser_sec']

/**
 * Single calls from the table of a file. Columns beyond those needed are passed over. Phantom calls, which never came,
 * are counted and left out.
 * @param needs `fate`: refuse files that do not say how long calls waited and were served
 */
export function readCallRecords(table: CsvTable, needs: 'arrival' | 'fate' = 'arrival'): CallRecords {
  const { header, rows } = table
  const wanted = needs === 'fate' ? [...ARRIVAL_COLUMNS, ...FATE_COLUMNS] : ARRIVAL_COLUMNS
  const absent = wanted.filter((name) => !header.includes(name))
  if (absent.length > 0)
    return {
      ok: false,
      faults: [{ line: 1, problem: `The columns ${absent.join(', ')} are missing: calls need them` }],
    }
  const place = new Map(header.map((name, i) => [name, i]))
  const faults: Fault[] = [...table.faults]
  const calls: CallRecord[] = []
  let phantoms = 0
  for (const { line, cells } of rows) {
    const cell = (name: string) => cells[place.get(name) ?? -1] ?? ''
    if (cell('outcome') === 'PHANTOM') {
      phantoms++
      continue
    }
    const call = readCall(line, cell)
    if (typeof call === 'string') faults.push({ line, problem: call })
    else calls.push(call)
  }
  if (faults.length > 0) return { ok: false, faults }
  if (calls.length === 0) return { ok: false, faults: [{ line: 0, problem: 'There is no call in the file' }] }
  return { ok: true, calls: calls.sort(byEntry), phantoms }
}

const byEntry = (a: CallRecord, b: CallRecord) =>
  dayNumberOf(a.date) - dayNumberOf(b.date) || a.enteredSeconds - b.enteredSeconds || a.line - b.line

/** @returns the call, or what is wrong with it */
function readCall(line: number, cell: (name: string) => string): CallRecord | string {
  const date = cell('date')
  if (!isLocalDate(date)) return `"${date}" is no date: write YYYY-MM-DD`
  const outcome = cell('outcome')
  if (outcome !== 'AGENT' && outcome !== 'HANG') return `outcome "${outcome}": write AGENT, HANG or PHANTOM`
  const entered = secondsIn(cell('vru_entry'))
  if (entered === null) return `vru_entry "${cell('vru_entry')}" is no time: write H:MM:SS`
  const times = readTimes(cell)
  if (typeof times === 'string') return times
  const { left, queued, waited, started, served } = times
  const isAnswered = outcome === 'AGENT'
  // Never queued and never served: gone within the menu. 0:00:00 stands for "never" in such files.
  const asked = queued > 0 ? queued : isAnswered ? started || left : null
  return {
    line,
    date,
    enteredSeconds: entered,
    askedSeconds: asked === null ? null : asked < entered ? asked + 86_400 : asked,
    waitedSeconds: queued > 0 ? waited : 0,
    servedSeconds: isAnswered && started > 0 ? served : null,
    outcome: isAnswered ? 'answered' : 'abandoned',
  }
}

function readTimes(cell: (name: string) => string) {
  const times = { left: 'vru_exit', queued: 'q_start', started: 'ser_start' } as const
  const lengths = { waited: 'q_sec', served: 'ser_sec' } as const
  const result = { left: 0, queued: 0, started: 0, waited: 0, served: 0 }
  for (const [key, name] of entriesOf(times)) {
    const seconds = cell(name) === '' ? 0 : secondsIn(cell(name))
    if (seconds === null) return `${name} "${cell(name)}" is no time: write H:MM:SS`
    result[key] = seconds
  }
  for (const [key, name] of entriesOf(lengths)) {
    const seconds = cell(name) === '' ? 0 : numberIn(cell(name))
    if (seconds === null) return `${name} "${cell(name)}" is no number: write seconds`
    if (seconds < 0) return `${name} is ${seconds}: nothing lasts less than 0 seconds`
    result[key] = seconds
  }
  return result
}

const entriesOf = <K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] => {
  const entries: [K, V][] = []
  for (const key in record) entries.push([key, record[key]])
  return entries
}

function secondsIn(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(text)
  if (!match) return null
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : null
}
