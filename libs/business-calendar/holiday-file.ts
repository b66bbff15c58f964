import { readCsv } from '#libs/workforce-files/csv.ts'
import { WEEKDAYS, type Weekday } from './calendar-data.ts'
import { isLocalDate } from './local-dates.ts'

/** Holidays and adjusted workdays as a file gives them, each date once. `isPaid`: work on it is paid as on a public holiday. */
export interface HolidayFile {
  readonly holidays: readonly { readonly date: string; readonly name?: string; readonly isPaid?: true }[]
  readonly adjustedWorkdays: readonly { readonly date: string; readonly name?: string; readonly like: Weekday }[]
}

/** @property line in the file, the header of a CSV being 1; in JSON the place in its list, from 1; 0: the file itself */
export interface HolidayFault {
  readonly line: number
  readonly kind: 'no-table' | 'cells' | 'date' | 'twice' | 'kind' | 'like' | 'empty'
}

export type HolidayReading =
  | { readonly ok: true; readonly file: HolidayFile }
  | { readonly ok: false; readonly faults: readonly HolidayFault[] }

interface Line {
  readonly line: number
  readonly date: string
  readonly kind: string
  readonly name: string
  readonly like: string
}

const COLUMNS = ['date', 'kind', 'name', 'like'] as const

/**
 * A file of holidays: CSV with the columns `date,kind,name,like`, of which the last two may be left out, or JSON with
 * `holidays` and `adjustedWorkdays`. `kind` is `holiday`, `paid-holiday` or `workday`; `like` is the weekday whose hours an adjusted workday
 * has, Monday unless given; a `paid-holiday` is a holiday on which work is paid as such (`"paid": true` in JSON), for of the days
 * off around a feast only some are. It is taken whole or refused with every faulty line; nothing is repaired.
 */
export function readHolidayFile(text: string): HolidayReading {
  const faults: HolidayFault[] = []
  const lines = text.trimStart().startsWith('{') ? linesOfJson(text, faults) : linesOfCsv(text, faults)
  const seen = new Set<string>()
  const holidays: { date: string; name?: string; isPaid?: true }[] = []
  const adjustedWorkdays: { date: string; name?: string; like: Weekday }[] = []
  for (const { line, date, kind, name, like } of lines) {
    const weekday = WEEKDAYS.find((one) => one === (like === '' ? 'monday' : like))
    const named = name === '' ? {} : { name }
    if (!isLocalDate(date)) faults.push({ line, kind: 'date' })
    else if (seen.has(date)) faults.push({ line, kind: 'twice' })
    else if (kind === 'holiday') holidays.push({ date, ...named })
    else if (kind === 'paid-holiday') holidays.push({ date, ...named, isPaid: true })
    else if (kind !== 'workday') faults.push({ line, kind: 'kind' })
    else if (weekday === undefined) faults.push({ line, kind: 'like' })
    else adjustedWorkdays.push({ date, ...named, like: weekday })
    seen.add(date)
  }
  if (faults.length === 0 && seen.size === 0) faults.push({ line: 0, kind: 'empty' })
  return faults.length === 0
    ? { ok: true, file: { holidays, adjustedWorkdays } }
    : { ok: false, faults: faults.toSorted((a, b) => a.line - b.line) }
}

function linesOfCsv(text: string, faults: HolidayFault[]): readonly Line[] {
  const { header, rows, faults: broken } = readCsv(text.replace(/^\uFEFF/, ''))
  if (!header.includes('date') || !header.includes('kind')) {
    faults.push({ line: 1, kind: 'no-table' })
    return []
  }
  faults.push(...broken.map(({ line }): HolidayFault => ({ line, kind: 'cells' })))
  return rows.map(({ line, cells }) => {
    const [date = '', kind = '', name = '', like = ''] = COLUMNS.map((column) => cells[header.indexOf(column)] ?? '')
    return { line, date, kind, name, like }
  })
}

function linesOfJson(text: string, faults: HolidayFault[]): readonly Line[] {
  const whole = parsed(text)
  const lists = [listIn(whole, 'holidays'), listIn(whole, 'adjustedWorkdays')]
  if (lists.every((list) => list === undefined)) faults.push({ line: 0, kind: 'no-table' })
  return lists.flatMap((list, which) =>
    (list ?? []).map((entry: unknown, place) => ({
      line: place + 1,
      date: textIn(entry, 'date'),
      kind: which === 1 ? 'workday' : valueIn(entry, 'paid') === true ? 'paid-holiday' : 'holiday',
      name: textIn(entry, 'name'),
      like: textIn(entry, 'like'),
    })),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function valueIn(whole: unknown, key: string): unknown {
  return typeof whole === 'object' && whole !== null
    ? Object.entries(whole).find(([name]) => name === key)?.[1]
    : undefined
}
function listIn(whole: unknown, key: string): readonly unknown[] | undefined {
  const list = valueIn(whole, key)
  return Array.isArray(list) ? list : undefined
}
function textIn(whole: unknown, key: string): string {
  const value = valueIn(whole, key)
  return typeof value === 'string' ? value.trim() : ''
}
