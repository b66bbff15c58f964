import { type Fault, numberIn, readCsv } from './csv.ts'
import { intervalOf } from './interval-of.ts'

/** A forecast as a file holds it. */
export interface ForecastFile {
  readonly intervalMinutes: number
  /** Probabilities of the quantile columns, ascending; none where the file has only `calls`. */
  readonly levels: readonly number[]
  readonly rows: readonly ForecastFileRow[]
}

export interface ForecastFileRow {
  readonly line: number
  /** Wall clock, `YYYY-MM-DDTHH:MM:SS`. */
  readonly start: string
  /** Mean contacts of the interval, 0 or more. */
  readonly calls: number
  /** Not exceeded with the probability of `levels`. */
  readonly quantiles: readonly number[]
}

export type ForecastFileResult =
  | { readonly ok: true; readonly forecast: ForecastFile }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** `start,calls,p2.5,p10,…`, contacts with three decimals. */
export function writeForecastFile(
  levels: readonly number[],
  rows: readonly { readonly start: string; readonly mean: number; readonly quantiles: readonly number[] }[],
): string {
  const header = ['start', 'calls', ...levels.map((level) => `p${Number((100 * level).toPrecision(6))}`)]
  const lines = rows.map(({ start, mean, quantiles }) =>
    [start.length === 16 ? `${start}:00` : start, ...[mean, ...quantiles].map(rounded)].join(','),
  )
  return `${[header.join(','), ...lines].join('\n')}\n`
}

const rounded = (value: number) => String(Math.round(value * 1000) / 1000)

/**
 * Reads what `writeForecastFile` writes, or another tool: `start,calls` and any quantile columns `pN` with N in percent.
 * Rows stand in order of time; hours without a row are closed. Two rows for the same start are refused, but for the
 * night in which the clock goes back, where the whole hour stands twice.
 * @param intervalMinutes left out, it is read off the rows
 */
export function readForecastFile(text: string, intervalMinutes?: number): ForecastFileResult {
  const { header, rows, faults: shapeFaults } = readCsv(text)
  const place = { start: header.indexOf('start'), calls: header.indexOf('calls') }
  if (place.start === -1 || place.calls === -1)
    return refuse(1, `The columns are ${header.join(',')}: a forecast has start,calls and any quantiles p10,p50,…`)
  const columns = header.flatMap((name, column) => {
    const level = /^p(\d+(?:\.\d+)?)$/.exec(name)?.[1]
    return level === undefined ? [] : [{ level: Number(level) / 100, column }]
  })
  const sorted = columns.toSorted((a, b) => a.level - b.level)
  if (sorted.some(({ level }) => !(level > 0 && level < 1)))
    return refuse(1, 'A quantile column is named p and a percentage between 0 and 100, as p10 or p97.5')
  const faults: Fault[] = [...shapeFaults]
  const read: ForecastFileRow[] = []
  for (const { line, cells } of rows) {
    const start = cells[place.start] ?? ''
    const values = [place.calls, ...sorted.map(({ column }) => column)].map((column) => cells[column] ?? '')
    const problem = startFault(start) ?? valuesFault(values)
    if (problem !== null) {
      faults.push({ line, problem })
      continue
    }
    const [calls = 0, ...quantiles] = values.map(Number)
    read.push({ line, start: start.length === 16 ? `${start}:00` : start, calls, quantiles })
  }
  const interval = intervalMinutes ?? intervalOf(read.map(({ start }) => start))
  if (faults.length === 0 && read.length === 0) faults.push({ line: 0, problem: 'There is no row: give a forecast' })
  else if (interval === null)
    faults.push({ line: 0, problem: 'No two rows follow each other within a day: name the length of an interval' })
  else faults.push(...orderFaults(read, interval))
  if (faults.length > 0 || interval === null) return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line) }
  const levels = sorted.map(({ level }) => level)
  return { ok: true, forecast: { intervalMinutes: interval, levels, rows: read } }
}

const refuse = (line: number, problem: string): ForecastFileResult => ({ ok: false, faults: [{ line, problem }] })

function startFault(start: string): string | null {
  const isTime = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:00)?$/.test(start)
  return isTime && !Number.isNaN(Date.parse(`${start}Z`))
    ? null
    : `"${start}" is no local time: write YYYY-MM-DDTHH:MM:SS`
}

function valuesFault(values: readonly string[]): string | null {
  const numbers = values.map(numberIn)
  const wrong = numbers.indexOf(null)
  if (wrong !== -1) return `"${values[wrong]}" is no number: write contacts of 0 or more`
  const negative = numbers.find((value) => value !== null && value < 0)
  if (negative !== undefined) return `${negative} contacts: there cannot be fewer than 0`
  const quantiles = numbers.slice(1)
  const falls = quantiles.findIndex((value, i) => i > 0 && (value ?? 0) < (quantiles[i - 1] ?? 0))
  return falls === -1
    ? null
    : `The quantiles fall from ${quantiles[falls - 1]} to ${quantiles[falls]}: a higher one is never less`
}

/** Rows that overlap or run backwards. A step back by up to two hours is the clock going back, if the hour then repeats. */
function orderFaults(rows: readonly ForecastFileRow[], intervalMinutes: number): Fault[] {
  const times = new Map<string, number>()
  return rows.flatMap(({ line, start }, i): Fault[] => {
    const passes = (times.get(start) ?? 0) + 1
    times.set(start, passes)
    if (passes > 2) return [{ line, problem: `${start} stands a third time: take it out` }]
    const before = rows[i - 1]
    if (!before) return []
    const distance = (Date.parse(`${start}Z`) - Date.parse(`${before.start}Z`)) / 60_000
    if (distance >= intervalMinutes) {
      if (distance % intervalMinutes === 0 || start.slice(0, 10) !== before.start.slice(0, 10)) return []
      return [{ line, problem: `${start} is not on the grid of ${intervalMinutes} minutes: intervals have one length` }]
    }
    if (distance > 0)
      return [{ line, problem: `${start} overlaps ${before.start}, which lasts ${intervalMinutes} minutes` }]
    // The clock goes back by an hour, from the end of a row to the start of an earlier one.
    if (passes === 2 && isNight(start) && intervalMinutes - distance === 60) return []
    const problem =
      passes > 1
        ? `${start} stands a second time: take one out`
        : `${start} comes after ${before.start}: sort the rows by time`
    return [{ line, problem }]
  })
}

/** Clocks go back between midnight and four; a start that stands twice at noon is a fault. */
const isNight = (start: string) => start.slice(11, 13) < '04'
