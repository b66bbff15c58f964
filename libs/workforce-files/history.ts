import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { type CountRow, readSeries } from '#libs/forecast/read-series.ts'
import type { Series } from '#libs/forecast/series.ts'
import { readCallRecords } from './call-records.ts'
import { countsOfCalls } from './counts-of-calls.ts'
import { type CsvTable, type Fault, numberIn, readCsv } from './csv.ts'
import { type Gap, gapsOf } from './gaps.ts'
import { intervalOf } from './interval-of.ts'

export type HistoryFormat = 'counts' | 'counts-by-slot' | 'calls'

export interface History {
  readonly format: HistoryFormat
  readonly series: Series
  /** What is missing, in order of time. It is marked in the series, not filled. */
  readonly gaps: readonly Gap[]
  /** Sum of all counts. 0: nothing was ever counted, so look whether the file is the right one. */
  readonly calls: number
}

export type HistoryResult =
  | { readonly ok: true; readonly history: History }
  | { readonly ok: false; readonly faults: readonly Fault[] }

export interface HistoryOptions {
  /** IANA zone of the wall clock of the file. `UTC`, a clock that is never changed, unless given. */
  readonly zone?: string
  readonly closed?: readonly LocalDate[]
  /** Interval wanted in the end; calls are counted by a divisor of it. 30. */
  readonly intervalMinutes?: number
}

const FORMATS = 'start,calls or date,slot,start,calls or, for single calls, date,vru_entry,outcome and others'

/**
 * The past of a centre from a CSV file in any of three formats, told apart by the header (docs/workforce-files.md):
 * counts per interval, counts per date and slot, single calls. The length of the intervals is read off the rows.
 *
 * Nothing is repaired: lines that cannot be right are faults, each with its line; what is missing is in `gaps`.
 */
export function readHistory(text: string, options: HistoryOptions = {}): HistoryResult {
  const { zone = 'UTC', closed = [], intervalMinutes: wanted = 30 } = options
  const table = readCsv(text)
  const format = formatOf(table.header)
  if (format === null)
    return refuse([{ line: 1, problem: `The columns are ${table.header.join(',')}: a history has ${FORMATS}` }])
  const counted = format === 'calls' ? fromCalls(table, zone, wanted) : fromCounts(table, format)
  const { rows, intervalMinutes } = counted
  if (intervalMinutes === null) return refuse([...counted.faults, ...table.faults])
  const isClosed = new Set(closed)
  const worked = rows.find(({ start, calls }) => calls > 0 && isClosed.has(start.slice(0, 10)))
  const faults = [...table.faults, ...counted.faults]
  if (worked)
    faults.push({
      line: worked.line,
      problem: `${worked.start.slice(0, 10)} is listed as closed, yet has calls: take it off the list or out of the file`,
    })
  // A closed day that the export writes out as zeros is a closed day.
  const kept = rows.filter(({ start }) => !isClosed.has(start.slice(0, 10)))
  const read = readSeries(kept, { zone, intervalMinutes, closed })
  if (!read.ok) faults.push(...read.faults.map((fault) => withHint(fault, options.zone === undefined)))
  if (faults.length > 0 || !read.ok) return refuse(faults)
  const calls = kept.reduce((sum, row) => sum + row.calls, 0)
  return { ok: true, history: { format, series: read.series, gaps: gapsOf(read.series, kept), calls } }
}

const refuse = (faults: readonly Fault[]): HistoryResult => ({
  ok: false,
  faults: faults.toSorted((a, b) => a.line - b.line),
})

function formatOf(header: readonly string[]): HistoryFormat | null {
  const has = (...columns: readonly string[]) => columns.every((column) => header.includes(column))
  if (has('date', 'slot', 'start', 'calls')) return 'counts-by-slot'
  if (has('start', 'calls')) return 'counts'
  return has('date', 'vru_entry', 'outcome') ? 'calls' : null
}

const withHint = ({ line, problem }: Fault, isZoneAssumed: boolean): Fault => ({
  line,
  problem:
    isZoneAssumed && problem.includes('a second time')
      ? `${problem}: take one out; if the clock went back that night, name the zone of the file`
      : problem,
})

interface Counted {
  /** The rows that could be read; none of a fault is among them. */
  readonly rows: readonly CountRow[]
  /** null: without it no row can be placed. */
  readonly intervalMinutes: number | null
  readonly faults: readonly Fault[]
}

function fromCounts({ header, rows }: CsvTable, format: HistoryFormat): Counted {
  const faults: Fault[] = []
  const column = (name: string) => header.indexOf(name)
  const [date, slot, start, calls] = [column('date'), column('slot'), column('start'), column('calls')]
  const counts = rows.flatMap(({ line, cells }): CountRow[] => {
    const time = cells[start] ?? ''
    const count = numberIn(cells[calls] ?? '')
    if (count === null) {
      faults.push({ line, problem: `"${cells[calls]}" calls is no number: write a count of 0 or more` })
      return []
    }
    return [{ line, calls: count, start: format === 'counts' ? time : `${cells[date] ?? ''}T${time}` }]
  })
  const interval = intervalOf(counts.map((row) => row.start))
  if (interval === null && faults.length === 0)
    faults.push({
      line: 0,
      problem:
        rows.length === 0
          ? 'There is no row under the header: give a history'
          : 'No two rows follow each other within a day: the length of an interval is unknown',
    })
  else if (interval !== null && format === 'counts-by-slot') faults.push(...wrongSlots(rows, { slot, start }, interval))
  return { rows: counts, intervalMinutes: interval, faults }
}

/** The slot says the same as the start, counted from 1; where they differ, one of them is wrong. */
function wrongSlots(
  rows: CsvTable['rows'],
  column: { readonly slot: number; readonly start: number },
  intervalMinutes: number,
): Fault[] {
  return rows.flatMap(({ line, cells }) => {
    const match = /^(\d{1,2}):(\d{2})/.exec(cells[column.start] ?? '')
    const expected = match ? (Number(match[1]) * 60 + Number(match[2])) / intervalMinutes + 1 : Number.NaN
    const given = numberIn(cells[column.slot] ?? '')
    if (!Number.isInteger(expected) || given === expected) return []
    const problem = `slot ${cells[column.slot]} does not start at ${cells[column.start]}: that is slot ${expected} of ${intervalMinutes} minutes`
    return [{ line, problem }]
  })
}

function fromCalls(table: CsvTable, zone: string, wanted: number): Counted {
  const read = readCallRecords(table)
  if (!read.ok)
    return { rows: [], intervalMinutes: null, faults: read.faults.filter((fault) => !table.faults.includes(fault)) }
  // 5 minutes where they divide what is wanted, so that one reading serves 15 and 30.
  const intervalMinutes = wanted % 5 === 0 ? 5 : wanted
  return { rows: countsOfCalls(read.calls, zone, intervalMinutes), intervalMinutes, faults: [] }
}
